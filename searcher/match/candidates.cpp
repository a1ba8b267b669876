#include "searcher/match/candidates.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

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

// The words of a part that stands at one position; false for what has several.
bool add_words(Plan const& part, std::vector<std::string>& words) {
  if (is_term(part)) return words.push_back(part.term), true;
  bool const choice = part.kind == PlanKind::any_of || part.kind == PlanKind::synonyms ||
                      part.kind == PlanKind::forms;
  return choice &&
         std::ranges::all_of(part.parts, [&](auto const& p) { return add_words(p, words); });
}

Plan any_word(std::vector<std::string> const& words) {
  std::vector<Plan> terms;
  for (auto const& word : words) terms.push_back(Plan::of_term(word));
  return Plan::any(PlanKind::any_of, std::move(terms));
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

std::optional<Plan> plain_places(Plan const& plan) {
  bool const inside = plan.kind == PlanKind::in_body || plan.kind == PlanKind::within_first;
  if (inside) return plain_places(plan.parts.front());
  if (plan.kind != PlanKind::phrase && plan.kind != PlanKind::near) return std::nullopt;
  Plan places = Plan::of(plan.kind, {});
  places.window = plan.window;
  std::set<std::string> known;
  for (auto const& part : plan.parts) {
    std::vector<std::string> words;
    if (!add_words(part, words)) return std::nullopt;
    std::set<std::string> const own{words.begin(), words.end()};
    for (auto const& word : own) {
      bool const shared = !known.insert(word).second || word.find('@') != word.npos;
      if (shared && plan.kind == PlanKind::near) return std::nullopt;
    }
    places.parts.push_back(any_word({own.begin(), own.end()}));
  }
  return places;
}

bool are_places_enough(Plan const& plan) {
  bool const proximity = plan.kind == PlanKind::phrase || plan.kind == PlanKind::near;
  return proximity && std::ranges::all_of(plan.parts, [](Plan const& part) {
           return std::ranges::all_of(part.parts, is_term);
         });
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
