// The order of the answers, where people would not disagree about it.
#include <algorithm>

#include "searcher/match/ranking.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

constexpr auto kFiller =
    "The council met in the town hall and spoke of roads, schools and the budget of the year.";

// Articles that have none of the words in question, so that a word of one article is rare.
std::vector<Article> among_others(std::vector<Brief> const& briefs) {
  std::vector<Article> articles;
  for (auto const& brief : briefs) articles.push_back(article_of(brief));
  for (int i = 0; i < 20; ++i)
    articles.push_back(article_of({"other-" + std::to_string(i), kFiller, "Council notes"}));
  return articles;
}

SearchOptions recent(double days) {
  SearchOptions options;
  options.recency_days = days;
  options.undated = Undated::include;
  return options;
}

QueryOptions any_words() {
  auto options = fixed_clock();
  options.match = Match::any;
  return options;
}

std::string repeated(std::string const& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text + ' ';
  return out;
}

}  // namespace

TEST_CASE("ranking: clear cases", "[integration][ranking]") {
  struct Row {
    std::string_view what;
    std::string query;
    std::vector<Brief> articles;  // the order of insertion is never the one that is wanted
    std::string order;
  };
  std::string const filler = kFiller;
  Row const rows[] = {
      {"the title before the body",
       "ferry",
       {{"body", "A ferry sank there.", "Harbour news"},
        {"title", "A vessel sank there.", "Ferry news"}},
       "title body"},
      {"more often before once",
       "ferry",
       {{"once", "ferry " + filler}, {"often", "ferry ferry ferry " + filler}},
       "often once"},
      {"short before long",
       "ferry",
       {{"long", "ferry " + repeated(filler, 10)}, {"short", "ferry " + filler}},
       "short long"},
      {"side by side before far apart",
       "ferry strike",
       {{"apart", "The ferry left. " + filler + " Then came a strike."},
        {"beside", "Then came a ferry strike. " + filler + " It left at last."}},
       "beside apart"},
      {"both words of the title before one",
       "ferry strike",
       {{"one", "The strike went on. " + filler, "Ferry talks"},
        {"both", "The talks went on. " + filler, "Ferry strike"}},
       "both one"},
  };
  for (auto const& row : rows) {
    INFO(row.what);
    MemoryIndex const index{among_others(row.articles)};
    CHECK(index.ranked(row.query) == row.order);
  }
}

TEST_CASE("ranking: any of the words", "[integration][ranking]") {
  std::string const filler = kFiller;
  MemoryIndex const index{among_others({{"common", "council council budget " + filler},
                                        {"rare", "a ferry " + filler},
                                        {"neither", "nothing here"}})};
  // The rare word before the common one; a stop word alone makes no match.
  auto const found = index.ranked("the council ferry", {}, any_words());
  CHECK(found.starts_with("rare common other-"));
  CHECK(found.find("neither") == found.npos);
  CHECK(index.ranked("the ferry", {}, any_words()) == "rare");
  // Where there are only stop words, they are what was asked for.
  CHECK(index.results("the of", {}, any_words()).count.articles == 22);
}

TEST_CASE("ranking: a word said twice counts more than once", "[integration][ranking]") {
  MemoryIndex const index{
      among_others({{"a", "The ferry sailed on time."}, {"b", "The strike ended on time."}})};
  CHECK(index.ranked("ferry strike", {}, any_words()) == "a b");
  CHECK(index.ranked("ferry strike strike", {}, any_words()) == "b a");
}

TEST_CASE("ranking: scores never rise, and pages are parts of one order",
          "[integration][ranking]") {
  std::vector<Brief> briefs;
  for (int i = 0; i < 120; ++i)
    briefs.push_back({"n" + std::to_string(i), "ferry " + repeated("word", i % 7) +
                                                   (i % 3 == 0 ? "strike" : "pause strike") +
                                                   repeated(" more", i % 11)});
  MemoryIndex const index{among_others(briefs)};
  for (double const days : {0.0, 30.0}) {
    auto options = recent(days);
    options.all = true;
    auto const all = index.results("ferry strike", options).hits;
    REQUIRE(all.size() == 120);
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].score <= all[i - 1].score);
    options.all = false;
    for (std::size_t const size : {7u, 50u}) {
      options.limit = size;
      for (options.offset = 0; options.offset < all.size(); options.offset += size) {
        auto const page = index.results("ferry strike", options).hits;
        REQUIRE(page.size() == std::min(size, all.size() - options.offset));
        for (std::size_t i = 0; i < page.size(); ++i)
          CHECK(page[i].id == all[options.offset + i].id);
      }
    }
  }
}

TEST_CASE("ranking: recency, where it is asked for", "[integration][ranking]") {
  std::string const text = "The ferry left the harbour.";
  MemoryIndex const index{among_others({{"undated", text, "Harbour"},
                                        {"old", text, "Harbour", "2019-05-01"},
                                        {"new", text, "Harbour", "2023-09-14"},
                                        {"better", "ferry ferry " + text, "Ferry", "2019-05-01"},
                                        {"month", text, "Harbour", "2023-08"}})};
  CHECK(index.ranked("ferry") == "better undated old new month");
  CHECK(index.ranked("ferry", recent(30)) == "new month better undated old");
  // With a half-life of a day only yesterday's is lifted; the undated one is not lowered.
  CHECK(index.ranked("ferry", recent(1)) == "new better month undated old");
  CHECK_THROWS_WITH(index.ranked("ferry", recent(-1)), Catch::Contains("no half-life"));
}

TEST_CASE("ranking: nothing but words of the index takes part in nearness",
          "[integration][ranking]") {
  MemoryIndex const index{among_others({{"a", "The ferry strike ended."}})};
  for (auto const* query : {"ferry", "ferry -strike", "title:ferry", "zeppelin", "*", "the of"}) {
    INFO(query);
    CHECK(ranking_text(index.reader(), index.request(query)) == "words: In_expB2\n");
  }
  CHECK(ranking_text(index.reader(), index.request("the ferry strike -council")) ==
        "words: In_expB2\nclose together: ferry, strike (up to +0.4 a word)\n");
}
