// What handlers work with.
#pragma once

#include <backfile/search.hpp>
#include <functional>
#include <string>
#include <vector>

#include "searcher/serve/metrics.hpp"
#include "searcher/serve/transport/problem.hpp"

namespace backfile::internal {

struct Backend {
  explicit Backend(std::vector<std::string> const& indexes) : searcher{indexes} {}

  Searcher searcher;
  Metrics metrics;
  // Connections, waiting and refused; the rest is filled in by who asks.
  std::function<Gauges()> traffic = [] { return Gauges{}; };
};

}  // namespace backfile::internal
