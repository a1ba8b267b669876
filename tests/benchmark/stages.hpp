// The time that each stage of a search takes.
#pragma once

#include <cstdint>

#include "searcher/match/reader.hpp"
#include "tests/benchmark/query_set.hpp"
#include "tests/benchmark/stopwatch.hpp"

namespace backfile::benchmark {

// Microseconds.
struct Stages {
  double parse = 0;
  double plan = 0;  // without expansion
  double expand = 0;
  double compile = 0;
  double match = 0;  // first ten, exact count, hidden undated articles, facets
  double count = 0;  // the number alone
  std::uint64_t found = 0;
};

// Runs the query so often and takes the median of each stage.
[[nodiscard]] Stages time_stages(internal::Reader const& reader, BenchmarkQuery const& query,
                                 unsigned runs);

}  // namespace backfile::benchmark
