// Questions about ASCII characters, and small operations on texts that need no more than ASCII:
// numbers, marks of formats, words of tables. One home, so that "a digit" means one thing. For
// letters of all scripts see characters.hpp.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace backfile::internal {

// What stands between the values of a header, a record or a line.
inline constexpr std::string_view kAsciiSpace = " \t\r\n";

[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept {
  return is_ascii_upper(c) || is_ascii_lower(c);
}

[[nodiscard]] constexpr bool is_ascii_space(char c) noexcept {
  return kAsciiSpace.find(c) != kAsciiSpace.npos;
}

[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
  return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool has_ascii_lower(std::string_view text) noexcept {
  return std::any_of(text.begin(), text.end(), is_ascii_lower);
}

// `text` without kAsciiSpace at its ends.
[[nodiscard]] constexpr std::string_view ascii_trimmed(std::string_view text) noexcept {
  auto const begin = text.find_first_not_of(kAsciiSpace);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kAsciiSpace) - begin + 1);
}

// True when `text` begins with `prefix`, which is in small letters.
[[nodiscard]] constexpr bool starts_ignoring_case(std::string_view text,
                                                  std::string_view prefix) noexcept {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char a, char b) { return a == ascii_lower(b); });
}

// True when `word` is one of the list's texts.
[[nodiscard]] constexpr bool is_among(std::string_view word, auto const& list) noexcept {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace backfile::internal
