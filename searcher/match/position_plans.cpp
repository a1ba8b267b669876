// How NEAR, ADJ, SAME, atleastN() and firstN() are planned: words by position, in all their forms
// unless they are quoted or exact.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/analysis/stems.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/expand.hpp"
#include "searcher/match/planner.hpp"

namespace backfile::internal {
namespace {

Error too_large(Position span, std::string message, std::string hint) {
  std::string const blanks(span.offset + span.length, ' ');
  return Error{Code::query_too_large, std::move(message), std::move(hint)}.at(blanks, span);
}

Node const& first_leaf(Node const& node) {
  return node.parts.empty() ? node : first_leaf(node.parts.front());
}

// Positions of two fields cannot be compared.
void require_field(Node const& node, Field const* row) {
  for (auto const& part : node.parts) require_field(part, row);
  if (!node.parts.empty() || node.field == row) return;
  refuse_operator(node, "places are compared within one field, and this is another",
         "write the field before a bracket: title:(a NEAR/5 b)");
}

void require_positions(Node const& node, Field const* row) {
  bool const has_them =
      row == nullptr || row->kind == FieldKind::text || row->kind == FieldKind::group;
  if (has_them) return;
  refuse_operator(node, std::string{row->name} + ": holds whole values; its words have no places",
         "use fields of words, or none");
}

void require_body(Node const& node, Field const* row, std::string_view what) {
  if (row == nullptr || is_body(row)) return;
  refuse_operator(node, std::string{what} + " of the body only", "leave out the field");
}

bool is_countable(Node const& node) {
  if (node.kind == NodeKind::any_of) return std::ranges::all_of(node.parts, is_countable);
  return node.parts.empty();
}

std::string own_prefix_of(Field const* row) {
  return row == nullptr ? std::string{} : std::string{row->prefix};
}

std::vector<Plan> terms_of(Field const* row, std::vector<TextToken> const& tokens) {
  std::vector<Plan> terms;
  for (auto const& token : tokens)
    terms.push_back(Plan::of_term(word_term(own_prefix_of(row), token.kind, token.text)));
  return terms;
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
    refuse_operator(words, "atleast() counts words and phrases, or several joined by OR",
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

// A plan of terms, forms, any_of, synonyms, phrase and near alone.
Plan Planner::positional(Field const* row, Node const& node) {
  std::vector<Plan> parts;
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase: {
      parts.push_back(typed_words(row, node));
      for (auto const& form : node.also)
        if (auto plan = spelling(row, form); plan.kind != PlanKind::nothing)
          parts.push_back(std::move(plan));
      return Plan::any(PlanKind::synonyms, std::move(parts));
    }
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::all_caps: return in_field(row, node);
    case NodeKind::any_of:
    case NodeKind::near:
    case NodeKind::ordered:
      for (auto const& part : node.parts) parts.push_back(positional(row, part));
      break;
    default:
      refuse_operator(node, "only words, phrases and brackets with OR have a place in the text",
             "join the rest with AND: first50(a) AND first50(b)");
  }
  if (node.kind == NodeKind::any_of) return Plan::any(PlanKind::any_of, std::move(parts));
  auto const window = node.number + static_cast<unsigned>(parts.size()) - 1;
  return windowed(node.kind == NodeKind::near ? PlanKind::near : PlanKind::phrase, std::move(parts),
                  window);
}

Plan Planner::typed_words(Field const* row, Node const& node) {
  auto const tokens = readings(tokenise(node.text, Capitals::always));
  bool const stemmed = node.kind == NodeKind::word && !node.exact && tokens.size() == 1 &&
                       tokens.front().kind == TokenClass::word;
  if (stemmed) return forms(row, tokens.front().text, node.span);
  auto parts = terms_of(row, tokens);
  if (parts.size() < 2) return Plan::any(PlanKind::any_of, std::move(parts));
  auto const slop = node.kind == NodeKind::phrase ? node.number : 0;
  auto const window = static_cast<unsigned>(parts.size()) + slop;
  return windowed(slop > 0 ? PlanKind::near : PlanKind::phrase, std::move(parts), window);
}

// Nothing where the index lacks a word of it.
Plan Planner::spelling(Field const* row, PhraseForm const& form) const {
  bool const choice = std::ranges::any_of(form.places, [](auto const& p) { return p.size() > 1; });
  std::vector<Plan> places;
  if (!choice)
    places = terms_of(row, readings(tokenise(phrases_of(form).front(), Capitals::always)));
  for (auto const& place : form.places) {
    if (!choice) break;
    std::vector<Plan> words;
    for (auto const& word : place)
      if (auto term = word_term(own_prefix_of(row), TokenClass::word, word);
          vocabulary_.frequency(term) > 0)
        words.push_back(Plan::of_term(std::move(term)));
    if (words.empty()) return {};
    places.push_back(Plan::any(PlanKind::any_of, std::move(words)));
  }
  if (places.size() < 2) return Plan::any(PlanKind::any_of, std::move(places));
  auto const window = static_cast<unsigned>(places.size());
  return windowed(PlanKind::phrase, std::move(places), window);
}

// The stems for now, from which the cost is known; complete() looks for the words.
Plan Planner::forms(Field const* row, std::string const& word, Position span) {
  auto const prefix = own_prefix_of(row);
  auto [known, added] = forms_.try_emplace(prefix + ':' + word, Forms{prefix, word, span, {}});
  std::vector<Plan> stems;
  for (auto const& key : vocabulary_.stem_keys())
    if (auto term = stem_term(prefix, key, Stemmer{key}.stem(word));
        vocabulary_.frequency(term) > 0)
      stems.push_back(Plan::of_term(std::move(term)));
  auto plan = Plan::of(PlanKind::forms, std::move(stems));
  plan.low = known->first;
  return plan;
}

void Planner::complete(Plan& plan) {
  if (plan.kind == PlanKind::forms && plan.term.empty()) {
    auto& known = forms_.at(plan.low);
    if (!known.plan) known.plan = formed(known);
    plan = *known.plan;
    return;
  }
  for (auto& part : plan.parts) complete(part);
}

// In each language of the index, the words that share the stem there.
Plan Planner::formed(Forms const& forms) {
  std::vector<Plan> parts;
  for (auto const& key : vocabulary_.stem_keys())
    if (auto plan = forms_in(key, forms); plan.kind != PlanKind::nothing)
      parts.push_back(std::move(plan));
  bool const alone = std::ranges::all_of(parts, [&](Plan const& part) {
    return part.parts.size() == 1 && part.parts.front().term == forms.prefix + forms.word;
  });
  return alone ? Plan::of_term(forms.prefix + forms.word)
               : Plan::any(PlanKind::any_of, std::move(parts));
}

Plan Planner::forms_in(std::string const& key, Forms const& forms) {
  Stemmer stemmer{key};
  auto const stem = stemmer.stem(forms.word);
  auto term = stem_term(forms.prefix, key, stem);
  if (vocabulary_.frequency(term) == 0) return {};
  auto const expansion = expand_stem(vocabulary_, forms.prefix, stemmer, stem);
  if (!kept_beginning(key, stem).empty()) stems_compared_ += expansion.compared;
  if (stems_compared_ > kMaxStemsCompared)
    throw too_large(forms.span,
                    fmt::format("the words beside NEAR, ADJ, SAME, atleast and first have to be "
                                "compared with more than {} words of the index",
                                kMaxStemsCompared),
                    "put short words in quotes: they are taken as they stand");
  if (expansion.matched > expansion.words.size())
    note("forms_too_many",
         fmt::format("{} has {} forms; used the {} commonest", forms.word, expansion.matched,
                     expansion.words.size()),
         forms.span);
  std::vector<Plan> words;
  for (auto const& form : expansion.words) words.push_back(Plan::of_term(forms.prefix + form));
  auto plan = Plan::of(PlanKind::forms, std::move(words));
  plan.term = std::move(term);
  return plan;
}

}  // namespace backfile::internal
