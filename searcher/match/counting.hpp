// Facets and histograms over a set of matches.
#pragma once

#include <backfile/search.hpp>
#include <optional>
#include <string>
#include <vector>

#include "searcher/match/matcher.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {

// `selected` holds the values that a filter on the field chose. Ties of count go by value.
[[nodiscard]] Facet count_facet(Reader const& reader, std::vector<DocumentNumber> const& matches,
                                Field const& row, std::size_t limit,
                                std::vector<std::string> const& selected);

// More buckets than this are refused: the unit is too fine for the window.
inline constexpr std::size_t kMaxBuckets = 50'000;

// Spans the window; where an end is open, the matches. Throws Error{bad_value} for too many
// buckets.
[[nodiscard]] Histogram count_histogram(Reader const& reader,
                                        std::vector<DocumentNumber> const& matches, By by,
                                        std::optional<DayRange> const& window);

}  // namespace backfile::internal
