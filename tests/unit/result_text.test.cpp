// Results for people, on results made up here.
#include "searcher/render/result_text.hpp"

#include <cstdint>
#include <sstream>
#include <string>

#include "indexer/console/console.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::article_of;

namespace {

Hit hit_of(Article article) {
  Hit hit;
  hit.rank = 1;
  static_cast<Article&>(hit) = std::move(article);
  return hit;
}

Results one_hit(Article article) {
  Results results;
  results.count.articles = 1;
  results.hits.push_back(hit_of(std::move(article)));
  return results;
}

std::string text_of(Results const& results, std::size_t columns = 60, bool color = false) {
  return results_text(results, {color, columns});
}

bool contains(std::string const& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("result text: a hit is date, outlet and byline, id; title; passage", "[unit]") {
  auto article = article_of({"a1", "", "A title", "2023-09-14T11:13:01", "Courier"});
  article.byline = {{"Ji", BylineKind::person, "", {}}, {"Desk", BylineKind::organisation, "", {}}};
  auto results = one_hit(article);
  results.hits[0].snippets = {{"body", "…said Kim here…", {{6, 9}}, 5},
                              {"caption", "Kim again", {{0, 3}}, 0}};
  auto const text = text_of(results);
  CHECK(contains(text, "2023-09-14 11:13"));
  CHECK(contains(text, "Courier · Ji, Desk"));
  CHECK(contains(text, "a1\n  A title\n  …said Kim here…\n  caption: Kim again\n\n1 article\n"));
  auto const colored = text_of(results, 60, true);
  CHECK(contains(colored, "said \x1B[1;33mKim\x1B[0m here"));
  CHECK(contains(colored, "\x1B[1mA title\x1B[0m"));
}

TEST_CASE("result text: what is unknown is said", "[unit]") {
  auto const text = text_of(one_hit(article_of({"a1"})));
  CHECK(contains(text, "undated"));
  CHECK(contains(text, "(outlet unknown)"));
  CHECK(contains(text, "(no title)"));
  auto article = article_of({"a1", "", "t", "2023-09"});
  CHECK(contains(text_of(one_hit(article)), "2023-09 "));
  article.date.confidence = 0.42;
  CHECK(contains(text_of(one_hit(article)), "2023-09? "));
}

TEST_CASE("result text: a line never takes more than the columns", "[unit]") {
  auto article = article_of({std::string(80, 'i'), "", "t", "2023-09-14T11:13:01",
                             "한국어 신문사의 아주 긴 이름입니다 정말로 깁니다 그렇습니다"});
  article.byline = {{"Somebody With A Long Name", BylineKind::person, "", {}}};
  for (std::size_t const columns : {80, 100, 200}) {
    auto const text = text_of(one_hit(article), columns);
    auto const first = text.substr(0, text.find('\n'));
    INFO(first);
    CHECK(display_width(first) <= columns);
  }
}

TEST_CASE("result text: articles cannot write to the terminal", "[unit]") {
  auto article = article_of({"id\x1B[2J", "", "ti\x1B[31mtle\u202E", "2023", "out\x07let\n"});
  article.byline = {{"by\rline", BylineKind::person, "", {}}};
  auto results = one_hit(article);
  results.hits[0].snippets = {{"body", "\x1B]0;x\x07 Kim \u009B", {{6, 9}}, 0}};
  results.facets["outlet"] = {{{"ev\x1B[0mil\n", 1, false}}, 0, 0, false};
  auto const text = text_of(results);
  for (char const c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
  CHECK_FALSE(contains(text, "\u202E"));
  CHECK_FALSE(contains(text, "\u009B"));
  auto const colored = text_of(results, 100, true);
  CHECK_FALSE(contains(colored, "\x1B[31m"));
  CHECK_FALSE(contains(colored, "\x1B]"));
}

TEST_CASE("result text: highlights are code points", "[unit]") {
  auto results = one_hit(article_of({"a", "", "t"}));
  results.hits[0].snippets = {{"body", "…오늘 한국은 \U0001F600 é Kim", {{4, 7}, {12, 15}}, 0}};
  CHECK(contains(text_of(results, 80, true),
                 "…오늘 \x1B[1;33m한국은\x1B[0m \U0001F600 é \x1B[1;33mKim\x1B[0m"));
}

TEST_CASE("result text: facets and histogram with all their rows", "[unit]") {
  Results results;
  results.count.articles = 9;
  results.facets["outlet"] = {{{"Courier", 4, true}, {"한국일보", 2, false}}, 1, 2, true};
  Histogram histogram;
  histogram.by = By::month;
  histogram.buckets = {{"2023-09-01", 4, 8}, {"2023-10-01", 0, 0}, {"2023-11-01", 0, 3}};
  histogram.imprecise = 2;
  histogram.undated = 3;
  results.histogram = histogram;
  CHECK(results_text(results, {.columns = 34}) ==
        "outlet (as if nothing were chosen here)\n"
        "  Courier    4 *  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇\n"
        "  한국일보   2    ▇▇▇▇▇▇▇▇\n"
        "  (other)    1    ▇▇▇▇\n"
        "  (unknown)  2    ▇▇▇▇▇▇▇▇\n"
        "\n"
        "by month\n"
        "  2023-09     4 of 8  ▇▇▇▇▇▇▇▇▇▇▇\n"
        "  2023-10     0 of 0  no articles indexed\n"
        "  2023-11     0 of 3\n"
        "  imprecise   2\n"
        "  undated     3\n"
        "\n"
        "9 articles\n");
  results.facets.clear();
  CHECK(results_text(results, {.columns = 34, .share = true}) ==
        "by month\n"
        "  2023-09     4 of 8   50.0%  ▇▇▇▇\n"
        "  2023-10     0 of 0  no articles indexed\n"
        "  2023-11     0 of 3    0.0%\n"
        "  imprecise   2\n"
        "  undated     3\n"
        "\n"
        "9 articles\n");
}

TEST_CASE("result text: empty stretches are one row for a person", "[unit]") {
  Results results;
  results.count.articles = 3;
  Histogram histogram;
  histogram.by = By::year;
  for (int year = 1990; year < 2002; ++year) {
    std::uint64_t const count = year == 1990 || year == 1993 || year == 2001 ? 1 : 0;
    histogram.buckets.push_back({std::to_string(year) + "-01-01", count, count});
  }
  results.histogram = histogram;
  CHECK(results_text(results, {.columns = 34, .wrap = true}) ==
        "by year\n"
        "  1990        1 of 1  ▇▇▇▇▇▇▇▇▇▇▇\n"
        "  1991        0 of 0  no articles indexed\n"
        "  1992        0 of 0  no articles indexed\n"
        "  1993        1 of 1  ▇▇▇▇▇▇▇▇▇▇▇\n"
        "  1994 .. 2000  7 years without a match\n"
        "  2001        1 of 1  ▇▇▇▇▇▇▇▇▇▇▇\n"
        "  undated     0\n"
        "\n"
        "3 articles\n");
  CHECK(results_text(results, {.columns = 34}).find("without") == std::string::npos);
}

TEST_CASE("result text: the names of buckets", "[unit]") {
  struct Row {
    By by;
    char const* from;
    std::string_view name;
  };
  Row const rows[] = {
      {By::day, "2023-09-04", "2023-09-04"},  {By::week, "2023-09-04", "2023-09-04"},
      {By::month, "2023-09-01", "2023-09 "},  {By::year, "2023-01-01", "2023 "},
      {By::quarter, "2023-01-01", "2023 Q1"}, {By::quarter, "2023-10-01", "2023 Q4"}};
  for (auto const& row : rows) {
    Results results;
    results.histogram = Histogram{"updated", row.by, {{row.from, 1, 2}}, 0, 0};
    auto const text = text_of(results);
    INFO(text);
    CHECK(contains(text, std::string{"updated by "} + std::string{to_string(row.by)} + "\n"));
    CHECK(contains(text, "\n  " + std::string{row.name}));
  }
}

TEST_CASE("result text: the last line", "[unit]") {
  struct Row {
    std::uint64_t articles;
    std::size_t hits;
    std::optional<Window> window;
    std::string_view line;
  };
  Row const rows[] = {
      {0, 0, {}, "0 articles\n"},
      {1, 1, {}, "1 article\n"},
      {9, 2, {}, "9 articles (shown: 1 to 2)\n"},
      {9, 0, {}, "9 articles\n"},
      {0, 0, Window{"date", Day{2023, 9, 1}, Day{2023, 9, 30}, "Asia/Seoul"},
       "0 articles, 2023-09-01 .. 2023-09-30 (Asia/Seoul)\n"},
      {2, 2, Window{"date", {}, Day{2023, 9, 30}, ""}, "2 articles, open .. 2023-09-30\n"},
  };
  for (auto const& row : rows) {
    Results results;
    results.count.articles = row.articles;
    results.window = row.window;
    for (std::size_t i = 0; i < row.hits; ++i) {
      results.hits.push_back(hit_of(article_of({"a"})));
      results.hits.back().rank = i + 1;
    }
    auto const text = text_of(results);
    auto const begin = text.rfind('\n', text.size() - 2);
    CHECK(text.substr(begin == text.npos ? 0 : begin + 1) == row.line);
  }
  Results hidden;
  hidden.notes = {{"undated_hidden", "2 undated articles also match"}, {"other", "not here"}};
  CHECK(text_of(hidden) == "0 articles · 2 undated articles also match\n");
  hidden.notes.push_back({"no_match", "no article matches both parts · without x: 2"});
  CHECK(text_of(hidden) ==
        "0 articles · 2 undated articles also match\n"
        "no article matches both parts · without x: 2\n");
}
