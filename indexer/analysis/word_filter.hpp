// A quick no for words that are not in a set: most words of a page are in none.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace backfile::internal {

// First two bytes, last byte and length of the words of a set, capitals and small letters of ASCII
// alike. A yes may be wrong, a no is right.
class WordFilter {
 public:
  [[nodiscard]] static constexpr WordFilter of(auto const& words) noexcept {
    WordFilter filter;
    for (std::string_view const word : words) filter.add(word);
    return filter;
  }

  constexpr void add(std::string_view word) noexcept {
    if (!word.empty()) bits_[place_of(word) / 64] |= std::uint64_t{1} << place_of(word) % 64;
  }

  [[nodiscard]] constexpr bool may_hold(std::string_view word) const noexcept {
    return !word.empty() && (bits_[place_of(word) / 64] >> place_of(word) % 64 & 1) != 0;
  }

 private:
  static constexpr unsigned kBits = 13;  // of a place

  static constexpr std::uint32_t small(char c) noexcept {
    return static_cast<unsigned char>(c) | 0x20u;
  }
  static constexpr std::size_t place_of(std::string_view word) noexcept {
    auto const length = static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 255));
    std::uint32_t const second = word.size() > 1 ? small(word[1]) : 0;
    std::uint32_t const key =
        small(word.front()) | second << 8 | small(word.back()) << 16 | length << 24;
    return key * 0x9E3779B1u >> (32 - kBits);  // Fibonacci hashing
  }

  std::array<std::uint64_t, (1u << kBits) / 64> bits_{};
};

}  // namespace backfile::internal
