// The time that a question may take on this thread. Xapian cannot be interrupted, but it calls us
// for every word that it scores and every match that somebody looks at; walks, places and hits are
// ours anyhow. What it reads in between is bounded by cost.hpp.
#pragma once

#include <chrono>
#include <exception>

namespace backfile::internal {

// Thrown only while a TimeLimit lives, to whoever made it.
class TimeUp final : public std::exception {
 public:
  [[nodiscard]] char const* what() const noexcept override { return "the time is up"; }
};

class TimeLimit {
 public:
  explicit TimeLimit(std::chrono::milliseconds time);
  ~TimeLimit() { current = outer_; }
  TimeLimit(TimeLimit const&) = delete;
  TimeLimit& operator=(TimeLimit const&) = delete;

  // Throws TimeUp. Where little was done since the last call: looks at the clock now and then.
  static void check() {
    if (current != nullptr && ++current->calls_ % kCalls == 0) current->look_at_clock();
  }
  // Where something longer begins.
  static void look() {
    if (current != nullptr) current->look_at_clock();
  }

 private:
  static constexpr unsigned kCalls = 512;

  void look_at_clock() const;

  static thread_local constinit TimeLimit* current;

  std::chrono::steady_clock::time_point const end_;
  TimeLimit* const outer_;
  unsigned calls_ = 0;
};

}  // namespace backfile::internal
