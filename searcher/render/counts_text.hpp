// Facets and histograms for people, drawn with bars.
#pragma once

#include <backfile/search.hpp>
#include <string>

#include "searcher/render/style.hpp"

namespace backfile::internal {

// A heading, a line a value, and (other) and (unknown) with what is left.
[[nodiscard]] std::string facet_text(std::string const& field, Facet const& facet,
                                     TextStyle const& style);

// A line a bucket, "2 of 6": matches of all articles; then the imprecise and the undated.
[[nodiscard]] std::string histogram_text(Histogram const& histogram, TextStyle const& style);

}  // namespace backfile::internal
