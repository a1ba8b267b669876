// The whole server without its sockets: a request to an answer.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "searcher/serve/access.hpp"
#include "searcher/serve/api/backend.hpp"
#include "searcher/serve/assets.hpp"
#include "searcher/serve/transport/application.hpp"
#include "searcher/serve/transport/options.hpp"

namespace backfile::internal {

class Service final : public Application {
 public:
  // Throws what Searcher throws.
  Service(std::vector<std::string> const& indexes, AccessRules rules,
          std::span<Asset const> files = assets());

  [[nodiscard]] HttpResponse answer(HttpRequest const& request) noexcept override;
  [[nodiscard]] bool is_light(HttpRequest const& request) const noexcept override;
  [[nodiscard]] HttpResponse refuse(Problem const& problem) noexcept override;
  void report(std::string_view fault) noexcept override;

  // The time for a search.
  void set_query_time(std::chrono::milliseconds time) { query_time_ = time; }
  // Who counts connections.
  void set_traffic(std::function<Gauges()> traffic) { backend_.traffic = std::move(traffic); }

 private:
  [[nodiscard]] HttpResponse answer_or_throw(HttpRequest const& request);
  [[nodiscard]] HttpResponse routed(HttpRequest const& request);
  void compress(HttpRequest const& request, HttpResponse& response) const;

  Backend backend_;
  AccessRules rules_;
  std::span<Asset const> files_;
  std::chrono::milliseconds query_time_ = TransportLimits{}.query_time;
};

}  // namespace backfile::internal
