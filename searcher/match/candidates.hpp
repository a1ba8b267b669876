// Which articles can have words in their places, before places are looked at.
#pragma once

#include "searcher/match/plan.hpp"

namespace backfile::internal {

// True where a search engine's own phrase and nearness decide exactly as Occurrences do: plain
// words. Xapian's NEAR may take one word, or two readings of it, for two.
[[nodiscard]] bool is_plain(Plan const& plan);

// The plan's words, wherever they stand. Every article that answers the plan answers this one,
// and it gives an answer its score.
[[nodiscard]] Plan without_places(Plan const& plan);

}  // namespace backfile::internal
