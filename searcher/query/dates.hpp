// Dates as queries write them: absolute, relative, and ranges of both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/parser.hpp"

namespace backfile::internal {

// The days that one date expression means: 2023-09 is the whole month.
struct DaySpan {
  Day first;
  Day last;
};

[[nodiscard]] DaySpan year_span(int year);
[[nodiscard]] DaySpan month_span(int year, unsigned month);
// From Monday to Sunday; Error bad_date outside of the years 1 to 9999.
[[nodiscard]] DaySpan week_span(std::int64_t monday);

// An amount of calendar time. Adding months or years keeps to the end of a shorter month.
struct Period {
  int months = 0;
  int days = 0;

  [[nodiscard]] bool empty() const noexcept { return months == 0 && days == 0; }
};
// The day `sign` × `period` away; Error bad_date outside of the years 1 to 9999.
[[nodiscard]] Day shifted(Day day, Period period, int sign);

// ISO 8601 P1Y2M3W4D; nothing for anything else.
[[nodiscard]] std::optional<Period> read_period(std::string_view text);

// The days that an absolute date means; nothing where the text is not one. Throws Error
// impossible_date, ambiguous_date, and bad_date for one that lacks its year.
[[nodiscard]] std::optional<DaySpan> read_absolute(std::string_view text,
                                                   ParseOptions const& options);

// The day of 2023-09-14T11:13Z and the like, in the zone of the options where an offset is stated.
[[nodiscard]] std::optional<DaySpan> read_moment(std::string_view text,
                                                 ParseOptions const& options);

// today, lastweek, 7d, "two weeks ago", monday, now-1M/M … Notes go to `notes` unless null.
[[nodiscard]] std::optional<DaySpan> read_relative(std::string_view text,
                                                   ParseOptions const& options,
                                                   std::vector<Note>* notes);

// A part of a date text: a run of digits or of letters.
struct DatePiece {
  std::string_view text;
  bool is_number = false;
  unsigned number = 0;
  char before = '\0';  // the separator in front; '\0' where there is none
};
// At most twelve pieces; empty where there are more or other characters than blank - . , / _ lie
// between.
[[nodiscard]] std::vector<DatePiece> date_pieces(std::string_view text);

class DateReader {
 public:
  DateReader(ParseOptions const& options, std::vector<Note>* notes, Position place)
      : options_{options}, notes_{notes}, place_{place} {}

  // A date or a range of them. Throws Error without a place.
  [[nodiscard]] DayRange read(std::string_view text) const;

  // The value of since: or until:, one date; the days from its start or up to its end.
  [[nodiscard]] DayRange bound(std::string_view text, Field const& row) const;

 private:
  [[nodiscard]] DaySpan one(std::string_view text) const;
  [[nodiscard]] std::optional<DayRange> interval(std::string_view text) const;
  [[nodiscard]] DayRange between(std::string_view text, std::optional<std::string_view> low,
                                 std::optional<std::string_view> high, bool low_excluded,
                                 bool high_excluded) const;

  ParseOptions const& options_;
  std::vector<Note>* notes_;
  Position place_;
};

}  // namespace backfile::internal
