// Characters and small words of UTF-8 text, as the extractor's scanners need them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {

// The code point at `at`, which moves behind it. Malformed bytes give U+FFFD one by one.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  auto const byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  UChar32 const c = next_character(text, at);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

// The last code point of the text; 0 where it is empty.
[[nodiscard]] char32_t last_code_point(std::string_view text) noexcept;

// White space of Unicode, control characters included.
[[nodiscard]] bool is_space(char32_t c) noexcept;

// White space, and the zero width, direction and byte order marks that scrapers leave at the
// ends of lines.
[[nodiscard]] bool is_blank(char32_t c) noexcept;

[[nodiscard]] bool is_letter(char32_t c) noexcept;  // letters and marks
[[nodiscard]] bool is_upper(char32_t c) noexcept;   // capital or title case letters
[[nodiscard]] bool is_lower(char32_t c) noexcept;
[[nodiscard]] int digit_value(char32_t c) noexcept;      // of any script; -1 for others
[[nodiscard]] bool is_ideographic(char32_t c) noexcept;  // Han and kana: no spaces between words
[[nodiscard]] bool is_hangul(char32_t c) noexcept;

[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

// `text` without any of `marks` (ASCII) and white space at its ends.
[[nodiscard]] std::string_view trim_marks(std::string_view text, std::string_view marks) noexcept;

// Folded words of the text joined by one space, punctuation gone: "- Advertisement -" gives
// "advertisement". For lookups in phrase lists.
[[nodiscard]] std::string plain(std::string_view text);

// White-space separated tokens, at most `limit` of them.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text,
                                                        std::size_t limit = 64);

// True when `word` stands in `text` (both plain) as whole words.
[[nodiscard]] bool has_words(std::string_view text, std::string_view words) noexcept;

// True when the plain text begins with the plain words.
[[nodiscard]] bool starts_with_words(std::string_view text, std::string_view words) noexcept;

}  // namespace backfile::internal
