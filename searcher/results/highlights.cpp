#include "searcher/results/highlights.hpp"

#include <algorithm>

#include "indexer/analysis/fold.hpp"
#include "searcher/match/expand.hpp"

namespace backfile::internal {
namespace {

bool is_searchable_text(Field const* row) {
  return row == nullptr || row->kind == FieldKind::text || row->kind == FieldKind::group;
}

bool names_member(std::string_view members, std::string_view name) {
  while (!members.empty()) {
    auto const end = std::min(members.find(' '), members.size());
    if (members.substr(0, end) == name) return true;
    members.remove_prefix(std::min(end + 1, members.size()));
  }
  return false;
}

}  // namespace

Highlights::Highlights(Node const& tree) { collect(tree); }

void Highlights::collect(Node const& node) {
  if (node.kind == NodeKind::negation || !is_searchable_text(node.field)) return;
  if (node.parts.empty()) {
    auto const before = units_.size();
    add_words(node);
    add_spellings(node);
    if (units_.size() > before) ++count_;
    return;
  }
  for (auto const& part : node.parts) collect(part);
}

void Highlights::add_words(Node const& node) {
  Unit unit;
  unit.field = node.field;
  switch (node.kind) {
    case NodeKind::word: unit.way = node.exact ? Way::exact : Way::stem; break;
    case NodeKind::phrase:
    case NodeKind::all_caps: unit.way = Way::exact; break;
    case NodeKind::wildcard: unit.way = Way::pattern; break;
    case NodeKind::fuzzy: unit.way = Way::spelling; break;
    default: return;
  }
  auto const folded = fold(node.text);
  if (unit.way == Way::pattern || unit.way == Way::spelling) {
    unit.edits = node.number > 0 ? node.number : edits_for(folded);
    unit.words.push_back({folded, TokenClass::word});
    return add_unit(std::move(unit));
  }
  if (node.kind == NodeKind::all_caps) {
    unit.words.push_back({folded, TokenClass::acronym});
    return add_unit(std::move(unit));
  }
  add_phrase(std::move(unit), node.text);
}

void Highlights::add_spellings(Node const& node) {
  for (auto const& form : node.also) {
    for (auto const& text : phrases_of(form)) {
      Unit unit;
      unit.field = node.field;
      add_phrase(std::move(unit), text);
    }
  }
}

void Highlights::add_phrase(Unit unit, std::string_view text) {
  auto const tokens = tokenise(text, Capitals::always);
  if (unit.way == Way::stem && !tokens.pairs.empty()) unit.way = Way::inside;
  for (auto const& token : tokens.words) {
    if (token.kind == TokenClass::joined) continue;
    bool const again = !unit.words.empty() && token.position < tokens.last_position + 1 &&
                       &token != tokens.words.data() && (&token - 1)->position == token.position &&
                       (&token - 1)->kind == TokenClass::acronym;
    if (again)
      unit.words.back() = {token.text, token.kind};
    else
      unit.words.push_back({token.text, token.kind});
  }
  // Several words written as one are a phrase.
  if (unit.way == Way::stem && unit.words.size() > 1) unit.way = Way::exact;
  if (!unit.words.empty()) add_unit(std::move(unit));
}

void Highlights::add_unit(Unit unit) {
  unit.number = count_;
  wants_stems_ = wants_stems_ || unit.way == Way::stem;
  units_.push_back(std::move(unit));
}

bool Highlights::applies(Unit const& unit, std::string_view field) const {
  if (unit.field == nullptr) return true;
  if (unit.field->name == field) return true;
  if (unit.field->name == "lede" && field == "body") return true;
  return unit.field->kind == FieldKind::group && names_member(unit.field->members, field);
}

bool Highlights::same(Unit const& unit, Word const& word, Read const& text, std::size_t i) const {
  auto const& token = text.tokens[i];
  bool const acronym = word.kind == TokenClass::acronym;
  switch (unit.way) {
    case Way::exact:
      return token.text == word.text && acronym == (token.kind == TokenClass::acronym);
    case Way::stem:
      if (acronym || token.kind == TokenClass::acronym || word.kind == TokenClass::number)
        return token.text == word.text && acronym == (token.kind == TokenClass::acronym);
      return token.text == word.text || (token.text.starts_with(word.beginning) &&
                                         text.stemmer->stem(token.text) == word.stem);
    case Way::pattern: return matches_pattern(token.text, word.text);
    case Way::spelling: return within_edits(token.text, word.text, unit.edits);
    case Way::inside: return token.text.find(word.text) != std::string::npos;
  }
  return false;
}

std::uint32_t Highlights::end_of(Unit const& unit, Read const& text, std::size_t i) const {
  auto const& tokens = text.tokens;
  if (!same(unit, unit.words.front(), text, i)) return 0;
  auto end = tokens[i].end;
  auto position = tokens[i].position;
  auto at = i;
  for (std::size_t word = 1; word < unit.words.size(); ++word) {
    ++position;
    while (at < tokens.size() && tokens[at].position < position) ++at;
    while (at < tokens.size() && tokens[at].position == position &&
           !same(unit, unit.words[word], text, at))
      ++at;
    if (at >= tokens.size() || tokens[at].position != position) return 0;
    end = tokens[at].end;
  }
  return end;
}

Stemmer& Highlights::stemmer_of(std::string_view lang) {
  auto const key = stemmer_key(lang);
  auto const known = std::ranges::find(stemmers_, key, &Stemmer::key);
  return known != stemmers_.end() ? *known : stemmers_.emplace_back(key);
}

void Highlights::stem_units(Stemmer& stemmer) {
  if (stemmed_for_ == stemmer.key()) return;
  stemmed_for_ = stemmer.key();
  for (auto& unit : units_)
    for (auto& word : unit.words)
      if (unit.way == Way::stem) {
        word.stem = stemmer.stem(word.text);
        word.beginning = kept_beginning(stemmer.key(), word.stem);
      }
}

// Most words of a text begin like no word of the query, and are not stemmed.
Highlights::Read Highlights::read(std::string_view text, std::string_view lang) {
  Read read{tokenise(text).words, nullptr};
  if (!wants_stems_) return read;
  auto& stemmer = stemmer_of(lang);
  stem_units(stemmer);
  read.stemmer = &stemmer;
  return read;
}

std::vector<Occurrence> Highlights::find(std::string_view text, std::string_view field,
                                         std::string_view lang) {
  if (std::ranges::none_of(units_, [&](Unit const& unit) { return applies(unit, field); }))
    return {};
  auto const words = read(text, lang);
  auto const& tokens = words.tokens;
  std::vector<Occurrence> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (auto const& unit : units_) {
      if (!applies(unit, field)) continue;
      if (auto const end = end_of(unit, words, i); end > 0)
        found.push_back({tokens[i].begin, end, unit.number});
    }
  }
  std::ranges::sort(found, [](auto const& a, auto const& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Occurrence> apart;
  for (auto const& one : found)
    if (apart.empty() || one.begin >= apart.back().end) apart.push_back(one);
  return apart;
}

}  // namespace backfile::internal
