// Wildcards and near spellings, found in the index's own words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/stems.hpp"
#include "searcher/match/vocabulary.hpp"

namespace backfile::internal {

// The words used of an expansion, at most; the commonest are kept.
inline constexpr std::size_t kMaxExpansion = 200;

struct Expansion {
  std::vector<std::string> words;  // without prefix, the commonest first
  std::size_t matched = 0;         // before the cap
  std::size_t compared = 0;        // words of the index that were looked at; only of a stem
};

// Keeps the commonest of the words that it is given, ties in the order given.
class Commonest {
 public:
  void add(std::string_view word, std::uint64_t frequency);
  [[nodiscard]] Expansion take();

 private:
  struct Found {
    std::string word;
    std::uint64_t frequency = 0;
  };

  void sort();

  std::vector<Found> found_;
  std::size_t matched_ = 0;
};

// `pattern` is folded; * stands for any characters, ? for one.
[[nodiscard]] bool matches_pattern(std::string_view word, std::string_view pattern) noexcept;

// Edits by length where none are given: 0 below 4 letters, 1 below 8, else 2.
[[nodiscard]] unsigned edits_for(std::string_view word) noexcept;

// True when at most `edits` insertions, deletions, substitutions and swaps of neighbours
// (Damerau, restricted) lie between the words, counted in code points.
[[nodiscard]] bool within_edits(std::string_view a, std::string_view b, unsigned edits);

// Words under the prefix ("" or a field's) that match. Cost: the terms that share the pattern's
// fixed beginning; for near spellings all words.
[[nodiscard]] Expansion expand_pattern(Vocabulary const& vocabulary, std::string const& prefix,
                                       std::string_view pattern);
[[nodiscard]] Expansion expand_spelling(Vocabulary const& vocabulary, std::string const& prefix,
                                        std::string_view word, unsigned edits);

// Words under the prefix with that stem. Cost: the words that begin as the stem does; for a few
// languages all words (see kept_beginning).
[[nodiscard]] Expansion expand_stem(Vocabulary const& vocabulary, std::string const& prefix,
                                    Stemmer& stemmer, std::string const& stem);

// A word of the index and the articles that have it; 0: none is near.
struct NearestWord {
  std::string word;
  std::uint64_t articles = 0;
};

// For each folded word the commonest unprefixed one within its edits. Cost: one walk of all terms.
[[nodiscard]] std::vector<NearestWord> nearest_words(Vocabulary const& vocabulary,
                                                     std::vector<std::string> const& words);

}  // namespace backfile::internal
