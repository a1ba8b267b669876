// Tags with more attributes than the parser can bear.
#pragma once

#include <cstddef>
#include <string_view>

namespace backfile::internal {

// The parser compares each attribute with all before it.
inline constexpr std::size_t kMostAttributes = 2'000;

// True where an element has more. Cost: linear.
[[nodiscard]] bool has_endless_tag(std::string_view page);

}  // namespace backfile::internal
