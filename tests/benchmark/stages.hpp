// The time that each stage of a search takes.
#pragma once

#include <time.h>

#include <vector>

#include "searcher/match/reader.hpp"
#include "tests/benchmark/query_set.hpp"

namespace backfile::benchmark {

// Microseconds of the processor since its making: other programs on a busy machine do not count,
// nor does waiting for the disk, so the index has to be in the page cache for an honest figure.
class Stopwatch {
 public:
  [[nodiscard]] double micros() const { return now() - start_; }

 private:
  static double now() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e6 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_nsec);
  }

  double start_ = now();
};

[[nodiscard]] double median(std::vector<double> values);

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
