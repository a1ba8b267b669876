// The query as it was read, for query.parsed of the JSON format.
#pragma once

#include "indexer/index/article_json.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {

// Nested lists, the kind first: ["AND", ["PHRASE","arms","deal"], ["OPTIONAL", ["WORD","the"]],
// ["DATE","2023-09-01","2023-09-30"]]. A part bound to a field has {"field": name} behind its
// kind; OPTIONAL parts add to the score and are not required.
[[nodiscard]] Json tree_json(ParsedQuery const& query);

}  // namespace backfile::internal
