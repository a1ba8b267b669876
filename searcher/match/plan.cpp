#include "searcher/match/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace backfile::internal {
namespace {

std::string_view name(PlanKind kind) {
  switch (kind) {
    case PlanKind::nothing: return "nothing";
    case PlanKind::everything: return "everything";
    case PlanKind::term: return "term";
    case PlanKind::all_of: return "all of";
    case PlanKind::any_of: return "any of";
    case PlanKind::one_of: return "one of";
    case PlanKind::some_of: return "at least so many of the parts,";
    case PlanKind::and_not: return "first without the others";
    case PlanKind::maybe: return "first, scored with the others";
    case PlanKind::synonyms: return "synonyms";
    case PlanKind::forms: return "forms of";
    case PlanKind::phrase: return "phrase";
    case PlanKind::near: return "near";
    case PlanKind::in_body: return "in the body";
    case PlanKind::within_first: return "among the first words of the body,";
    case PlanKind::at_least: return "at least so many times,";
    case PlanKind::same_paragraph: return "in one paragraph of the body";
    case PlanKind::filter: return "filter";
    case PlanKind::scale: return "scale";
    case PlanKind::values: return "values";
  }
  return "?";
}

std::string_view before_window(PlanKind kind) {
  bool const places = kind == PlanKind::phrase || kind == PlanKind::near;
  return places ? " within " : " ";
}

void print_into(std::string& out, Plan const& plan, std::size_t depth) {
  out += std::string(2 * depth, ' ');
  out += name(plan.kind);
  if (plan.kind == PlanKind::term || plan.kind == PlanKind::forms) out += ' ' + plan.term;
  if (plan.window > 0) out += fmt::format("{}{}", before_window(plan.kind), plan.window);
  if (plan.kind == PlanKind::scale) out += fmt::format(" {}", plan.factor);
  if (plan.kind == PlanKind::values)
    out += fmt::format(" of slot {}: {}..{}", plan.slot, plan.low, plan.high);
  out += '\n';
  for (auto const& part : plan.parts) print_into(out, part, depth + 1);
}

// A term or any of several.
bool is_choice_of_terms(Plan const& plan) {
  if (plan.kind == PlanKind::term) return true;
  return plan.kind == PlanKind::any_of && std::ranges::all_of(plan.parts, is_choice_of_terms);
}

bool is_filter_of_terms(Plan const& plan) {
  return plan.kind == PlanKind::filter && is_choice_of_terms(plan.parts.front());
}

void collect_terms(Plan const& plan, std::set<std::string>& terms) {
  if (plan.kind == PlanKind::term) terms.insert(plan.term);
  for (auto const& part : plan.parts) collect_terms(part, terms);
}

}  // namespace

std::vector<Plan> with_one_filter(std::vector<Plan> alternatives) {
  auto const first = std::ranges::find_if(alternatives, is_filter_of_terms);
  if (std::ranges::count_if(alternatives, is_filter_of_terms) < 2) return alternatives;
  std::set<std::string> terms;
  for (auto const& part : alternatives)
    if (is_filter_of_terms(part)) collect_terms(part, terms);
  std::vector<Plan> choice;
  for (auto const& term : terms) choice.push_back(Plan::of_term(term));
  *first = Plan::filter(Plan::any(PlanKind::any_of, std::move(choice)));
  alternatives.erase(std::remove_if(first + 1, alternatives.end(), is_filter_of_terms),
                     alternatives.end());
  return alternatives;
}

void CountedParts::add(Plan part) {
  auto const known = std::ranges::find(parts, part);
  if (known != parts.end()) {
    times[static_cast<std::size_t>(known - parts.begin())] += 1.0;
    return;
  }
  parts.push_back(std::move(part));
  times.push_back(1.0);
}

std::vector<Plan> without_repeats(std::vector<Plan> parts) {
  CountedParts counted;
  for (auto& part : parts) counted.add(std::move(part));
  for (std::size_t i = 0; i < counted.parts.size(); ++i)
    if (counted.times[i] > 1.0)
      counted.parts[i] = Plan::scaled(std::move(counted.parts[i]), counted.times[i]);
  return std::move(counted.parts);
}

Plan Plan::of_term(std::string term) {
  Plan plan;
  plan.kind = PlanKind::term;
  plan.term = std::move(term);
  return plan;
}

Plan Plan::of(PlanKind kind, std::vector<Plan> parts) {
  Plan plan;
  plan.kind = kind;
  plan.parts = std::move(parts);
  return plan;
}

Plan Plan::any(PlanKind kind, std::vector<Plan> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return of(kind, std::move(parts));
}

Plan Plan::filter(Plan part) {
  std::vector<Plan> parts;
  parts.push_back(std::move(part));
  return of(PlanKind::filter, std::move(parts));
}

Plan Plan::with_value(int slot) {
  Plan plan;
  plan.kind = PlanKind::values;
  plan.slot = static_cast<unsigned>(slot);
  plan.low = "\x01";
  return plan;
}

Plan Plan::scaled(Plan part, double factor) {
  std::vector<Plan> parts;
  parts.push_back(std::move(part));
  auto plan = of(PlanKind::scale, std::move(parts));
  plan.factor = factor;
  return plan;
}

std::string print_plan(Plan const& plan) {
  std::string out;
  print_into(out, plan, 0);
  return out;
}

}  // namespace backfile::internal
