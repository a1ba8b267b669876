// A bucket's part of everything that was published then.
#pragma once

#include <backfile/search.hpp>
#include <optional>

namespace backfile::internal {

// Nothing where the index has no article of that time at all.
[[nodiscard]] inline std::optional<double> share_of(Bucket const& bucket) {
  if (bucket.total == 0) return std::nullopt;
  return static_cast<double>(bucket.count) / static_cast<double>(bucket.total);
}

}  // namespace backfile::internal
