// Dates that records and markup state, in every notation that is in use: one reader for both, so
// that a date means the same in a feed, in a table and in a page's head.
#pragma once

#include <backfile/date.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {

struct StatedDate {
  std::optional<Date> date;
  std::string_view fault;  // why there is none: "is no date", "does not exist", ...
  std::string_view note;   // what of it is left out, or is doubtful
};

// How the record or page writes dates.
struct StatedHabits {
  NumericOrder order = NumericOrder::unknown;
  std::string_view lang;   // ISO 639-1; empty: unknown
  std::string time_zone;   // in which moments are shown; empty: UTC
};

// ISO 8601, also without marks (20230914T111301Z); RFC 822 with zones by name; seconds,
// milliseconds, microseconds or nanoseconds since 1970 (a moment); layouts of pages, when the text
// holds one date. Where day and month could change places only the order decides. Cost: linear.
[[nodiscard]] StatedDate read_stated_date(std::string_view text, StatedHabits const& habits = {});

// The readers of single notations; nothing for texts of another.
[[nodiscard]] std::optional<StatedDate> read_compact_date(std::string_view text);
[[nodiscard]] std::optional<StatedDate> read_epoch(std::string_view text,
                                                   std::string const& time_zone);
[[nodiscard]] std::optional<StatedDate> read_mail_date(std::string_view text,
                                                       std::string_view lang);
// "+0900", "-05:00", "UTC+2", "CEST", "Europe/Paris" as the whole text, for a time on a day.
// `several`: it is a zone's name that stands for several offsets, or that nobody knows.
struct StatedOffset {
  std::optional<int> minutes;
  bool several = false;
};
[[nodiscard]] std::optional<StatedOffset> read_offset_text(std::string_view text,
                                                           Date const& local);

}  // namespace backfile::internal
