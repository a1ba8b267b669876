// The one way to Xapian: its header, and its errors made ours.
#pragma once

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include <utility>

#include "backfile/error.hpp"

namespace backfile::internal {

// Our error for one of Xapian's, which are no std::exception. Paths and terms in Xapian's texts
// stay in `message`; programs go by the code.
[[nodiscard]] Error translate(Xapian::Error const& error);

// Runs `work`; a Xapian error leaves as backfile::Error.
template <typename Work>
decltype(auto) guarded(Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (Xapian::Error const& error) {
    throw translate(error);
  }
}

}  // namespace backfile::internal
