// What a plan costs, before it is run.
#pragma once

#include <cstdint>

#include "searcher/match/plan.hpp"
#include "searcher/match/vocabulary.hpp"

namespace backfile::internal {

// What one question may read, in entries of posting lists that are merged and scored, about 0.15
// microseconds each; and for each article of the index as many more: what a page of common words
// needs is free on an index of any size. On 100,000 articles half a second.
inline constexpr double kMaxReads = 2e6;
inline constexpr double kMaxReadsAnArticle = 10;

struct Cost {
  double reads = 0.0;     // entries, and all else that is read as so many of them
  double articles = 0.0;  // that can match, at most
  double verified = 0.0;  // of `reads`, what looking into one article costs
};

// From the frequencies of the plan's terms. The words of an AND are taken to meet more often than
// by chance, as words of one subject do; where all of them stand in the same articles, it costs
// more. Words whose forms are not known yet cost what their stems do.
[[nodiscard]] Cost cost_of(Vocabulary const& vocabulary, Plan const& plan);

// Throws Error{query_too_large} for a plan beyond the limits above.
void refuse_cost(Vocabulary const& vocabulary, Plan const& plan);

}  // namespace backfile::internal
