// Why an article has its score: the words add up to what search gives.
#include "searcher/results/score.hpp"

#include <string>

#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

MemoryIndex const& harbour() {
  static MemoryIndex const index{{
      article_of({"a", "The container ship lost its anchor near a tug.\n\nThe tug left Korea.",
                  "Tug and ships", "2023-09-14", "Herald"}),
      article_of({"b", "A ship, a big ship.\n\nAnchors, and the tug of U.S. make, the tug.", "",
                  "2023-01-01", "Courier"}),
      article_of({"c", "anchor anchor container of the DPRK", "Ship and anchor", "", "Herald"}),
      article_of({"d", "tugs pull ships to North Korea", "anchor", "2022", "Herald"}),
      article_of({"e", "Schiffe ohne Anker ship", "", "2023", "Herald", "de"}),
  }};
  return index;
}

ScoreExplanation explain(std::string_view query, std::string const& id,
                         SearchOptions const& options = {},
                         QueryOptions const& reading = fixed_clock()) {
  return internal::explain_score(harbour().reader(), harbour().request(query, options, reading),
                                 id);
}

}  // namespace

TEST_CASE("score: the words add up to the score of the hit", "[integration]") {
  constexpr std::string_view kQueries[] = {"ship",
                                           "ship anchor",
                                           "the ship and an anchor",
                                           "ship ship",
                                           "ship OR anchor OR zzz",
                                           "title:ship^3 body:anchor",
                                           "(ship XOR korea) tug",
                                           "ship -dprk",
                                           "\"container ship\"",
                                           "ship NEAR/9 anchor",
                                           "\"container ship\" NEAR/9 tug",
                                           "ship SAME anchors",
                                           "atleast2(tug) ship",
                                           "first9(ship OR tug)",
                                           "body:(ship NEAR/9 anchor)",
                                           "body:\"the tug\"",
                                           "DPRK",
                                           "DPRK OR ship",
                                           "DPRK NEAR/5 ship*",
                                           "ship* tug~",
                                           "lede:ship hlead:tug",
                                           "like(a)",
                                           "like(a)^2 ship",
                                           "(ship OR (tug zzz)) OR (tug anchor)",
                                           "ship date:2023 tug^0",
                                           "*",
                                           "outlet:herald ship",
                                           "US tug",
                                           "ship NOT (tug anchor korea left)"};
  std::size_t hits = 0;
  for (auto const query : kQueries)
    for (auto const match : {Match::all, Match::any}) {
      auto reading = fixed_clock();
      reading.match = match;
      for (auto const& hit : harbour().results(query, {}, reading).hits) {
        INFO(query << " " << hit.id);
        auto const explained = explain(query, hit.id, {}, reading);
        CHECK(explained.matches);
        CHECK(explained.score == Approx(hit.score).margin(1e-9));
        double sum = 0;
        double last = 1e9;
        for (auto const& row : explained.terms) {
          sum += row.score;
          CHECK(row.score > 0);
          CHECK(row.score <= last);
          CHECK((row.articles > 0) == (row.term != "(close together)"));
          last = row.score;
        }
        CHECK(sum == Approx(hit.score).margin(1e-9));
        CHECK(explained.unmet.empty());
        ++hits;
      }
    }
  CHECK(hits > 100);
}

TEST_CASE("score: rows are named as the index names them", "[integration]") {
  auto const explained = explain("ships NEAR/9 \"anchor\" OR korea", "a");
  REQUIRE(explained.terms.size() == 3);
  for (auto const& row : explained.terms) {
    bool const known = row.term == "Zen:ship" || row.term == "anchor" || row.term == "Zen:korea";
    CHECK(known);
    if (row.term == "Zen:korea") CHECK(row.articles == 2);
  }
}

TEST_CASE("score: what an article does not answer is named", "[integration]") {
  auto const unmet = [](std::string_view query, SearchOptions const& options = {}) {
    auto const explained = explain(query, "c", options);
    CHECK_FALSE(explained.matches);
    CHECK(explained.score == 0.0);
    CHECK(explained.terms.empty());
    std::string text;
    for (auto const& part : explained.unmet) text += (text.empty() ? "" : "; ") + part;
    return text;
  };
  CHECK(unmet("ship tug anchor korea") == "tug; korea");
  CHECK(unmet("tug") == "tug");
  CHECK(unmet("ship -anchor") == "NOT anchor");
  CHECK(unmet("ship date:2023") == "the dates asked for");
  CHECK(unmet("ship of the tug") == "tug");
  SearchOptions options;
  options.filters = {{"outlet", "courier"}};
  CHECK(unmet("ship", options) == "--outlet");
  CHECK_THROWS_AS(explain("ship", "nobody"), Error);
}
