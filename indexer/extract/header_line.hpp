// One line above (or below) the article: its dates, its bylines and what is left over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {

enum class DateLabel { none, published, updated, other };

struct HeaderDate {
  PrintedDate printed;
  DateLabel label = DateLabel::none;
};

struct HeaderName {
  std::string_view name;  // a view into the line
  std::string_view mail;
};

struct HeaderLine {
  std::vector<HeaderDate> dates;
  std::vector<HeaderName> names;
  std::string_view lone;    // "By quaywatcher": one word, an author only near the title
  std::string_view byline;  // the part of the line that names the authors
  bool marked = false;      // the byline has a marker ("By", "기자") or an address
  bool pair = false;        // two dates with a bar or a dash between
  bool framed = false;      // marks or a label set the date apart from what else there is
  bool undated = false;     // day, month or time without a year, and nothing else
  std::vector<std::string_view> rest;  // segments that are neither
  std::size_t rest_units = 0;          // words in them
};

[[nodiscard]] HeaderLine read_header_line(std::string_view line, DateHabits const& habits);

// "Published", "기사입력", "Mis à jour le" at the end of the text in front of a date; `rest` is
// what stands before the label.
[[nodiscard]] DateLabel label_before(std::string_view before, std::string_view& rest);
// "2023年9月14日 更新": behind the date.
[[nodiscard]] DateLabel label_behind(std::string_view behind);

// The year of an issue: "1926" alone, "Issue of 1931", "Volume XXVII · 1958". A date only above
// the title.
[[nodiscard]] std::optional<PrintedDate> read_issue_year(std::string_view line);

// Nothing but the day, month or time of a date without its year: "Wed 4 Nov, 07:30".
[[nodiscard]] bool is_yearless_date(std::string_view line);

}  // namespace backfile::internal
