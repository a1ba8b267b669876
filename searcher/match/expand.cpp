#include "searcher/match/expand.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/analysis/utf8.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/expansions.hpp"
#include "searcher/match/near_spelling.hpp"
#include "searcher/match/time_limit.hpp"

namespace backfile::internal {
namespace {

// Numbers have no stems.
bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789.,") == word.npos;
}

template <typename Matches>
Expansion walk_words(Vocabulary const& vocabulary, std::string const& prefix,
                     std::string const& start, Matches matches) {
  Commonest found;
  vocabulary.walk(prefix + start, [&](std::string const& term) {
    TimeLimit::check();
    auto const word = std::string_view{term}.substr(prefix.size());
    if (!word.empty() && begins_word(word.front()) && matches(word))
      found.add(word, vocabulary.frequency(term));
    return true;
  });
  return found.take();
}

}  // namespace

void Commonest::add(std::string_view word, std::uint64_t frequency) {
  ++matched_;
  found_.push_back({std::string{word}, frequency});
  if (found_.size() == 4 * kMaxExpansion) sort();
}

void Commonest::sort() {
  std::ranges::stable_sort(found_, std::ranges::greater{}, &Found::frequency);
  if (found_.size() > kMaxExpansion) found_.resize(kMaxExpansion);
}

Expansion Commonest::take() {
  sort();
  Expansion expansion;
  expansion.matched = matched_;
  for (auto& one : found_) expansion.words.push_back(std::move(one.word));
  return expansion;
}

bool matches_pattern(std::string_view word, std::string_view pattern) noexcept {
  std::size_t w = 0;
  std::size_t p = 0;
  std::size_t star = pattern.npos;
  std::size_t resume = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && pattern[p] == '?') {
      static_cast<void>(next_character(word, w));
      ++p;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++w;
      ++p;
    } else if (star != pattern.npos) {
      p = star + 1;
      static_cast<void>(next_character(word, resume));
      w = resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

unsigned edits_for(std::string_view word) noexcept {
  auto const length = std::ranges::count_if(
      word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

bool within_edits(std::string_view a, std::string_view b, unsigned edits) {
  return NearSpelling{b, edits}.matches(a, 0);
}

Expansion expand_pattern(Vocabulary const& vocabulary, std::string const& prefix,
                         std::string_view pattern) {
  auto const fixed = std::string{pattern.substr(0, pattern.find_first_of("*?"))};
  return walk_words(vocabulary, prefix, fixed,
                    [&](std::string_view word) { return matches_pattern(word, pattern); });
}

Expansion expand_spelling(Vocabulary const& vocabulary, std::string const& prefix,
                          std::string_view word, unsigned edits) {
  WordSearch const search{prefix, std::string{word}, edits};
  return std::move(expand_all(vocabulary, {&search, 1}).front());
}

Expansion expand_stem(Vocabulary const& vocabulary, std::string const& prefix, Stemmer& stemmer,
                      std::string const& stem) {
  auto const start = std::string{kept_beginning(stemmer.key(), stem)};
  std::size_t compared = 0;
  auto expansion = walk_words(vocabulary, prefix, start, [&](std::string_view word) {
    ++compared;
    return !is_number(word) && stemmer.stem(std::string{word}) == stem;
  });
  expansion.compared = compared;
  return expansion;
}

std::vector<NearestWord> nearest_words(Vocabulary const& vocabulary,
                                       std::vector<std::string> const& words) {
  std::vector<WordSearch> searches;
  for (auto const& word : words) searches.push_back({{}, word, edits_for(word)});
  auto const expansions = expand_all(vocabulary, searches);
  std::vector<NearestWord> nearest(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (expansions[i].words.empty() || searches[i].edits == 0u) continue;
    auto const& word = expansions[i].words.front();
    nearest[i] = {word, vocabulary.frequency(word)};
  }
  return nearest;
}

}  // namespace backfile::internal
