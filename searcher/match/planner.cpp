#include "searcher/match/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/analysis/fold.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/similar.hpp"
#include "searcher/query/stop_words.hpp"

namespace backfile::internal {
namespace {

// A stop word beside other words adds this part of its score: it breaks ties and decides nothing.
constexpr double kStopWordShare = 0.2;

// BM25's k3: a word said m times counts m · (k3 + 1) / (m + k3) times.
constexpr double kRepeats = 3.0;

[[noreturn]] void refuse_size(Node const& node, std::string_view what) {
  std::string const blanks(node.span.offset + node.span.length, ' ');
  throw Error{Code::query_too_large, fmt::format("the query has {}", what),
              "ask in several queries, or write the words out"}
      .at(blanks, node.span);
}

template <typename Use>
void for_each_leaf(Node const& node, Use const& use) {
  if (node.parts.empty()) use(node);
  for (auto const& part : node.parts) for_each_leaf(part, use);
}

template <typename Use>
void for_each_member(Field const& group, Use use) {
  auto names = group.members;
  while (!names.empty()) {
    auto const end = std::min(names.find(' '), names.size());
    use(field(names.substr(0, end)));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

// The field that an alias of a view speaks of: since, year → date.
Field const& date_field(Field const& row) {
  return row.kind == FieldKind::date ? row : field(row.members);
}

bool is_negative(Node const& node) { return node.kind == NodeKind::negation; }

}  // namespace

void refuse_operator(Node const& node, std::string message, std::string hint) {
  std::string const blanks(node.span.offset + node.span.length, ' ');
  throw Error{Code::unsupported_operator, std::move(message), std::move(hint)}.at(blanks,
                                                                                  node.span);
}

void Planner::limit(Node const& tree) {
  std::size_t expanded = 0;
  std::size_t scans = 0;
  std::size_t shorts = 0;
  for_each_leaf(tree, [&](Node const& leaf) {
    if (leaf.kind != NodeKind::wildcard && leaf.kind != NodeKind::fuzzy) return;
    bool const group = leaf.field != nullptr && leaf.field->kind == FieldKind::group;
    auto const fields = group ? 1 + std::ranges::count(leaf.field->members, ' ') : 1;
    expanded += static_cast<std::size_t>(fields);
    auto const first = leaf.text.front();
    if (leaf.kind == NodeKind::fuzzy || first == '*' || first == '?')
      scans += static_cast<std::size_t>(fields);
    else if (leaf.text.find_first_of("*?") < 3)
      shorts += static_cast<std::size_t>(fields);
    if (expanded > kMaxExpanded)
      refuse_size(leaf, fmt::format("more than {} wildcards and near spellings", kMaxExpanded));
    if (scans > kMaxScans)
      refuse_size(leaf, fmt::format("more than {} near spellings and wildcards without a first "
                                    "letter",
                                    kMaxScans));
    if (shorts > kMaxShortWildcards)
      refuse_size(leaf, fmt::format("more than {} wildcards behind one or two letters",
                                    kMaxShortWildcards));
  });
  if (expanded > 0) share_ = std::min(kMaxExpansion, kMaxExpandedWords / expanded);
}

Plan Planner::plan(Node const& node) {
  auto plan = unscaled(node);
  return node.boost == 1.0 ? plan : Plan::scaled(std::move(plan), node.boost);
}

Plan Planner::unscaled(Node const& node) {
  switch (node.kind) {
    case NodeKind::everything: return Plan::of(PlanKind::everything, {});
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::all_caps: return field_value(node);
    case NodeKind::days:
      return Plan::filter(days(date_field(*node.field), node.days,
                               node.estimated ? Dates::estimated : Dates::stated));
    case NodeKind::number: return Plan::filter(number(node));
    case NodeKind::has:
    case NodeKind::lacks: return Plan::filter(presence(node));
    case NodeKind::all_of: return conjunction(node);
    case NodeKind::any_of: return any_ ? alternatives(node) : each(PlanKind::any_of, node);
    case NodeKind::one_of: return each(PlanKind::one_of, node);
    case NodeKind::negation:
      return Plan::of(PlanKind::and_not,
                      {Plan::of(PlanKind::everything, {}), plan(node.parts.front())});
    case NodeKind::near:
    case NodeKind::ordered:
    case NodeKind::same:
    case NodeKind::at_least:
    case NodeKind::first: return proximity(node);
    case NodeKind::like: {
      auto plan = each(PlanKind::some_of, node);
      plan.window = share_of(plan.parts.size());
      return plan.parts.empty() ? Plan{} : plan;
    }
  }
  return {};
}

// Positive parts; stop words that only add to the score; what is excluded.
Plan Planner::conjunction(Node const& node) {
  std::vector<Plan> required;
  std::vector<Plan> optional;
  std::vector<Plan> excluded;
  for (auto const& part : node.parts) {
    if (is_negative(part))
      excluded.push_back(plan(part.parts.front()));
    else if (is_left_optional(node, part, any_))
      optional.push_back(Plan::scaled(plan(part), kStopWordShare));
    else
      required.push_back(plan(part));
  }
  required = without_repeats(std::move(required));
  optional = without_repeats(std::move(optional));
  auto all = required.empty()       ? Plan::of(PlanKind::everything, {})
             : required.size() == 1 ? std::move(required.front())
                                    : Plan::of(PlanKind::all_of, std::move(required));
  if (!optional.empty()) {
    optional.insert(optional.begin(), std::move(all));
    all = Plan::of(PlanKind::maybe, std::move(optional));
  }
  if (excluded.empty()) return all;
  excluded = without_repeats(std::move(excluded));
  excluded.insert(excluded.begin(), std::move(all));
  return Plan::of(PlanKind::and_not, std::move(excluded));
}

// Words side by side where any will do. A stop word makes no match of its own; a word said twice
// counts more than once, and less than twice.
Plan Planner::alternatives(Node const& node) {
  CountedParts counted;
  std::vector<Plan> optional;
  for (auto const& part : node.parts) {
    if (is_left_optional(node, part, any_))
      optional.push_back(Plan::scaled(plan(part), kStopWordShare));
    else
      counted.add(plan(part));
  }
  auto& [words, times] = counted;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (times[i] > 1.0)
      words[i] =
          Plan::scaled(std::move(words[i]), times[i] * (kRepeats + 1) / (times[i] + kRepeats));
  auto all = Plan::any(PlanKind::any_of, std::move(words));
  if (optional.empty()) return all;
  optional.insert(optional.begin(), std::move(all));
  return Plan::of(PlanKind::maybe, std::move(optional));
}

Plan Planner::each(PlanKind kind, Node const& node) {
  std::vector<Plan> parts;
  for (auto const& part : node.parts) parts.push_back(plan(part));
  return kind == PlanKind::any_of
             ? Plan::any(kind, with_one_filter(without_repeats(std::move(parts))))
             : Plan::of(kind, std::move(parts));
}

Plan Planner::field_value(Node const& node) {
  if (node.field == nullptr || node.field->kind != FieldKind::group)
    return in_field(node.field, node);
  std::vector<Plan> parts;
  for_each_member(*node.field,
                  [&](Field const& member) { parts.push_back(in_field(&member, node)); });
  return Plan::any(PlanKind::any_of, std::move(parts));
}

Plan Planner::in_field(Field const* row, Node const& node) {
  if (row != nullptr && row->kind == FieldKind::copies) return copies(node);
  bool const keyword = row != nullptr && row->kind == FieldKind::keyword;
  if (node.kind == NodeKind::wildcard) return wildcard(row, node);
  if (keyword) return Plan::filter(Plan::of_term(keyword_term(*row, node.text)));
  WordPlans const words{vocabulary_};
  if (node.kind == NodeKind::phrase)
    return words.widened(row, words.phrase(row, node.text, node.number), node.also);
  if (node.kind == NodeKind::word)
    return words.widened(row, words.word(row, node.text, node.exact), node.also);
  auto const folded = fold(node.text);
  auto const prefix = row == nullptr ? std::string{} : std::string{row->prefix};
  if (node.kind == NodeKind::all_caps)
    return Plan::of_term(word_term(prefix, TokenClass::acronym, folded));
  if (row != nullptr && row->name == "body")
    refuse_operator(node, "body: takes no near spellings", "search them without body:");
  return expanded(row, shared(node, expansions_.of(search_of(row, node))).words);
}

Plan Planner::copies(Node const& node) const {
  if (node.kind != NodeKind::word && node.kind != NodeKind::phrase)
    refuse_operator(node, fmt::format("{}: takes the whole id of an article", node.field->name),
           "ids are printed by every search");
  std::vector<Plan> parts;
  for (auto const& id : vocabulary_.group(*node.field, node.text))
    parts.push_back(Plan::of_term(keyword_term(field("id"), id)));
  return Plan::filter(Plan::any(PlanKind::any_of, std::move(parts)));
}

Plan Planner::wildcard(Field const* row, Node const& node) {
  if (row != nullptr && row->name == "body")
    refuse_operator(node, "body: takes no wildcards", "search them without body:");
  bool const keyword = row != nullptr && row->kind == FieldKind::keyword;
  auto const search = search_of(row, node);
  auto const expansion = shared(node, expansions_.of(search));
  if (!keyword) return expanded(row, expansion.words);
  std::vector<Plan> parts;
  for (auto const& word : expansion.words) parts.push_back(Plan::of_term(search.prefix + word));
  return Plan::filter(Plan::any(PlanKind::any_of, std::move(parts)));
}

Expansion Planner::shared(Node const& node, Expansion expansion) {
  if (expansion.words.size() > share_) expansion.words.resize(share_);
  if (expansion.matched <= expansion.words.size()) return expansion;
  note("wildcard_too_wide",
       fmt::format("{} matches {} words; used the {} commonest",
                   node.text + (node.kind == NodeKind::fuzzy ? "~" : ""), expansion.matched,
                   expansion.words.size()),
       node.span);
  return expansion;
}

Plan Planner::expanded(Field const* row, std::vector<std::string> const& words) const {
  std::vector<Plan> parts;
  auto const prefix = row == nullptr ? std::string_view{} : row->prefix;
  for (auto const& word : words)
    parts.push_back(Plan::of_term(word_term(prefix, TokenClass::word, word)));
  return Plan::any(PlanKind::synonyms, std::move(parts));
}

Plan Planner::presence(Node const& node) {
  std::vector<Plan> parts;
  auto const add = [&](Field const& row) {
    auto const& filled =
        row.kind == FieldKind::date_unit || row.kind == FieldKind::bound ? date_field(row) : row;
    parts.push_back(filled.kind == FieldKind::copies ? Plan::with_value(filled.slot)
                                                     : Plan::of_term(has_term(filled)));
    if (node.estimated && &filled == &field("date"))
      parts.push_back(Plan::with_value(static_cast<int>(kSlotEarliest)));
  };
  if (node.field->kind == FieldKind::group)
    for_each_member(*node.field, add);
  else
    add(*node.field);
  auto filled = Plan::any(PlanKind::any_of, std::move(parts));
  if (node.kind == NodeKind::has) return filled;
  return Plan::of(PlanKind::and_not, {Plan::of(PlanKind::everything, {}), std::move(filled)});
}

// Numbers are stored as ten digits. An article without one is below none.
Plan Planner::number(Node const& node) const {
  Plan plan;
  plan.kind = PlanKind::values;
  plan.slot = static_cast<unsigned>(node.field->slot);
  plan.low = fmt::format("{:010}", node.low.value_or(0));
  if (node.high) plan.high = fmt::format("{:010}", *node.high);
  return plan;
}

void Planner::note(std::string code, std::string message, Position span) {
  notes_.push_back({std::move(code), std::move(message), span});
}

}  // namespace backfile::internal
