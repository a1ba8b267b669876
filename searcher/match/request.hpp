// A whole question: the query, its date window, and the filters beside it, as plans.
#pragma once

#include <backfile/search.hpp>
#include <optional>
#include <string>
#include <vector>

#include "searcher/match/plan.hpp"
#include "searcher/match/recency.hpp"
#include "searcher/match/vocabulary.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {

// The filters of one field: any of the included, none of the excluded.
struct FieldFilter {
  Field const* field = nullptr;
  std::vector<std::string> values;  // included, as given
  std::vector<Plan> included;
  std::vector<Plan> excluded;
};

struct Request {
  Plan words;                      // the query without its date window
  std::optional<DayRange> window;  // of the date field
  Plan window_plan;
  Dates dates = Dates::stated;  // that the window is about
  Plan estimates;               // undated articles that can lie in the window
  std::vector<FieldFilter> filters;
  Undated undated = Undated::hide;
  Node tree;                      // what `words` was made of, variants included
  std::vector<Variant> variants;  // as they are told
  bool any = false;               // juxtaposed words are alternatives
  bool scored = false;            // the query has words to rank by
  std::optional<Recency> recency;
  std::vector<Note> notes;

  // Everything that must hold; without the filters that select values of `left_out`.
  [[nodiscard]] Plan whole(Field const* left_out = nullptr) const;

  // Articles without a date that everything but the window would take.
  [[nodiscard]] Plan undated_matches() const;

  // Of these, those that are estimated to be in it.
  [[nodiscard]] Plan estimated_matches() const;
};

// Throws Error: bad_date … for since, until, on; unknown_field and bad_value for filters;
// reversed_range where the bounds leave no day.
[[nodiscard]] Request make_request(ParsedQuery const& query, SearchOptions const& options,
                                   Vocabulary const& vocabulary);

// The row of a facet. Throws Error: unknown_field; bad_value for one that cannot be counted.
[[nodiscard]] Field const& facet_field(std::string_view name);

// The row of a field whose values can be listed: a facet, or a keyword field. Throws as above.
[[nodiscard]] Field const& value_field(std::string_view name);

}  // namespace backfile::internal
