// Which articles can have words in their places, before places are looked at.
#pragma once

#include <optional>

#include "searcher/match/plan.hpp"

namespace backfile::internal {

// True where a search engine's own phrase and nearness decide exactly as Occurrences do: plain
// words. Xapian's NEAR may take one word, or two readings of it, for two.
[[nodiscard]] bool is_plain(Plan const& plan);

// Of words near each other, each in several forms: the forms' places alone, a plan that a search
// engine's own nearness decides. Every article that answers the plan answers this one and
// without_places() too. None where a word could be taken twice, or parts have several places.
[[nodiscard]] std::optional<Plan> plain_places(Plan const& plan);

// True where plain_places() and without_places() together say all that the plan says: each part
// has the forms of one language, or forms that need no language.
[[nodiscard]] bool are_places_enough(Plan const& plan);

// The plan's words, wherever they stand. Every article that answers the plan answers this one,
// and it gives an answer its score.
[[nodiscard]] Plan without_places(Plan const& plan);

}  // namespace backfile::internal
