// Whether the weekdays that the page names agree with the date of publication.
#pragma once

#include <cstddef>

#include "indexer/extract/draft.hpp"

namespace backfile::internal {

// Adds evidence "weekday-agrees" or "weekday-conflict" to the date and moves its confidence: for
// the weekday printed beside the date, and for the one that closes a clause of the first
// paragraph ("…, the ministry said Thursday.").
void check_weekdays(Draft& draft, PrintedDate const& printed, std::size_t line);

}  // namespace backfile::internal
