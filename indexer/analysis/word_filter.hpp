// A quick no for words that are not in a set: most words of a page are in none.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace backfile::internal {

// First bytes and lengths of the words of a set. A yes may be wrong, a no is right.
class WordFilter {
 public:
  void add(std::string_view word) noexcept {
    if (!word.empty()) lengths_[byte_of(word)] |= bit_of(word);
  }

  [[nodiscard]] bool may_hold(std::string_view word) const noexcept {
    return !word.empty() && (lengths_[byte_of(word)] & bit_of(word)) != 0;
  }

 private:
  static std::size_t byte_of(std::string_view word) noexcept {
    return static_cast<unsigned char>(word.front());
  }
  static std::uint64_t bit_of(std::string_view word) noexcept {
    return std::uint64_t{1} << std::min<std::size_t>(word.size(), 63);
  }

  std::array<std::uint64_t, 256> lengths_{};
};

}  // namespace backfile::internal
