// The order of day and month that a page's own dates show.
#pragma once

#include "indexer/extract/lines.hpp"
#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {

// By its dates whose day is above 12; unknown where there are none, or of both kinds.
[[nodiscard]] NumericOrder order_of_numbers(Lines const& lines);

}  // namespace backfile::internal
