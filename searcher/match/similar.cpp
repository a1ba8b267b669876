#include "searcher/match/similar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "indexer/analysis/stems.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/planner.hpp"

namespace backfile::internal {
namespace {

// A word as frequent has half its weight: BM25's k1.
constexpr double kHalfFrequency = 1.2 * kWordWeight;
constexpr unsigned kTitleTimes = 4;  // the title says what an article is about
constexpr unsigned kDeckTimes = 2;
constexpr std::size_t kMaxWeighed = 1'000;  // the most frequent words of the article

struct Counted {
  std::string term;  // in the index
  std::string text;
  unsigned frequency = 0;  // as within-document frequencies are
};

// Counts the words of an article by the terms that the index has for them.
class WordCount {
 public:
  explicit WordCount(Article const& article) : stemmer_{stemmer_key(article.lang)} {
    add(article.title, kTitleTimes * kWordWeight);
    add(article.deck, kDeckTimes * kWordWeight);
    add(article.body, kWordWeight);
  }

  [[nodiscard]] std::vector<Counted> most_frequent() {
    std::vector<Counted> words;
    for (auto& [term, word] : words_) words.push_back(std::move(word));
    std::ranges::sort(words, [](Counted const& a, Counted const& b) {
      return a.frequency != b.frequency ? a.frequency > b.frequency : a.term < b.term;
    });
    if (words.size() > kMaxWeighed) words.resize(kMaxWeighed);
    return words;
  }

 private:
  void add(std::string const& text, unsigned weight) {
    auto const tokens = tokenise(text);
    for (auto const& token : readings(tokens)) {
      if (token.kind == TokenClass::acronym)
        count(word_term("", token.kind, token.text),
              text.substr(token.begin, token.end - token.begin), weight);
      if (token.kind == TokenClass::word && token.text.size() > 1 && !is_stop_word(token.text))
        count(stem_term("", stemmer_.key(), stemmer_.stem(token.text)), token.text, weight);
    }
    for (auto const& pair : tokens.pairs) count(pair_term("", pair.text), pair.text, weight);
  }

  void count(std::string term, std::string const& text, unsigned weight) {
    auto& word = words_[term];
    if (word.term.empty()) word = {std::move(term), text, 0};
    word.frequency += weight;
  }

  Stemmer stemmer_;
  std::unordered_map<std::string, Counted> words_;
};

// A pair of one character, or a text that a query reads as several words, asks for something else.
bool is_one_word(std::string const& text) {
  auto const tokens = tokenise(text, Capitals::always);
  return readings(tokens).size() == 1 && tokens.pairs.size() < 2;
}

[[noreturn]] void refuse_like(Node const& node, std::string const& text) {
  throw Error{Code::article_not_found, fmt::format("no article has the id '{}'", node.text),
              "ids are printed by every search"}
      .at(text, node.span);
}

// Two digits are shown, and what is shown is what is used.
double rounded(double share) { return std::max(0.01, std::round(100 * share) / 100); }

}  // namespace

unsigned share_of(std::size_t words) noexcept {
  return static_cast<unsigned>(std::min(words, std::max<std::size_t>(2, (words + 5) / 6)));
}

// Lucene's form of the inverse document frequency, which is never negative.
std::vector<TellingWord> telling_words(Article const& article, Vocabulary const& vocabulary) {
  auto const articles = static_cast<double>(vocabulary.frequency({}));
  bool const stored = !article.id.empty() && vocabulary.find_article(article.id).has_value();
  std::vector<TellingWord> telling;
  for (auto& word : WordCount{article}.most_frequent()) {
    auto const found = vocabulary.frequency(word.term);
    if (found <= (stored ? 1 : 0) || !is_one_word(word.text)) continue;
    auto const with = static_cast<double>(found);
    auto const share = rounded(word.frequency / (word.frequency + kHalfFrequency));
    auto const rarity = std::log(1 + (articles - with + 0.5) / (with + 0.5));
    telling.push_back({std::move(word.text), share, share * rarity});
  }
  std::ranges::stable_sort(telling, std::ranges::greater{}, &TellingWord::weight);
  if (telling.size() > kMaxLikeWords) telling.resize(kMaxLikeWords);
  return telling;
}

namespace {

void choose_words_in(Node& tree, ParsedQuery const& query, Vocabulary const& vocabulary,
                     std::size_t& left) {
  for (auto& part : tree.parts) choose_words_in(part, query, vocabulary, left);
  if (tree.kind != NodeKind::like) return;
  if (left-- == 0)
    throw Error{Code::query_too_large, fmt::format("more than {} like()", kMaxLikes),
                "ask in several queries"}
        .at(query.text, tree.span);
  auto const article = query.model ? *query.model : vocabulary.find_article(tree.text);
  if (!article) refuse_like(tree, query.text);
  for (auto const& word : telling_words(*article, vocabulary)) {
    Node leaf;
    leaf.kind = NodeKind::word;
    leaf.text = word.text;
    leaf.boost = word.share;
    leaf.span = tree.span;
    tree.parts.push_back(std::move(leaf));
  }
}

}  // namespace

void choose_words(Node& tree, ParsedQuery const& query, Vocabulary const& vocabulary) {
  std::size_t left = kMaxLikes;
  choose_words_in(tree, query, vocabulary, left);
}

}  // namespace backfile::internal
