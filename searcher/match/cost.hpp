// What a plan costs, before it is run.
#pragma once

#include <cstdint>

#include "searcher/match/plan.hpp"
#include "searcher/match/vocabulary.hpp"

namespace backfile::internal {

// Entries of posting lists that one question may read, and for each article of the index as many
// more: what a page of common words needs is free on an index of any size.
inline constexpr double kMaxReads = 2e6;
inline constexpr double kMaxReadsAnArticle = 16;

struct Cost {
  double reads = 0.0;     // posting list entries; a position list counts as kReadsAPlace of them
  double articles = 0.0;  // that can match, at most
};

// An upper bound from the frequencies of the plan's terms, as far as the matcher skips: an AND
// reads the rarest part whole and of the others no more than it needs.
[[nodiscard]] Cost cost_of(Vocabulary const& vocabulary, Plan const& plan);

// Throws Error{query_too_large} for a plan beyond the limits above.
void refuse_cost(Vocabulary const& vocabulary, Plan const& plan);

}  // namespace backfile::internal
