// Recognises the dates that a line prints, in the layouts of the languages we know.
#pragma once

#include <backfile/date.hpp>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/extract/date_tokens.hpp"

namespace backfile::internal {

// How numeric dates whose parts could be day or month are read. Nothing is guessed: unknown
// order gives no date.
enum class NumericOrder { unknown, day_first, month_first };

// How a page writes dates.
struct DateHabits {
  DateHabits(NumericOrder numbers = NumericOrder::unknown, std::string_view language = {})
      : order{numbers}, lang{language} {}

  NumericOrder order;
  std::string_view lang;  // ISO 639-1; empty: unknown
};

struct PrintedDate {
  Date date;
  std::size_t begin = 0;  // bytes of the line, weekday and time of day included
  std::size_t end = 0;
  std::optional<unsigned> weekday;  // as printed beside it, 0 Sunday
  bool numeric = false;             // a layout of numbers and marks alone
  bool exists = true;               // false for 30 February; such a date is never a value
};

// In the order of the line. Cost: linear.
[[nodiscard]] std::vector<PrintedDate> find_printed_dates(std::string_view line,
                                                          DateHabits const& habits = {});
[[nodiscard]] std::vector<PrintedDate> find_printed_dates(DateTokens const& tokens, NumericOrder order);

// The calendar part alone that starts at token `at`; `end` is the token behind it.
struct DateCore {
  Date date;
  std::size_t end = 0;
  bool numeric = false;
  bool short_year = false;  // two digits: a date only beside a time of day, or alone on its line
};
[[nodiscard]] std::optional<DateCore> read_date_core(DateTokens const& tokens, std::size_t at,
                                                     NumericOrder order);

// A time of day with its offset, where one starts at token `at`.
struct ClockTime {
  unsigned hour = 0;
  unsigned minute = 0;
  std::optional<unsigned> second;
  std::optional<int> offset_minutes;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<ClockTime> read_clock(DateTokens const& tokens, std::size_t at);

}  // namespace backfile::internal
