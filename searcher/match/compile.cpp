#include "searcher/match/compile.hpp"

#include <algorithm>
#include <utility>

#include "searcher/match/candidates.hpp"
#include "searcher/match/position_filter.hpp"
#include "searcher/match/share_filter.hpp"

namespace backfile::internal {
namespace {

using Xapian::Query;

// Xapian's reference counts are not atomic: Query::MatchAll, one object for all threads, must not
// be copied in any of them.
Query every_document() { return Query{std::string{}}; }

// Xapian shares term lists by docid order; a value range with both ends open is a presence test.
Query values(Plan const& plan) {
  if (plan.low.empty() && plan.high.empty()) return every_document();
  if (plan.high.empty()) return {Query::OP_VALUE_GE, plan.slot, plan.low};
  if (plan.low.empty()) return {Query::OP_VALUE_LE, plan.slot, plan.high};
  return {Query::OP_VALUE_RANGE, plan.slot, plan.low, plan.high};
}

std::vector<Query> compile_parts(Plan const& plan, std::size_t from = 0) {
  std::vector<Query> parts;
  for (auto i = from; i < plan.parts.size(); ++i) parts.push_back(compile(plan.parts[i]));
  return parts;
}

Query combine(Query::op operation, Plan const& plan, unsigned window = 0) {
  auto const parts = compile_parts(plan);
  return {operation, parts.begin(), parts.end(), window};
}

// The first part with all the others behind one operator.
Query first_with_rest(Query::op operation, Plan const& plan) {
  auto const rest = compile_parts(plan, 1);
  return {operation, compile(plan.parts.front()), Query{Query::OP_OR, rest.begin(), rest.end()}};
}

bool is_term(Plan const& plan) { return plan.kind == PlanKind::term; }

bool is_choice(Plan const& plan) {
  return plan.kind == PlanKind::any_of || plan.kind == PlanKind::synonyms ||
         plan.kind == PlanKind::forms;
}

// Occurrences read many words faster where they stand in byte order.
Plan with_sorted_choices(Plan plan) {
  for (auto& part : plan.parts) part = with_sorted_choices(std::move(part));
  if (is_choice(plan) && std::ranges::all_of(plan.parts, is_term))
    std::ranges::sort(plan.parts, {}, &Plan::term);
  return plan;
}

Query compile_places(std::vector<PlainPlaces> const& languages) {
  std::vector<Query> found;
  for (auto const& [places, stems] : languages) {
    auto const nearness = places.kind == PlanKind::near ? Query::OP_NEAR : Query::OP_PHRASE;
    auto query = combine(nearness, places, places.window);
    if (stems.kind != PlanKind::nothing) query = {Query::OP_FILTER, query, compile(stems)};
    found.push_back(std::move(query));
  }
  return {Query::OP_OR, found.begin(), found.end()};
}

// Xapian's own nearness first: it leaves few articles to look into, or none.
Query placed(Plan const& plan) {
  auto words = compile(without_places(plan));
  if (auto const languages = plain_places(plan); !languages.empty()) {
    words = {Query::OP_FILTER, words, compile_places(languages)};
    if (are_places_enough(plan)) return words;
  }
  auto* source = new PositionFilter{with_sorted_choices(plan)};
  return {Query::OP_FILTER, words, Query{source->release()}};
}

Query some_of(Plan const& plan) {
  auto* source = new ShareFilter{plan};
  return {Query::OP_FILTER, combine(Query::OP_OR, plan), Query{source->release()}};
}

}  // namespace

Query compile(Plan const& plan) {
  switch (plan.kind) {
    case PlanKind::nothing: return Query{};
    case PlanKind::everything: return {Query::OP_SCALE_WEIGHT, every_document(), 0.0};
    case PlanKind::term:
    case PlanKind::forms: return Query{plan.term};
    case PlanKind::all_of: return combine(Query::OP_AND, plan);
    case PlanKind::any_of: return combine(Query::OP_OR, plan);
    case PlanKind::one_of: return combine(Query::OP_XOR, plan);
    case PlanKind::some_of: return some_of(plan);
    case PlanKind::synonyms: return combine(Query::OP_SYNONYM, plan);
    case PlanKind::phrase:
      return is_plain(plan) ? combine(Query::OP_PHRASE, plan, plan.window) : placed(plan);
    case PlanKind::near:
      return is_plain(plan) ? combine(Query::OP_NEAR, plan, plan.window) : placed(plan);
    case PlanKind::and_not: return first_with_rest(Query::OP_AND_NOT, plan);
    case PlanKind::maybe: return first_with_rest(Query::OP_AND_MAYBE, plan);
    case PlanKind::in_body:
    case PlanKind::within_first:
    case PlanKind::at_least:
    case PlanKind::same_paragraph: return placed(plan);
    case PlanKind::filter: return {Query::OP_SCALE_WEIGHT, compile(plan.parts.front()), 0.0};
    case PlanKind::scale: return {Query::OP_SCALE_WEIGHT, compile(plan.parts.front()), plan.factor};
    case PlanKind::values: return values(plan);
  }
  return Query{};
}

}  // namespace backfile::internal
