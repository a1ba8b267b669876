// The plan: which terms a query asks for and how they combine. What a matcher runs; it names no
// search engine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace backfile::internal {

enum class PlanKind : std::uint8_t {
  nothing,
  everything,
  term,
  all_of,
  any_of,
  one_of,          // exactly one, as XOR folds
  some_of,         // at least `window` of the parts, which are words
  and_not,         // the first without the others
  maybe,           // the first; the others only add to the score
  synonyms,        // any of the terms, scored as one
  forms,           // any of the words, in articles that have their stem, `term`; scored as it.
                   // Without a term: the stems of a word whose forms are not known yet
  phrase,          // parts in order; `window` counts them and the words that may stand between
  near,            // the same in any order
  in_body,         // the part, in the body's positions
  within_first,    // the part, within the first `window` words of the body
  at_least,        // the part, `window` times
  same_paragraph,  // all parts, in one paragraph of the body
  filter,          // the part without its score
  scale,           // the part with its score times `factor`
  values,          // slot between `low` and `high`, as text; an empty end is open
};

struct Plan {
  PlanKind kind = PlanKind::nothing;
  std::string term;
  std::vector<Plan> parts;
  unsigned window = 0;  // within_first: words; at_least: times; some_of: parts
  double factor = 1.0;
  unsigned slot = 0;
  std::string low;
  std::string high;

  [[nodiscard]] static Plan of_term(std::string term);
  [[nodiscard]] static Plan of(PlanKind kind, std::vector<Plan> parts);
  // any_of and synonyms of no parts are nothing, of one part the part.
  [[nodiscard]] static Plan any(PlanKind kind, std::vector<Plan> parts);
  [[nodiscard]] static Plan filter(Plan part);
  // Articles with any value in the slot.
  [[nodiscard]] static Plan with_value(int slot);
  [[nodiscard]] static Plan scaled(Plan part, double factor);

  friend bool operator==(Plan const&, Plan const&) = default;
};

[[nodiscard]] inline bool is_term(Plan const& plan) { return plan.kind == PlanKind::term; }

// Alternatives, those without a score as one filter that has each of their terms once. Dates and
// keywords under OR share most of theirs.
[[nodiscard]] std::vector<Plan> with_one_filter(std::vector<Plan> alternatives);

// Each of the parts once, and how often it was there.
struct CountedParts {
  std::vector<Plan> parts;
  std::vector<double> times;

  void add(Plan part);
};

// Parts that all score: one that is repeated is asked once and scores as often.
[[nodiscard]] std::vector<Plan> without_repeats(std::vector<Plan> parts);

// Indented, a node a line.
[[nodiscard]] std::string print_plan(Plan const& plan);

}  // namespace backfile::internal
