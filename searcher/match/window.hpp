// The date window of a question: what bounds all of its matches.
#pragma once

#include <backfile/search.hpp>
#include <optional>

#include "searcher/query/parser.hpp"

namespace backfile::internal {

struct DateWindow {
  std::optional<DayRange> days;
  Dates dates = Dates::stated;
};

// Takes the date bounds that the whole tree is under out of it, and adds those of the options.
// Throws Error: bad_date ... for since, until and on; reversed_range where they leave no day.
[[nodiscard]] DateWindow take_window(Node& tree, SearchOptions const& options,
                                     ParseOptions const& reading);

}  // namespace backfile::internal
