// The order of the answers: the matcher's scores, and what is added to them.
#pragma once

#include <optional>
#include <string>

#include "searcher/match/matcher.hpp"
#include "searcher/match/request.hpp"

namespace backfile::internal {

// The order that is meant: without a wish by relevance, or newest first where no word ranks.
[[nodiscard]] Sort sort_of(SearchOptions const& options, Request const& request);

// As match() of the whole request; by relevance, with the bonus for words that stand close
// together, and with the request's recency. Scores never rise from one rank to the next.
[[nodiscard]] Matched ranked(Reader const& reader, Request const& request,
                             MatchOptions const& options);

// What ranked() adds to the words' score of a matching article.
struct Lift {
  double nearness = 0.0;  // added
  double recency = 1.0;   // then multiplied
};

[[nodiscard]] Lift lift_of(Reader const& reader, Request const& request, DocumentNumber number,
                           std::optional<unsigned> collapse);

// How the answers are scored, for `explain`.
[[nodiscard]] std::string ranking_text(Reader const& reader, Request const& request);

}  // namespace backfile::internal
