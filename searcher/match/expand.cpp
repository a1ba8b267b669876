#include "searcher/match/expand.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxCompared = 96;  // code points, as words are cut when indexed

// A character that begins a word, unlike those that begin another kind of term (prefixes are
// capitals, @ acronyms, # pairs).
bool begins_word(char c) {
  return c != '@' && c != '#' && c != '=' && c != ':' && !(c >= 'A' && c <= 'Z');
}

// Numbers have no stems.
bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789.,") == word.npos;
}

struct Found {
  std::string word;
  std::uint64_t frequency = 0;
};

Expansion commonest(std::vector<Found> found) {
  Expansion expansion;
  expansion.matched = found.size();
  std::ranges::stable_sort(found, std::ranges::greater{}, &Found::frequency);
  if (found.size() > kMaxExpansion) found.resize(kMaxExpansion);
  for (auto& one : found) expansion.words.push_back(std::move(one.word));
  return expansion;
}

template <typename Matches>
Expansion walk_words(Vocabulary const& vocabulary, std::string const& prefix,
                     std::string const& start, Matches matches) {
  std::vector<Found> found;
  vocabulary.walk(prefix + start, [&](std::string const& term) {
    auto const word = std::string_view{term}.substr(prefix.size());
    if (!word.empty() && begins_word(word.front()) && matches(word))
      found.push_back({std::string{word}, vocabulary.frequency(term)});
    return true;
  });
  return commonest(std::move(found));
}

std::vector<UChar32> code_points(std::string_view text) {
  std::vector<UChar32> points;
  for (std::size_t at = 0; at < text.size() && points.size() < kMaxCompared;)
    points.push_back(next_character(text, at));
  return points;
}

}  // namespace

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
  auto const x = code_points(a);
  auto const y = code_points(b);
  auto const longer = std::max(x.size(), y.size());
  if (longer - std::min(x.size(), y.size()) > edits) return false;
  std::array<std::array<unsigned, kMaxCompared + 1>, 3> rows{};
  for (unsigned j = 0; j <= y.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= x.size(); ++i) {
    auto& row = rows[i % 3];
    auto const& above = rows[(i + 2) % 3];
    auto const& before = rows[(i + 1) % 3];
    row[0] = static_cast<unsigned>(i);
    auto least = row[0];
    for (std::size_t j = 1; j <= y.size(); ++j) {
      unsigned const substitution = x[i - 1] == y[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + substitution});
      bool const swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > edits) return false;
  }
  return rows[x.size() % 3][y.size()] <= edits;
}

Expansion expand_pattern(Vocabulary const& vocabulary, std::string const& prefix,
                         std::string_view pattern) {
  auto const fixed = std::string{pattern.substr(0, pattern.find_first_of("*?"))};
  return walk_words(vocabulary, prefix, fixed,
                    [&](std::string_view word) { return matches_pattern(word, pattern); });
}

Expansion expand_spelling(Vocabulary const& vocabulary, std::string const& prefix,
                          std::string_view word, unsigned edits) {
  return walk_words(vocabulary, prefix, "", [&](std::string_view candidate) {
    return within_edits(candidate, word, edits);
  });
}

Expansion expand_stem(Vocabulary const& vocabulary, std::string const& prefix, Stemmer& stemmer,
                      std::string const& stem) {
  auto const start = std::string{kept_beginning(stemmer.key(), stem)};
  return walk_words(vocabulary, prefix, start, [&](std::string_view word) {
    return !is_number(word) && stemmer.stem(std::string{word}) == stem;
  });
}

std::vector<NearestWord> nearest_words(Vocabulary const& vocabulary,
                                       std::vector<std::string> const& words) {
  std::vector<NearestWord> nearest(words.size());
  vocabulary.walk("", [&](std::string const& term) {
    if (!begins_word(term.front())) return true;
    for (std::size_t i = 0; i < words.size(); ++i) {
      auto const edits = edits_for(words[i]);
      if (edits == 0 || !within_edits(term, words[i], edits)) continue;
      auto const articles = vocabulary.frequency(term);
      if (articles > nearest[i].articles) nearest[i] = {term, articles};
    }
    return true;
  });
  return nearest;
}

}  // namespace backfile::internal
