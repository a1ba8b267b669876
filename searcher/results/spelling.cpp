#include "searcher/results/spelling.hpp"

#include <algorithm>
#include <cstdint>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/tokens.hpp"
#include "searcher/match/expand.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/planner.hpp"
#include "searcher/match/request.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxUnknown = 8;

// A word of a leaf: bytes of its text.
struct Place {
  Node* node = nullptr;
  std::size_t offset = 0;
  std::size_t length = 0;

  [[nodiscard]] std::string word() const { return node->text.substr(offset, length); }
};

// In letters, and in no article: not in its field and nowhere else.
bool is_unknown(Reader const& reader, Place const& place) {
  auto word = *place.node;
  word.kind = NodeKind::word;
  word.text = place.word();
  word.also.clear();
  auto const tokens = tokenise(word.text, Capitals::always).words;
  if (tokens.size() != 1 || tokens.front().kind != TokenClass::word) return false;
  Planner planner{reader, false};
  if (count(reader, planner.plan(word)) > 0) return false;
  word.field = nullptr;
  return count(reader, planner.plan(word)) == 0;
}

void collect_unknown(Reader const& reader, Node& node, std::vector<Place>& unknown) {
  if (node.kind == NodeKind::negation) return;
  bool const leaf = node.kind == NodeKind::word || node.kind == NodeKind::phrase;
  bool const text = node.field == nullptr || node.field->kind == FieldKind::text;
  for (std::size_t at = 0; leaf && text && at < node.text.size();) {
    auto const end = std::min(node.text.find(' ', at), node.text.size());
    Place const place{&node, at, end - at};
    if (unknown.size() < kMaxUnknown && is_unknown(reader, place)) unknown.push_back(place);
    at = end + 1;
  }
  for (auto& part : node.parts) collect_unknown(reader, part, unknown);
}

// Where the word stands in the query's text; the text's size where that is not sure.
std::size_t find_in(std::string const& text, Place const& place) {
  auto const& span = place.node->span;
  if (span.offset > text.size()) return text.size();
  auto const typed = std::string_view{text}.substr(span.offset, span.length);
  auto const leaf = typed.find(place.node->text);
  return leaf == typed.npos ? text.size() : span.offset + leaf + place.offset;
}

// The later places first, so that the earlier ones stay where they are.
void put_in(std::vector<Place> const& places, std::vector<std::string> const& words,
            std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> order;
  for (std::size_t i = 0; i < places.size(); ++i) order.emplace_back(find_in(text, places[i]), i);
  std::ranges::sort(order, std::ranges::greater{});
  for (auto const& [at, i] : order)
    if (at < text.size()) text.replace(at, places[i].length, words[i]);
  for (auto i = places.size(); i-- > 0;)
    places[i].node->text.replace(places[i].offset, places[i].length, words[i]);
}

// As typed, where that reads as the tree does; else the tree in brackets.
std::string text_for(Node const& tree, std::string const& typed, ParsedQuery const& query) {
  auto const brackets = print(tree);
  auto strict = parse_options(query.options);
  strict.lenient = false;
  try {
    return print(parse(typed, strict).tree) == brackets ? typed : brackets;
  } catch (Error const&) {
    return brackets;  // what was typed had to be mended
  }
}

}  // namespace

Respelled respell(Reader const& reader, ParsedQuery const& query) {
  Respelled respelled;
  auto tree = query.parsed.tree;
  std::vector<Place> unknown;
  collect_unknown(reader, tree, unknown);
  std::vector<std::string> folded;
  for (auto const& place : unknown) folded.push_back(fold(place.word()));
  if (folded.empty()) return respelled;
  auto const nearest = nearest_words(reader, folded);
  std::vector<Place> places;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    if (nearest[i].articles == 0) continue;
    respelled.words.push_back({unknown[i].word(), nearest[i].word, nearest[i].articles});
    places.push_back(unknown[i]);
    words.push_back(nearest[i].word);
  }
  if (places.empty()) return respelled;
  auto typed = query.text;
  put_in(places, words, typed);
  respelled.query = text_for(tree, typed, query);
  return respelled;
}

bool has_choice(Node const& tree) {
  bool const choice = tree.kind == NodeKind::any_of || tree.kind == NodeKind::one_of;
  return choice || std::ranges::any_of(tree.parts, has_choice);
}

bool finds_more(Reader const& reader, std::string const& text, ParsedQuery const& query,
                SearchOptions const& options, std::uint64_t found) {
  try {
    auto const read = parse_query(text, query.options);
    return count(reader, make_request(read.parsed(), options, reader).whole()) > found;
  } catch (Error const&) {
    return false;  // it was not asked: what cannot be asked is no suggestion
  }
}

}  // namespace backfile::internal
