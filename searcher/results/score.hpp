// Why an article has its score.
#pragma once

#include <backfile/search.hpp>
#include <optional>
#include <string>

#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"

namespace backfile::internal {

// Each word is asked for by itself, in that one article: what is told is what the matcher gives.
// `collapse` as in MatchOptions: which articles are among the first, whose words' nearness counts.
// Costs a look at the article for each part of the plan. Throws Error{article_not_found}.
[[nodiscard]] ScoreExplanation explain_score(Reader const& reader, Request const& request,
                                             std::string const& id,
                                             std::optional<unsigned> collapse = {});

}  // namespace backfile::internal
