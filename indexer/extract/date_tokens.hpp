// The numbers, words and marks of a line, for the recogniser of printed dates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace backfile::internal {

enum class DateTokenKind : std::uint8_t { number, word, mark };

struct DateToken {
  DateTokenKind kind = DateTokenKind::mark;
  bool gap = false;         // white space stands before it
  std::uint8_t digits = 0;  // of a number
  unsigned value = 0;       // of a number; of a month name (1 to 12) or weekday (1 + 0 to 6)
  bool month = false;       // a word that names a month
  bool weekday = false;     // a word that names a weekday
  bool several = false;     // a month's name that is another month's in another language
  bool persian = false;     // a month of the Solar Hijri calendar
  char32_t mark = 0;
  std::size_t begin = 0;  // bytes of the line
  std::size_t end = 0;
  std::string_view text;
};

using DateTokens = std::vector<DateToken>;

// False for a line without digits of any script: every date and year has one.
[[nodiscard]] bool may_have_number(std::string_view line) noexcept;

// Whether two numbers stand in the line or one of four digits: no date with a year has less.
[[nodiscard]] bool may_have_date(std::string_view line) noexcept;

// Digits of every script count, and Han numerals in front of a sign of the calendar (二〇二三年);
// letters and digits part ("3rd", "11h13", "2019년"). Names of months of several words are one
// token. `lang`: ISO 639-1, whose names of months are known besides the common ones.
[[nodiscard]] DateTokens tokenize_dates(std::string_view line, std::string_view lang = {});

[[nodiscard]] bool is_number(DateTokens const& tokens, std::size_t at, unsigned low, unsigned high,
                             unsigned max_digits) noexcept;
[[nodiscard]] bool is_mark(DateTokens const& tokens, std::size_t at, char32_t mark) noexcept;
// The word in any ASCII case.
[[nodiscard]] bool is_word(DateTokens const& tokens, std::size_t at,
                           std::string_view word) noexcept;
[[nodiscard]] bool is_one_of(DateTokens const& tokens, std::size_t at,
                             std::string_view words) noexcept;
// Empty behind the last token.
[[nodiscard]] inline std::string_view token_text(DateTokens const& tokens,
                                                 std::size_t at) noexcept {
  return at < tokens.size() ? tokens[at].text : std::string_view{};
}
// Nothing stands between this token and the one before.
[[nodiscard]] bool is_glued(DateTokens const& tokens, std::size_t at) noexcept;

}  // namespace backfile::internal
