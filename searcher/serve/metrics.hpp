// What an operator watches, in the text format of Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace backfile::internal {

// The index as it was when the text is made, and what the transport counts.
struct Gauges {
  std::uint64_t articles = 0;
  std::uint64_t revision = 0;
  std::uint64_t connections = 0;
  std::uint64_t waiting = 0;
  std::uint64_t refused = 0;
};

// Any thread.
class Metrics {
 public:
  void answered(unsigned status, std::chrono::nanoseconds time) noexcept;
  void found_nothing() noexcept { ++zero_results_; }
  // Counts the commits that readers moved to.
  void saw(std::uint64_t revision) noexcept;

  [[nodiscard]] std::string text(Gauges const& gauges) const;

 private:
  static constexpr std::array kSeconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                       0.1,    0.25,  0.5,    1.0,   2.5,  5.0,   10.0};

  using Counter = std::atomic<std::uint64_t>;
  std::array<Counter, 1000> statuses_{};
  std::array<Counter, kSeconds.size() + 1> times_{};  // each: up to its bound; the last: beyond
  Counter nanoseconds_{0};
  Counter zero_results_{0};
  Counter reopened_{0};
  Counter revision_{0};
};

}  // namespace backfile::internal
