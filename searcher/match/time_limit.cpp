#include "searcher/match/time_limit.hpp"

namespace backfile::internal {

thread_local constinit TimeLimit* TimeLimit::current = nullptr;

TimeLimit::TimeLimit(std::chrono::milliseconds time)
    : end_{std::chrono::steady_clock::now() + time}, outer_{current} {
  current = this;
}

void TimeLimit::look_at_clock() const {
  if (std::chrono::steady_clock::now() >= end_) throw TimeUp{};
}

}  // namespace backfile::internal
