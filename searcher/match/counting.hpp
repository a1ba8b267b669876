// Facets and histograms over a set of matches.
#pragma once

#include <backfile/search.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "searcher/match/matcher.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {

// `selected` holds the values that a filter on the field chose: they are listed beyond the limit
// too, with 0 where no match has them. Ties of count go by value.
[[nodiscard]] Facet count_facet(Reader const& reader, std::vector<DocumentNumber> const& matches,
                                Field const& row, std::size_t limit,
                                std::vector<std::string> const& selected);

// Keeps the first `limit` values, and those at the places named; what the others count goes to
// `other`. 0 keeps all.
void keep(Facet& facet, std::size_t limit, std::set<std::size_t> const& always = {});

// More buckets than this are refused: the unit is too fine for the window.
inline constexpr std::size_t kMaxBuckets = 50'000;

struct HistogramRequest {
  By by = By::month;
  std::string field = "date";  // a date field
};

// Spans the window, which is the field's own; where an end is open, the matches.
// Throws Error: bad_value for too many buckets.
[[nodiscard]] Histogram count_histogram(Reader const& reader,
                                        std::vector<DocumentNumber> const& matches,
                                        HistogramRequest const& request,
                                        std::optional<DayRange> const& window);

// All values of a facet or keyword field that begin like `prefix`, from values and terms.
[[nodiscard]] Facet list_values(Reader const& reader, Field const& row, std::string_view prefix,
                                std::size_t limit);

// The commonest words of unprefixed fields that begin like `prefix`.
[[nodiscard]] std::vector<FacetValue> list_words(Reader const& reader, std::string_view prefix,
                                                 std::size_t limit);

}  // namespace backfile::internal
