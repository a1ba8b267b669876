// Dates as pages print them: a moment or a day, a month or a year, never more than was said.
#pragma once

#include <backfile/export.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backfile {

// How much of a date was said.
enum class Precision : std::uint8_t { year, month, day, minute, second };

// The name in JSON, and the precision of a name; nothing for other texts.
[[nodiscard]] BACKFILE_API std::string_view to_string(Precision precision) noexcept;
[[nodiscard]] BACKFILE_API std::optional<Precision> precision_from(std::string_view name) noexcept;

// How 09/10/2023 is read, where nothing else tells: not at all, as 9 October or as September 10.
enum class DateOrder { refuse, day_month, month_day };

// A day of the proleptic Gregorian calendar.
struct BACKFILE_API Day {
  int year = 0;
  unsigned month = 1;  // 1 to 12
  unsigned day = 1;    // 1 to 31

  friend auto operator<=>(Day const&, Day const&) = default;

  [[nodiscard]] bool exists() const noexcept;
  [[nodiscard]] std::int64_t number() const noexcept;  // days since 1970-01-01
  [[nodiscard]] static Day from_number(std::int64_t days) noexcept;
  [[nodiscard]] unsigned weekday() const noexcept;  // 0 Sunday to 6 Saturday
  [[nodiscard]] std::string iso() const;            // 2023-09-14
};

// 28 to 31; `month` from 1 to 12.
[[nodiscard]] BACKFILE_API unsigned days_in_month(int year, unsigned month) noexcept;

// A date as it stands on a page. Parts finer than `precision` hold their smallest value.
// An article belongs to the day that is printed; the offset never moves it.
struct BACKFILE_API Date {
  Day day;
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  Precision precision = Precision::day;
  std::optional<int> offset_minutes;  // east of UTC, only when the page states it

  friend bool operator==(Date const&, Date const&) = default;

  // RFC 3339 without an offset, cut to the precision: 2023, 2023-09, 2023-09-14,
  // 2023-09-14T11:13, 2023-09-14T11:13:01.
  [[nodiscard]] std::string value() const;

  // First and last day that the date can mean; equal from day precision on.
  [[nodiscard]] Day first_day() const noexcept;
  [[nodiscard]] Day last_day() const noexcept;

  // First and last second as RFC 3339, zone-less unless an offset is stated.
  [[nodiscard]] std::string earliest() const;
  [[nodiscard]] std::string latest() const;

  // False for months, days and times that do not exist (2023-02-30).
  [[nodiscard]] bool exists() const noexcept;

  // Reads what value() writes, with "Z" or "+09:00" behind a time, a space for the T, and
  // fractions of seconds (dropped). Nothing when the text is anything else or does not exist.
  [[nodiscard]] static std::optional<Date> from_iso(std::string_view text) noexcept;
};

// "+09:00" for 540.
[[nodiscard]] BACKFILE_API std::string format_offset(int minutes);

}  // namespace backfile
