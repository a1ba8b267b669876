// Work that takes long asks now and then whether it is still wanted.
#pragma once

#include <atomic>

#include "backfile/error.hpp"

namespace backfile::internal {

// Set by whoever wants an end, a signal handler too; null: nobody will. Outlives the work.
using StopFlag = std::atomic<bool> const*;

[[nodiscard]] inline bool is_stopping(StopFlag stop) {
  return stop != nullptr && stop->load(std::memory_order_relaxed);
}

// Throws Error{interrupted}. To be called where what is half done can be thrown away.
inline void check_stop(StopFlag stop) {
  if (is_stopping(stop)) throw Error{Code::interrupted, "interrupted"};
}

// False where `work` was interrupted.
template <typename Work>
bool finished(Work work) {
  try {
    work();
    return true;
  } catch (Error const& error) {
    if (error.code() != Code::interrupted) throw;
    return false;
  }
}

}  // namespace backfile::internal
