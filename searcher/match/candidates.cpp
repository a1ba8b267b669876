#include "searcher/match/candidates.hpp"

#include <algorithm>

namespace backfile::internal {
namespace {

bool is_term(Plan const& plan) { return plan.kind == PlanKind::term; }

// Words side by side, with a choice of words in some places.
bool is_adjacent(Plan const& plan) {
  return plan.kind == PlanKind::phrase && plan.window == plan.parts.size() &&
         std::ranges::all_of(plan.parts, [](Plan const& part) {
           return is_term(part) ||
                  (part.kind == PlanKind::any_of && std::ranges::all_of(part.parts, is_term));
         });
}

}  // namespace

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

Plan without_places(Plan const& plan) {
  switch (plan.kind) {
    case PlanKind::phrase:
    case PlanKind::near:
      if (is_plain(plan)) return plan;
      break;
    case PlanKind::in_body:
    case PlanKind::within_first:
    case PlanKind::at_least: return without_places(plan.parts.front());
    case PlanKind::same_paragraph:
    case PlanKind::any_of:
    case PlanKind::synonyms: break;
    default: return plan;
  }
  bool const choice = plan.kind == PlanKind::any_of || plan.kind == PlanKind::synonyms;
  std::vector<Plan> parts;
  for (auto const& part : plan.parts) parts.push_back(without_places(part));
  if (parts.size() == 1) return std::move(parts.front());
  return Plan::of(choice ? plan.kind : PlanKind::all_of, std::move(parts));
}

}  // namespace backfile::internal
