// Characters and small words of UTF-8 text, as the extractor's scanners need them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/any_byte.hpp"
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

// The same questions about characters that are not ASCII, for those below.
namespace beyond_ascii {
[[nodiscard]] bool is_space(char32_t c) noexcept;
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_upper(char32_t c) noexcept;
[[nodiscard]] bool is_lower(char32_t c) noexcept;
[[nodiscard]] int digit_value(char32_t c) noexcept;
}  // namespace beyond_ascii

// White space of Unicode, control characters included.
[[nodiscard]] inline bool is_space(char32_t c) noexcept {
  return c < 0x80 ? c <= 0x20 : beyond_ascii::is_space(c);
}

// White space, and the zero width, direction and byte order marks that scrapers leave at the
// ends of lines.
[[nodiscard]] inline bool is_blank(char32_t c) noexcept {
  return is_space(c) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

// Letters and marks.
[[nodiscard]] inline bool is_letter(char32_t c) noexcept {
  if (c >= 0x80) return beyond_ascii::is_letter(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// Capital or title case letters.
[[nodiscard]] inline bool is_upper(char32_t c) noexcept {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : beyond_ascii::is_upper(c);
}
[[nodiscard]] inline bool is_lower(char32_t c) noexcept {
  return c < 0x80 ? c >= 'a' && c <= 'z' : beyond_ascii::is_lower(c);
}
// Of any script; -1 for others.
[[nodiscard]] inline int digit_value(char32_t c) noexcept {
  if (c >= 0x80) return beyond_ascii::digit_value(c);
  return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
}
// Han and kana: no spaces between words.
[[nodiscard]] inline bool is_ideographic(char32_t c) noexcept {
  return c >= 0x3005 &&
         ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
          (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005 || (c >= 0x20000 && c <= 0x3FFFF));
}
[[nodiscard]] inline bool is_hangul(char32_t c) noexcept {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
}

// Thai, Lao, Burmese, Khmer, and their neighbours: no spaces between words, and often no full stop.
[[nodiscard]] inline bool is_unspaced(char32_t c) noexcept {
  return c >= 0x0E00 &&
         (c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
          (c >= 0x1950 && c <= 0x19FF) || (c >= 0x1A20 && c <= 0x1AAF) ||
          (c >= 0x1B00 && c <= 0x1B7F) || (c >= 0xA980 && c <= 0xA9FF) ||
          (c >= 0xAA60 && c <= 0xAADF));
}
// What parts the syllables of Tibetan and the words of Ethiopic.
[[nodiscard]] inline bool is_word_mark(char32_t c) noexcept {
  return c == 0x0F0B || c == 0x0F0C || c == 0x1361;
}

[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

// `text` without any of `marks` (ASCII) and white space at its ends.
[[nodiscard]] std::string_view trim_marks(std::string_view text, std::string_view marks) noexcept;

// Folded words of the text joined by one space, punctuation gone: "- Advertisement -" gives
// "advertisement". For lookups in phrase lists.
[[nodiscard]] std::string plain(std::string_view text);

// White-space separated tokens, at most `limit` of them.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text,
                                                        std::size_t limit = 64);

// How many there are, up to `limit`.
[[nodiscard]] std::size_t word_count(std::string_view text, std::size_t limit = 64) noexcept;

// Runs of characters that are no gap: white space in ASCII, beyond it what `is_gap` says.
template <typename Gap>
[[nodiscard]] std::size_t count_runs(std::string_view text, Gap is_gap) noexcept {
  constexpr std::size_t kBlock = 64;  // bytes; most are ASCII throughout
  std::size_t runs = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    auto const block = text.substr(at, kBlock);
    if (is_ascii(block)) {
      bool const goes_on = inside && block.front() > ' ';
      runs += count_ascii_words(block) - (goes_on ? 1 : 0);
      inside = block.back() > ' ';
      at += block.size();
      continue;
    }
    for (std::size_t const end = at + block.size(); at < end;) {
      char32_t const c = next_code_point(text, at);
      bool const gap = c < 0x80 ? c <= ' ' : is_gap(c);
      runs += !gap && !inside ? 1u : 0u;
      inside = !gap;
    }
  }
  return runs;
}

// True when `word` stands in `text` (both plain) as whole words.
[[nodiscard]] bool has_words(std::string_view text, std::string_view words) noexcept;

// True when the plain text begins with the plain words.
[[nodiscard]] bool starts_with_words(std::string_view text, std::string_view words) noexcept;

}  // namespace backfile::internal
