// Words of a query that stand close together in an article (Büttcher, Clarke and Lushman, SIGIR
// 2006).
//
// Of all occurrences of the query's words in an article, each two that follow each other and are
// of different words, d words apart, give each other's rarity / d². What a word has collected, a,
// becomes min(1, its rarity) · a / (a + 1.2); the bonus is kProximityShare times the sum over the
// words, so each word adds less than that share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/match/reader.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {

// The articles whose bonus is looked at: the best ones without it.
inline constexpr std::size_t kProximityDepth = 20;
inline constexpr double kProximityShare = 0.4;

class Proximity {
 public:
  // The tree's unprefixed words as they are typed, no stop words, nothing that is excluded.
  Proximity(Reader const& reader, Node const& tree);

  // False where fewer than two words could meet.
  [[nodiscard]] explicit operator bool() const { return words_.size() > 1; }

  [[nodiscard]] double bonus(DocumentNumber article) const;

  // The words, separated by commas.
  [[nodiscard]] std::string text() const;

 private:
  struct Word {
    std::string term;
    double rarity = 0;
  };
  struct Place {
    Xapian::termpos at = 0;
    std::size_t word = 0;
  };

  void collect(Node const& node);
  void add_words(std::string_view text);
  void add(std::string term);
  [[nodiscard]] std::vector<Place> places(DocumentNumber article) const;

  Reader const& reader_;
  std::vector<Word> words_;
};

}  // namespace backfile::internal
