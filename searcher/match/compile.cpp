#include "searcher/match/compile.hpp"

#include <algorithm>
#include <iterator>

#include "indexer/index/schema.hpp"
#include "searcher/match/position_filter.hpp"

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

// Words side by side, with a choice of words in some places.
bool is_adjacent(Plan const& plan) {
  return plan.kind == PlanKind::phrase && plan.window == plan.parts.size() &&
         std::ranges::all_of(plan.parts, [](Plan const& part) {
           return is_term(part) ||
                  (part.kind == PlanKind::any_of && std::ranges::all_of(part.parts, is_term));
         });
}

// True where Xapian's own operators decide exactly as Occurrences do. Its NEAR may take one word,
// or two readings of it, for two.
bool is_plain(Plan const& plan) {
  if (is_adjacent(plan)) return true;
  bool const terms = std::ranges::all_of(plan.parts, is_term);
  if (!terms || plan.kind == PlanKind::phrase) return terms;
  for (auto part = plan.parts.begin(); part != plan.parts.end(); ++part) {
    bool const again =
        std::ranges::find(part + 1, plan.parts.end(), part->term, &Plan::term) != plan.parts.end();
    if (again || part->term.find('@') != part->term.npos) return false;
  }
  return true;
}

// Every article that has the words, wherever they stand.
Query with_words(Plan const& plan) {
  bool const places = plan.kind == PlanKind::phrase || plan.kind == PlanKind::near;
  bool const all = plan.kind == PlanKind::same_paragraph || (places && !is_plain(plan));
  bool const any = plan.kind == PlanKind::any_of;
  if (plan.parts.size() == 1) return with_words(plan.parts.front());
  if (!all && !any) return compile(plan);
  std::vector<Query> parts;
  for (auto const& part : plan.parts) parts.push_back(with_words(part));
  return {all ? Query::OP_AND : Query::OP_OR, parts.begin(), parts.end()};
}

Query placed(Plan const& plan) {
  auto* source = new PositionFilter{plan};
  return {Query::OP_FILTER, with_words(plan), Query{source->release()}};
}

}  // namespace

Query compile(Plan const& plan) {
  switch (plan.kind) {
    case PlanKind::nothing: return Query{};
    case PlanKind::everything: return {Query::OP_SCALE_WEIGHT, every_document(), 0.0};
    case PlanKind::term: return Query{plan.term};
    case PlanKind::all_of: return combine(Query::OP_AND, plan);
    case PlanKind::any_of: return combine(Query::OP_OR, plan);
    case PlanKind::one_of: return combine(Query::OP_XOR, plan);
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
