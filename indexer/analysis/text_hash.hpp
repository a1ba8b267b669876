// Sets and maps of strings that are asked with views, without a copy.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace backfile::internal {

// For std::unordered_set<std::string, TextHash, std::equal_to<>> and its like.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

}  // namespace backfile::internal
