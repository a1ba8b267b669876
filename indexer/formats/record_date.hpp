// The dates of structured records, in every notation that is in use.
#pragma once

#include <backfile/date.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace backfile::internal {

struct RecordDate {
  std::optional<Date> date;
  std::string_view fault;  // why there is none: "is no date", "does not exist", ...
};

// ISO 8601, also without marks (20230914T111301Z); RFC 822 with zones by name; seconds,
// milliseconds or microseconds since 1970 (a moment: shown in `time_zone`, UTC where that is
// empty); layouts of pages, when the text holds one date. Where day and month could change places
// only `day_first` decides. Cost: linear.
[[nodiscard]] RecordDate read_record_date(std::string_view text, bool day_first,
                                          std::string const& time_zone = {});

}  // namespace backfile::internal
