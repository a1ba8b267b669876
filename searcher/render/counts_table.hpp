// Facets, histograms and values as rows.
#pragma once

#include <backfile/search.hpp>
#include <string>

#include "searcher/render/table.hpp"

namespace backfile::internal {

// field, kind, value, count, selected; kind is value, other or unknown, so that no value can be
// mistaken for one of the two.
[[nodiscard]] std::string facets_table(Results const& results, Table& table);

// kind, from, count, total, share, no_data; kind is bucket, imprecise or undated.
[[nodiscard]] std::string histogram_table(Histogram const& histogram, Table& table);

// value, count.
[[nodiscard]] std::string values_table(Facet const& values, Table& table);

}  // namespace backfile::internal
