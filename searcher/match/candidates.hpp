// Which articles can have words in their places, before places are looked at.
#pragma once

#include <vector>

#include "searcher/match/plan.hpp"

namespace backfile::internal {

// True where a search engine's own phrase and nearness decide exactly as Occurrences do: plain
// words. Xapian's NEAR may take one word, or two readings of it, for two.
[[nodiscard]] bool is_plain(Plan const& plan);

// Words near each other in articles of one language: the places of their forms, which a search
// engine's own nearness decides, and the stems that tell the language (nothing: any language). An
// article that has a form has its stem.
struct PlainPlaces {
  Plan places;
  Plan stems;
};

// One for each language that can answer. Every article that answers the plan answers one of them
// and without_places() too. None where a word could be taken twice, or parts have several places.
[[nodiscard]] std::vector<PlainPlaces> plain_places(Plan const& plan);

// True where plain_places(), if there are any, and without_places() together say all that the plan
// says.
[[nodiscard]] bool are_places_enough(Plan const& plan);

// The plan's words, wherever they stand. Every article that answers the plan answers this one,
// and it gives an answer its score.
[[nodiscard]] Plan without_places(Plan const& plan);

}  // namespace backfile::internal
