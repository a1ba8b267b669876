// The formulas of the ranking.
#include "searcher/match/weight.hpp"

#include "indexer/index/schema.hpp"
#include "searcher/match/recency.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

double score(double frequency, double occurrences, double tf, double length) {
  return WordScore{{1000, 400, frequency, occurrences * kWordWeight}, 1.0}(tf * kWordWeight,
                                                                           length);
}

}  // namespace

TEST_CASE("weight: In_expB2 by hand", "[unit][ranking]") {
  // E = 1000 · (1 − 0.999^20) = 19.81; rarity = log2(1001 / 20.31); cluster = 21 / 10;
  // tn = 2 · log2(1 + 1) = 2.
  CHECK(score(10, 20, 2, 400) == Approx(5.6229 * 2.1 * 2.0 / 3.0).epsilon(1e-3));
}

TEST_CASE("weight: what makes a word count more", "[unit][ranking]") {
  auto const plain = score(10, 20, 2, 400);
  CHECK(score(10, 20, 3, 400) > plain);    // more often in the article
  CHECK(score(10, 20, 2, 200) > plain);    // in a shorter one
  CHECK(score(100, 200, 2, 400) < plain);  // in fewer articles of all
  CHECK(score(10, 40, 2, 400) > plain);    // it comes in clusters
  CHECK(score(1000, 9000, 5, 400) >= 0);   // in every article
  CHECK(score(1000, 9000, 5, 400) < plain / 10);
  CHECK(score(10, 20, 0, 400) == 0);
  CHECK(WordScore{{1000, 400, 10, 80}, 2.0}(8, 400) == Approx(2 * plain));
}

TEST_CASE("weight: small and empty collections give no nonsense", "[unit][ranking]") {
  CHECK(WordScore{}(4, 10) == 0);
  CHECK(WordScore{{0, 0, 0, 0}, 1.0}(4, 10) == 0);
  CHECK(WordScore{{1, 10, 1, 4}, 1.0}(4, 10) > 0);
  CHECK(WordScore{{1, 10, 1, 4}, 1.0}(4, 0) == 0);
  CHECK(WordScore{{2, 10, 2, 0}, 1.0}(0, 10) == 0);
}

TEST_CASE("recency: twice today, half of that a half-life ago, once without a date",
          "[unit][ranking]") {
  Recency const recency{30, {2023, 9, 15}};
  struct Row {
    std::string_view key;
    double factor;
  };
  Row const rows[] = {
      {"20230915", 2.0},  {"20230915110000", 2.0}, {"20230816", 1.5},
      {"20230717", 1.25}, {"20240101", 2.0},       {"19990101", 1.0},
      {"", 1.0},          {"202308", 1.3536},      {"2023", 1.0027},
  };
  for (auto const& row : rows) {
    INFO("key: " << row.key);
    CHECK(recency.factor(row.key) == Approx(row.factor).epsilon(1e-3));
  }
}
