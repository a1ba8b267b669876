// In which order the numeric dates of a table are written: one that can be read in one way only
// decides for the others of its column.
#pragma once

#include <backfile/extract.hpp>
#include <string_view>

namespace backfile::internal {

// What one date shows: 14/03/2023 has the day in front, 03/14/2023 the month; 03/04/2023 can be two
// days; all else shows nothing.
enum class ShownOrder { nothing, two_days, day_first, month_first };
[[nodiscard]] ShownOrder shown_order(std::string_view date);

}  // namespace backfile::internal
