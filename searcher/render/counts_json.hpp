// Facets and histograms as the JSON of format version 1.
#pragma once

#include <backfile/search.hpp>
#include <optional>

#include "indexer/index/article_json.hpp"

namespace backfile::internal {

[[nodiscard]] Json facet_json(Facet const& facet);

// By name; null where none was asked for.
[[nodiscard]] Json facets_json(Results const& results);
[[nodiscard]] Json histogram_json(std::optional<Histogram> const& histogram);

}  // namespace backfile::internal
