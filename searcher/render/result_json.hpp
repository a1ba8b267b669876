// Results as the JSON of format version 1.
#pragma once

#include <backfile/search.hpp>

#include "indexer/index/article_json.hpp"

namespace backfile::internal {

inline constexpr unsigned kFormatVersion = 1;

// The whole answer. Keys never disappear: unknown and not asked for are null.
[[nodiscard]] Json results_json(Query const& query, Results const& results);

[[nodiscard]] Json hit_json(Hit const& hit);

// Everything but the hits, for the last line of JSON lines.
[[nodiscard]] Json summary_json(Query const& query, Results const& results);

}  // namespace backfile::internal
