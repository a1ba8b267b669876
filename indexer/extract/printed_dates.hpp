// Recognises the dates that a line prints, in the layouts of the languages we know.
#pragma once

#include <backfile/date.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/zone_names.hpp"
#include "indexer/extract/date_tokens.hpp"

namespace backfile::internal {

// Years of publication. Others are numbers, prices and typing errors.
inline constexpr unsigned kFirstDateYear = 1400;
inline constexpr unsigned kLastDateYear = 2200;

// How numeric dates whose parts could be day or month are read. Nothing is guessed: unknown
// order gives no date.
enum class NumericOrder { unknown, day_first, month_first };

// How a page writes dates.
struct DateHabits {
  DateHabits(NumericOrder numbers = NumericOrder::unknown, std::string_view language = {})
      : order{numbers}, lang{language} {}

  NumericOrder order;
  std::string_view lang;  // ISO 639-1; empty: unknown
  bool whole = false;     // the line is meant to be a date and nothing else
};

// What of a date could not be read. Of the first kinds the time of day or its offset is left out;
// of the last ones nothing is known, and the date does not exist.
enum class DateDoubt : std::uint8_t {
  none,
  no_such_time,     // 25:30
  part_of_day,      // a word says morning or evening, and which is not known
  zone_of_several,  // IST
  several_months,   // listopad
  other_calendar,   // 29 Safar 1445
};

// "prints a date that …": of those that have no value.
[[nodiscard]] std::string_view unread_because(DateDoubt doubt) noexcept;
// "the time is left out: …"; empty for those that leave nothing out.
[[nodiscard]] std::string_view left_out_because(DateDoubt doubt) noexcept;

struct PrintedDate {
  Date date;
  std::size_t begin = 0;  // bytes of the line, weekday and time of day included
  std::size_t end = 0;
  std::optional<unsigned> weekday;  // as printed beside it, 0 Sunday
  bool numeric = false;             // a layout of numbers and marks alone
  bool exists = true;               // false for 30 February; such a date is never a value
  DateDoubt doubt = DateDoubt::none;
};

// In the order of the line. Cost: linear.
[[nodiscard]] std::vector<PrintedDate> find_printed_dates(std::string_view line,
                                                          DateHabits const& habits = {});

// The calendar part alone that starts at token `at`; `end` is the token behind it.
struct DateCore {
  Date date;
  std::size_t end = 0;
  bool numeric = false;
  bool short_year = false;  // two digits: a date only beside a time of day, or alone on its line
  DateDoubt doubt = DateDoubt::none;
};
[[nodiscard]] std::optional<DateCore> read_date_core(DateTokens const& tokens, std::size_t at,
                                                     DateHabits const& habits);

// Years and months of other calendars in a core that was read by its layout: Buddhist years and
// Solar Hijri dates become ours, what cannot be reckoned is in doubt. `year`, `month`: its tokens.
void reckon_calendar(DateTokens const& tokens, std::size_t year, std::size_t month,
                     std::string_view lang, DateCore& core);
// 令和5年9月14日, 民國112年9月14日, R5.9.14.
[[nodiscard]] std::optional<DateCore> read_era_date(DateTokens const& tokens, std::size_t at,
                                                    std::string_view lang);
// A year of three or four digits that another calendar may have: 2566 in Thai, 1402 in Persian.
[[nodiscard]] bool may_be_other_year(DateTokens const& tokens, std::size_t at,
                                     std::string_view lang);

// A year that is stated in figures alone, in a language that counts by another calendar.
[[nodiscard]] bool counts_otherwise(int year, std::string_view lang) noexcept;

// A time of day with its offset, where one starts at token `at`.
struct ClockTime {
  unsigned hour = 0;
  unsigned minute = 0;
  std::optional<unsigned> second;
  std::optional<int> offset_minutes;
  std::optional<ZoneName> zone;  // whose offset depends on the day
  std::size_t end = 0;
  DateDoubt doubt = DateDoubt::none;  // the time is none
};
[[nodiscard]] std::optional<ClockTime> read_clock(DateTokens const& tokens, std::size_t at,
                                                  DateHabits const& habits = {});

}  // namespace backfile::internal
