// The processor's time, and its middle value over several runs.
#pragma once

#include <time.h>

#include <algorithm>
#include <vector>

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

[[nodiscard]] inline double median(std::vector<double> values) {
  if (values.empty()) return 0.0;
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace backfile::benchmark
