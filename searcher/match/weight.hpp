// How much a word says about an article: In_expB2, one of the models of divergence from randomness
// (Amati and van Rijsbergen, ACM TOIS 20(4), 2002).
//
//   score = times · rarity · cluster · tn / (tn + 1)
//   tn      = tf · log2(1 + average length / length)      tf as in an article of average length
//   cluster = (F + 1) / n                                 words that come often where they come
//   rarity  = log2((N + 1) / (E + ½)), E = N·(1 − (1 − 1/N)^F)
//
// N articles, n of them with the word, F occurrences in all, tf in this one, counted in words of
// the body. E is the number of articles that F occurrences would reach if they fell at random.
// Against BM25 it needs no constants; tests/benchmark/RANKING.md has the measurements.
#pragma once

#include <cmath>

#include "indexer/index/xapian.hpp"

namespace backfile::internal {

struct WordStatistics {
  double articles = 0;        // N
  double average_length = 0;  // summed within-document frequencies, like `length` below
  double frequency = 0;       // n
  double occurrences = 0;     // F, as stored, in units of kWordWeight
};

class WordScore {
 public:
  WordScore() = default;
  // `times`: of the word in the query, and its boosts.
  WordScore(WordStatistics const& word, double times);

  // Never negative; grows with `wdf`, falls with `length`.
  [[nodiscard]] double operator()(double wdf, double length) const {
    return length <= 0 ? 0.0 : even(wdf, evenness(average_length_, length));
  }

  // The same in two steps, of which the first is dear and the same for all words of an article.
  [[nodiscard]] static double evenness(double average_length, double length) {
    return std::log2(1.0 + average_length / length);
  }
  [[nodiscard]] double even(double wdf, double evenness) const;

  // No article scores higher.
  [[nodiscard]] double most() const { return factor_; }

 private:
  double factor_ = 0;
  double average_length_ = 0;
};

// The same for Xapian.
class WordWeight final : public Xapian::Weight {
 public:
  // The scores of the query's words are written to `told`, the last one stays. Null: to nowhere.
  explicit WordWeight(WordScore* told = nullptr);

  [[nodiscard]] std::string name() const override;
  [[nodiscard]] double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                   Xapian::termcount distinct) const override;
  [[nodiscard]] double get_maxpart() const override { return most_; }
  [[nodiscard]] double get_sumextra(Xapian::termcount, Xapian::termcount) const override {
    return 0.0;
  }
  [[nodiscard]] double get_maxextra() const override { return 0.0; }

 private:
  [[nodiscard]] WordWeight* clone() const override { return new WordWeight{told_}; }
  void init(double factor) override;

  WordScore* told_;
  WordScore score_;
  double most_ = 0;
};

}  // namespace backfile::internal
