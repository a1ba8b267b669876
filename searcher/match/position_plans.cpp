// How NEAR, ADJ, SAME, atleastN() and firstN() are planned: words as they stand, by position.
#include <algorithm>
#include <utility>

#include "searcher/match/planner.hpp"

namespace backfile::internal {
namespace {

// The place alone, in a text of blanks; make_request knows the query's text and puts it there.
[[noreturn]] void refuse(Node const& node, std::string message, std::string hint) {
  std::string const blanks(node.span.offset + node.span.length, ' ');
  throw Error{Code::unsupported_operator, std::move(message), std::move(hint)}.at(blanks,
                                                                                  node.span);
}

bool is_body(Field const* row) { return row != nullptr && row->name == "body"; }

Node const& first_leaf(Node const& node) {
  return node.parts.empty() ? node : first_leaf(node.parts.front());
}

// Positions of two fields cannot be compared.
void require_field(Node const& node, Field const* row) {
  for (auto const& part : node.parts) require_field(part, row);
  if (!node.parts.empty() || node.field == row) return;
  refuse(node, "places are compared within one field, and this is another",
         "write the field before a bracket: title:(a NEAR/5 b)");
}

void require_positions(Node const& node, Field const* row) {
  bool const has_them =
      row == nullptr || row->kind == FieldKind::text || row->kind == FieldKind::group;
  if (has_them) return;
  refuse(node, std::string{row->name} + ": holds whole values; its words have no places",
         "use fields of words, or none");
}

void require_body(Node const& node, Field const* row, std::string_view what) {
  if (row == nullptr || is_body(row)) return;
  refuse(node, std::string{what} + " of the body only", "leave out the field");
}

bool is_countable(Node const& node) {
  if (node.kind == NodeKind::any_of) return std::ranges::all_of(node.parts, is_countable);
  return node.parts.empty();
}

Plan windowed(PlanKind kind, std::vector<Plan> parts, unsigned window) {
  auto plan = Plan::of(kind, std::move(parts));
  plan.window = window;
  return plan;
}

}  // namespace

Plan Planner::proximity(Node const& node) {
  auto const* row = first_leaf(node).field;
  require_positions(first_leaf(node), row);
  require_field(node, row);
  if (row == nullptr || row->kind != FieldKind::group) return proximity_in(row, node);
  std::vector<Plan> parts;
  auto names = row->members;
  while (!names.empty()) {
    auto const end = std::min(names.find(' '), names.size());
    parts.push_back(proximity_in(&field(names.substr(0, end)), node));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return Plan::any(PlanKind::any_of, std::move(parts));
}

// The body's words are the unprefixed ones, in its part of the positions.
Plan Planner::proximity_in(Field const* row, Node const& node) {
  if (node.kind == NodeKind::same) {
    require_body(node, row, "SAME compares paragraphs");
    return paragraph(node);
  }
  auto const& words = node.parts.front();
  if (node.kind == NodeKind::first) {
    require_body(node, row, "first() counts words");
    return windowed(PlanKind::within_first, {positional(nullptr, words)}, node.number);
  }
  if (node.kind == NodeKind::at_least && !is_countable(words))
    refuse(words, "atleast() counts words and phrases, or several joined by OR",
           "count each: atleast3(a) AND atleast3(b)");
  auto const* place = is_body(row) ? nullptr : row;
  auto plan = positional(place, node.kind == NodeKind::at_least ? words : node);
  if (is_body(row)) plan = Plan::of(PlanKind::in_body, {std::move(plan)});
  if (node.kind != NodeKind::at_least) return plan;
  return windowed(PlanKind::at_least, {std::move(plan)}, node.number);
}

Plan Planner::paragraph(Node const& node) {
  std::vector<Plan> parts;
  for (auto const& part : node.parts) {
    auto plan = part.kind == NodeKind::same ? paragraph(part) : positional(nullptr, part);
    if (part.kind == NodeKind::same)
      std::ranges::move(plan.parts, std::back_inserter(parts));
    else
      parts.push_back(std::move(plan));
  }
  return Plan::of(PlanKind::same_paragraph, std::move(parts));
}

// A plan of terms, any_of, phrase and near alone.
Plan Planner::positional(Field const* row, Node const& node) {
  std::vector<Plan> parts;
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase: return positional_row(row, node);
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::all_caps: return in_field(row, node);
    case NodeKind::any_of:
    case NodeKind::near:
    case NodeKind::ordered:
      for (auto const& part : node.parts) parts.push_back(positional(row, part));
      break;
    default:
      refuse(node, "only words, phrases and brackets with OR have a place in the text",
             "join the rest with AND: first50(a) AND first50(b)");
  }
  if (node.kind == NodeKind::any_of) return Plan::any(PlanKind::any_of, std::move(parts));
  auto const window = node.number + static_cast<unsigned>(parts.size()) - 1;
  return windowed(node.kind == NodeKind::near ? PlanKind::near : PlanKind::phrase, std::move(parts),
                  window);
}

Plan Planner::positional_row(Field const* row, Node const& node) {
  std::vector<Plan> parts;
  for (auto& term : WordPlans::terms(row, node.text))
    parts.push_back(Plan::of_term(std::move(term)));
  if (parts.size() < 2) return Plan::any(PlanKind::any_of, std::move(parts));
  auto const slop = node.kind == NodeKind::phrase ? node.number : 0;
  auto const window = static_cast<unsigned>(parts.size()) + slop;
  return windowed(slop > 0 ? PlanKind::near : PlanKind::phrase, std::move(parts), window);
}

}  // namespace backfile::internal
