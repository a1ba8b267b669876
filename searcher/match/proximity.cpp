#include "searcher/match/proximity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "indexer/analysis/tokens.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/planner.hpp"
#include "searcher/query/stop_words.hpp"

namespace backfile::internal {
namespace {

constexpr double kHalf = 1.2;             // collected for half of the share; BM25's k1
constexpr std::size_t kMaxWords = 32;     // of a query; the first ones
constexpr std::size_t kMaxPlaces = 2000;  // of a word in an article; the first ones

}  // namespace

Proximity::Proximity(Reader const& reader, Node const& tree) : reader_{reader} { collect(tree); }

void Proximity::collect(Node const& node) {
  switch (node.kind) {
    case NodeKind::all_of:
    case NodeKind::any_of:
      for (auto const& part : node.parts) collect(part);
      return;
    case NodeKind::word:
      if (node.field != nullptr || is_optional_word(node)) return;
      return add_words(node.text);
    default: return;
  }
}

// One reading a position, the last; no joined forms.
void Proximity::add_words(std::string_view text) {
  auto const tokens = tokenise(text, Capitals::always).words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool const again = i + 1 < tokens.size() && tokens[i + 1].position == tokens[i].position &&
                       tokens[i + 1].kind != TokenClass::joined;
    if (tokens[i].kind != TokenClass::joined && !again)
      add(word_term({}, tokens[i].kind, tokens[i].text));
  }
}

// A word that the index does not have meets none.
void Proximity::add(std::string term) {
  auto const frequency = static_cast<double>(reader_.frequency(term));
  if (frequency == 0 || words_.size() == kMaxWords ||
      std::ranges::find(words_, term, &Word::term) != words_.end())
    return;
  auto const articles = static_cast<double>(reader_.database().get_doccount());
  words_.push_back({std::move(term), std::log((articles + 1.0) / (frequency + 0.5))});
}

std::vector<Proximity::Place> Proximity::places(DocumentNumber article) const {
  std::vector<Place> found;
  auto const& database = reader_.database();
  for (std::size_t word = 0; word < words_.size(); ++word) {
    auto const& term = words_[word].term;
    std::size_t kept = 0;
    auto const end = database.positionlist_end(article, term);
    for (auto at = database.positionlist_begin(article, term); at != end; ++at) {
      if (++kept > kMaxPlaces) break;
      found.push_back({*at, word});
    }
  }
  std::ranges::sort(found, {}, &Place::at);
  return found;
}

double Proximity::bonus(DocumentNumber article) const {
  auto const found = places(article);
  std::vector<double> collected(words_.size());
  for (std::size_t i = 1; i < found.size(); ++i) {
    auto const& left = found[i - 1];
    auto const& right = found[i];
    if (left.word == right.word || left.at == right.at) continue;
    double const distance = right.at - left.at;
    collected[left.word] += words_[right.word].rarity / (distance * distance);
    collected[right.word] += words_[left.word].rarity / (distance * distance);
  }
  double sum = 0;
  for (std::size_t word = 0; word < words_.size(); ++word)
    sum += std::min(1.0, words_[word].rarity) * collected[word] / (collected[word] + kHalf);
  return kProximityShare * sum;
}

std::string Proximity::text() const {
  std::string text;
  for (auto const& word : words_) text += (text.empty() ? "" : ", ") + word.term;
  return text;
}

}  // namespace backfile::internal
