// How a word, hyphenated or not, in one script or several, is found in a field.
#include <algorithm>
#include <utility>

#include "indexer/analysis/stems.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/planner.hpp"

namespace backfile::internal {
namespace {

// The body has no terms of its own: its words are the unprefixed ones.
std::string prefix_of(Field const* field) {
  return field == nullptr || is_body(field) ? std::string{} : std::string{field->prefix};
}

// The term where it occurs in the field; in the body, not where it is only outside of it.
Plan placed(Field const* field, std::string const& term) {
  if (!is_body(field)) return Plan::of_term(term);
  return Plan::of(PlanKind::and_not,
                  {Plan::of_term(term), Plan::of_term(std::string{field->prefix} + term)});
}

Plan stems_of(Vocabulary const& vocabulary, Field const* field, std::string const& word) {
  std::vector<Plan> parts;
  for (auto const& key : vocabulary.stem_keys()) {
    Stemmer stemmer{key};
    auto const term = stem_term(prefix_of(field), key, stemmer.stem(word));
    if (vocabulary.frequency(term) > 0) parts.push_back(placed(field, term));
  }
  if (parts.empty()) return Plan::of_term(stem_term(prefix_of(field), "en", word));
  return Plan::any(is_body(field) ? PlanKind::any_of : PlanKind::synonyms, std::move(parts));
}

Plan sequence(Field const* field, PlanKind kind, std::vector<std::string> terms, unsigned slop) {
  if (terms.size() == 1) return placed(field, terms.front());
  std::vector<Plan> parts;
  for (auto& term : terms) parts.push_back(Plan::of_term(std::move(term)));
  auto const window = static_cast<unsigned>(parts.size()) + slop;
  auto plan = Plan::of(kind, std::move(parts));
  plan.window = window;
  if (!is_body(field)) return plan;
  return Plan::of(PlanKind::in_body, {std::move(plan)});
}

// One look at the positions for all spellings. Not for the body, whose positions are read by term.
Plan phrase_of_choices(Field const* field, PhraseForm const& form) {
  std::vector<Plan> places;
  for (auto const& place : form.places) {
    std::vector<Plan> words;
    for (auto const& word : place)
      words.push_back(Plan::of_term(word_term(prefix_of(field), TokenClass::word, word)));
    places.push_back(Plan::any(PlanKind::any_of, std::move(words)));
  }
  auto const window = static_cast<unsigned>(places.size());
  auto plan = Plan::of(PlanKind::phrase, std::move(places));
  plan.window = window;
  return plan;
}

// Runs of character pairs, each found as consecutive pairs.
std::vector<Plan> pair_runs(Field const* field, std::vector<CharacterPair> const& pairs) {
  std::vector<Plan> runs;
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    terms.push_back(pair_term(prefix_of(field), pairs[i].text));
    bool const last = i + 1 == pairs.size() || pairs[i + 1].position != pairs[i].position + 1;
    if (last) runs.push_back(sequence(field, PlanKind::phrase, std::exchange(terms, {}), 0));
  }
  return runs;
}

bool is_in_pairs(TextToken const& token) {
  return token.kind == TokenClass::hangul || token.kind == TokenClass::ideograph;
}

Plan token_word(Vocabulary const& vocabulary, Field const* field, TextToken const& token,
                bool exact) {
  if (token.kind == TokenClass::word && !exact) return stems_of(vocabulary, field, token.text);
  return placed(field, word_term(prefix_of(field), token.kind, token.text));
}

// A name in Hangul, Han or kana is found with any ending.
bool has_pairs(std::string_view text) { return !tokenise(text, Capitals::always).pairs.empty(); }

}  // namespace

Plan WordPlans::word(Field const* field, std::string_view text, bool exact) const {
  auto const tokens = tokenise(text, Capitals::always);
  auto const words = readings(tokens);
  if (words.empty()) return {};
  bool const loose = !exact && !tokens.pairs.empty();
  if (words.size() == 1 && !loose) return token_word(vocabulary, field, words.front(), exact);
  std::vector<Plan> parts;
  if (loose) {
    parts = pair_runs(field, tokens.pairs);
    for (auto const& token : words)
      if (!is_in_pairs(token)) parts.push_back(token_word(vocabulary, field, token, false));
    if (parts.size() == 1) return std::move(parts.front());
    return Plan::of(PlanKind::all_of, std::move(parts));
  }
  return phrase(field, text, 0);
}

Plan WordPlans::phrase(Field const* field, std::string_view text, unsigned slop) const {
  auto const tokens = tokenise(text, Capitals::always);
  auto const words = readings(tokens);
  if (words.empty()) return {};
  bool const ideographs = std::ranges::all_of(
      words, [](auto const& token) { return token.kind == TokenClass::ideograph; });
  if (ideographs && !tokens.pairs.empty()) {
    auto runs = pair_runs(field, tokens.pairs);
    if (runs.size() == 1) return std::move(runs.front());
    return Plan::of(PlanKind::all_of, std::move(runs));
  }
  std::vector<std::string> terms;
  for (auto const& token : words)
    terms.push_back(word_term(prefix_of(field), token.kind, token.text));
  return sequence(field, slop > 0 ? PlanKind::near : PlanKind::phrase, std::move(terms), slop);
}

bool WordPlans::known(std::string_view text) const {
  auto const words = readings(tokenise(text, Capitals::always));
  return std::ranges::all_of(words, [&](auto const& token) {
    return vocabulary.frequency(word_term({}, token.kind, token.text)) > 0;
  });
}

Plan WordPlans::widened(Field const* field, Plan typed,
                        std::vector<PhraseForm> const& forms) const {
  if (forms.empty()) return typed;
  std::vector<Plan> parts;
  parts.push_back(std::move(typed));
  for (auto const& form : forms) {
    bool const choice =
        std::ranges::any_of(form.places, [](auto const& p) { return p.size() > 1; });
    if (choice && !is_body(field)) {
      parts.push_back(phrase_of_choices(field, form));
      continue;
    }
    if (!choice && form.places.size() == 1 && has_pairs(form.places.front().front())) {
      parts.push_back(word(field, form.places.front().front(), false));
      continue;
    }
    for (auto const& text : phrases_of(form))
      if (known(text) || !choice) parts.push_back(phrase(field, text, 0));
  }
  return Plan::of(is_body(field) ? PlanKind::any_of : PlanKind::synonyms, std::move(parts));
}

}  // namespace backfile::internal
