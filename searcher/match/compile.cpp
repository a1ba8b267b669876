#include "searcher/match/compile.hpp"

#include <algorithm>
#include <iterator>

#include "indexer/index/schema.hpp"
#include "searcher/match/body_positions.hpp"

namespace backfile::internal {
namespace {

using Xapian::Query;

// Xapian shares term lists by docid order; a value range with both ends open is a presence test.
Query values(Plan const& plan) {
  if (plan.low.empty() && plan.high.empty()) return Query::MatchAll;
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

}  // namespace

Query compile(Plan const& plan) {
  switch (plan.kind) {
    case PlanKind::nothing: return Query::MatchNothing;
    case PlanKind::everything: return {Query::OP_SCALE_WEIGHT, Query::MatchAll, 0.0};
    case PlanKind::term: return Query{plan.term};
    case PlanKind::all_of: return combine(Query::OP_AND, plan);
    case PlanKind::any_of: return combine(Query::OP_OR, plan);
    case PlanKind::one_of: return combine(Query::OP_XOR, plan);
    case PlanKind::synonyms: return combine(Query::OP_SYNONYM, plan);
    case PlanKind::phrase: return combine(Query::OP_PHRASE, plan, plan.window);
    case PlanKind::near: return combine(Query::OP_NEAR, plan, plan.window);
    case PlanKind::and_not: return first_with_rest(Query::OP_AND_NOT, plan);
    case PlanKind::maybe: return first_with_rest(Query::OP_AND_MAYBE, plan);
    case PlanKind::in_body: {
      auto* source = new BodyPositions{plan.parts.front()};
      return {Query::OP_FILTER, compile(plan.parts.front()), Query{source->release()}};
    }
    case PlanKind::filter: return {Query::OP_SCALE_WEIGHT, compile(plan.parts.front()), 0.0};
    case PlanKind::scale: return {Query::OP_SCALE_WEIGHT, compile(plan.parts.front()), plan.factor};
    case PlanKind::values: return values(plan);
  }
  return Query::MatchNothing;
}

}  // namespace backfile::internal
