// Questions about all bytes of a text, in blocks that the compiler turns into vector instructions.
#pragma once

#include <cstddef>
#include <string_view>

namespace backfile::internal {

// For texts of a block or more; the last block overlaps the one before.
template <std::size_t kBlock, typename Test>
[[nodiscard]] bool any_in_blocks(std::string_view text, Test test) noexcept {
  auto const test_at = [&](std::size_t at) -> unsigned char {
    return test(static_cast<unsigned char>(text[at])) ? 1 : 0;
  };
  std::size_t const last = text.size() - kBlock;
  for (std::size_t at = 0;; at = at + kBlock < last ? at + kBlock : last) {
    unsigned char found = 0;
    for (std::size_t i = 0; i < kBlock; ++i) found |= test_at(at + i);
    if (found != 0) return true;
    if (at == last) return false;
  }
}

// Whether `test` holds for a byte of the text: a function object, so that the loop sees what it
// does, and cheap, since it is asked about a whole block before the answer is looked at.
template <typename Test>
[[nodiscard]] bool any_byte(std::string_view text, Test test) noexcept {
  constexpr std::size_t kLong = 64;   // bytes
  constexpr std::size_t kShort = 16;  // a vector
  if (text.size() >= kLong) return any_in_blocks<kLong>(text, test);
  if (text.size() >= kShort) return any_in_blocks<kShort>(text, test);
  for (char const c : text)
    if (test(static_cast<unsigned char>(c))) return true;
  return false;
}

[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
  return !any_byte(text, [](unsigned char byte) { return byte >= 0x80; });
}

[[nodiscard]] inline bool has_ascii_digit(std::string_view text) noexcept {
  return any_byte(text, [](unsigned char byte) { return byte >= '0' && byte <= '9'; });
}

// How many neighbours pass `test(left, right)`.
template <typename Test>
[[nodiscard]] std::size_t count_neighbours(std::string_view text, Test test) noexcept {
  constexpr std::size_t kBlock = 128;  // what a byte can count
  auto const test_at = [&](std::size_t at) -> unsigned char {
    return test(static_cast<unsigned char>(text[at - 1]), static_cast<unsigned char>(text[at])) ? 1
                                                                                                : 0;
  };
  std::size_t count = 0;
  for (std::size_t begin = 1; begin < text.size(); begin += kBlock) {
    std::size_t const end = begin + kBlock < text.size() ? begin + kBlock : text.size();
    unsigned char passed = 0;
    for (std::size_t at = begin; at < end; ++at)
      passed = static_cast<unsigned char>(passed + test_at(at));
    count += passed;
  }
  return count;
}

// Runs of bytes above the space. For ASCII these are its words.
[[nodiscard]] inline std::size_t count_ascii_words(std::string_view text) noexcept {
  auto const begins = [](unsigned char left, unsigned char right) {
    return left <= ' ' && right > ' ';
  };
  bool const inside = !text.empty() && static_cast<unsigned char>(text.front()) > ' ';
  return count_neighbours(text, begins) + (inside ? 1 : 0);
}

}  // namespace backfile::internal
