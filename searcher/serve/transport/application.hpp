// What the transport asks of the program behind it.
#pragma once

#include "searcher/serve/transport/message.hpp"
#include "searcher/serve/transport/problem.hpp"

namespace backfile::internal {

class Application {
 public:
  virtual ~Application() = default;

  // Any thread, several at once. Throws nothing.
  [[nodiscard]] virtual HttpResponse answer(HttpRequest const& request) noexcept = 0;

  // Answered at once and without a search, under any load.
  [[nodiscard]] virtual bool is_light(HttpRequest const& request) const noexcept = 0;

  // An answer that the transport gives by itself: a request that cannot be read, or too many.
  [[nodiscard]] virtual HttpResponse refuse(Problem const& problem) noexcept = 0;

  // For the log of the operator.
  virtual void report(std::string_view fault) noexcept = 0;
};

}  // namespace backfile::internal
