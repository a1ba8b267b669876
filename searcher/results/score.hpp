// Why an article has its score.
#pragma once

#include <backfile/search.hpp>

#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"

namespace backfile::internal {

// Each word is asked for by itself, in that one article: what is told is what the matcher gives.
// Costs a look at the article for each part of the plan. Throws Error{article_not_found}.
[[nodiscard]] ScoreExplanation explain_score(Reader const& reader, Request const& request,
                                             std::string const& id);

}  // namespace backfile::internal
