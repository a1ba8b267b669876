// Dates: precisions, ranges, bounds, imprecise and undated articles; and what sorts by them.
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

struct Row {
  std::string_view query;
  std::string_view ids;
};

// The id says the date; "none" has none.
MemoryIndex const& index_of_dates() {
  static MemoryIndex const index = [] {
    std::vector<Article> articles;
    for (std::string const date :
         {"2022-12-31", "2023", "2023-01-01", "2023-08-31T23:59:59", "2023-09", "2023-09-01",
          "2023-09-14T11:13", "2023-09-30", "2023-10-01T00:00", "2024-02-29", "none"})
      articles.push_back(article_of({date, "news", "", date == "none" ? "" : date}));
    return MemoryIndex{articles};
  }();
  return index;
}

template <std::size_t N>
void check(Row const (&rows)[N]) {
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    CHECK(index_of_dates().ids(row.query) == row.ids);
  }
}

SearchOptions sorted(Sort sort) {
  SearchOptions options;
  options.sort = sort;
  return options;
}

}  // namespace

TEST_CASE("dates: behind ~ whatever can lie there", "[integration]") {
  std::vector<Article> articles;
  for (std::string const date : {"2022", "2023", "2023-09", "2023-09-14", "2023-10", "none"})
    articles.push_back(article_of({date, "news", "", date == "none" ? "" : date}));
  auto estimated = article_of({"e", "news"});
  estimated.date.estimate = {Day{2023, 9, 28}, Day{2023, 10, 31}, Day{2023, 9, 28}, {}};
  articles.push_back(estimated);
  MemoryIndex const index{articles};
  Row const rows[] = {
      {"date:2023-09", "2023-09 2023-09-14"},
      {"date~:2023-09", "2023 2023-09 2023-09-14 e"},
      {"date~:2023-09-10..2023-09-20", "2023 2023-09 2023-09-14"},
      {"date~:2023-09-28", "2023 2023-09 e"},
      {"date~:2023-11", "2023"},
      {"date~:2023", "2023 2023-09 2023-09-14 2023-10 e"},
      {"since~:2023-10-31", "2023 2023-10 e"},
      {"until~:2022-12", "2022"},
      {"month~:2023-10", "2023 2023-10 e"},
      {"date~:2023-01 date~:2023-03", "2023"},
      {"date:2023-09 date~:2023-09-20", "2023-09"},
      {"news -date~:2023", "2022 none"},
      {"date~:*", "2022 2023 2023-09 2023-09-14 2023-10 e"},
      {"date~:none", "none"},
      {"date:none", "e none"},
  };
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    CHECK(index.ids(row.query) == row.ids);
  }
  SearchOptions options;
  options.dates = Dates::estimated;
  CHECK(index.ids("date:2023-10", options) == "2023 2023-10 e");
  options.on = "2023-09-28";
  CHECK(index.ids("news", options) == "2023 2023-09 e");
  CHECK(index.results("news", options).count.undated_matches == 1);
}

TEST_CASE("dates: a note tells of estimates that a bound hides", "[integration]") {
  auto article = article_of({"e", "news"});
  article.date.estimate = {Day{2023, 10, 6}, Day{2023, 10, 31}, Day{2023, 10, 6}, {}};
  MemoryIndex const index{{article, article_of({"none", "news"})}};
  auto const notes = [&](std::string_view query) {
    std::string text;
    for (auto const& note : index.results(query).notes)
      if (note.code != "no_match") text += note.code + ": " + note.message + "\n";
    return text;
  };
  CHECK(notes("date:2023-10") ==
        "undated_hidden: 2 undated articles also match (--undated include)\n"
        "estimated_hidden: 1 undated article is estimated to be of that time (date~: or --dates "
        "estimated)\n");
  CHECK(notes("date:2023-09") ==
        "undated_hidden: 2 undated articles also match (--undated include)\n");
  CHECK(notes("date~:2023-10") ==
        "undated_hidden: 1 undated article also matches (--undated include)\n");
  CHECK(index.results("date~:2023-10").hits.at(0).date.display() == "2023-10-06?");
}

TEST_CASE("dates: mentions are found, counted and listed", "[integration]") {
  auto const naming = [](std::string id, std::vector<std::string> const& dates) {
    auto article = article_of({std::move(id), "news", "", "2023-09-21"});
    for (auto const& date : dates) article.mentions.push_back({*Date::from_iso(date), {}});
    return article;
  };
  MemoryIndex const index{{naming("a", {"2019", "2023-09-13", "2023-09-20"}),
                           naming("b", {"2019-04", "2023-09-13"}), naming("c", {})}};
  Row const rows[] = {
      {"mentions:2023-09", "a b"},
      {"mentions:2023-09-20", "a"},
      {"mentions:2019", "a b"},
      {"mentions:2019-04", "b"},
      {"mentions~:2019-04", "a b"},
      {"mentions:2019-05", ""},
      {"mentions:none", "c"},
      {"mentions:*", "a b"},
      {"mentions:>=2023-09-20", "a"},
      {"mentions:2019 mentions:2023", "a b"},
      {"date:2023-09 -mentions:*", "c"},
      {"mentions:(2019-04 OR 2023-09-20)", "a b"},
  };
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    CHECK(index.ids(row.query) == row.ids);
  }
  SearchOptions options;
  options.histogram = By::week;
  options.histogram_field = "mentions";
  options.facets = {{"mentions", 0}};
  auto const results = index.results("mentions:2023..", options);
  std::string facet;
  for (auto const& value : results.facets.at("mentions").values)
    facet += value.name + "=" + std::to_string(value.count) + " ";
  CHECK(facet == "2023-09-13=2 2019=1 2019-04=1 2023-09-20=1 ");
  std::string histogram;
  for (auto const& bucket : results.histogram->buckets)
    histogram +=
        bucket.from + "=" + std::to_string(bucket.count) + "/" + std::to_string(bucket.total) + " ";
  CHECK(histogram == "2023-09-11=2/2 2023-09-18=1/1 ");
  auto const all = index.results("news", options);
  CHECK(all.histogram->undated == 1);
  CHECK(all.facets.at("mentions").unknown == 1);
}

TEST_CASE("dates: each way to bound them, both ends inside", "[integration]") {
  constexpr std::string_view kSeptember = "2023-09 2023-09-01 2023-09-14T11:13 2023-09-30";
  Row const rows[] = {
      {"date:2023-09", kSeptember},
      {"date:2023-09-01..2023-09-30", kSeptember},
      {"date:[2023-09-01 TO 2023-09-30]", kSeptember},
      {"since:2023-09-01 until:2023-09-30", kSeptember},
      {"since:2023-09 until:2023-09", kSeptember},
      {"month:2023-09", kSeptember},
      {"news date:2023-09", kSeptember},
      {"date:2023-09-14", "2023-09-14T11:13"},
      {"date:2023-09-01..2023-09-14", "2023-09-01 2023-09-14T11:13"},
      {"date:2023-09-02..2023-09-30", "2023-09-14T11:13 2023-09-30"},
      {"date:2023-09-15..2023-10-01", "2023-09-30 2023-10-01T00:00"},
      {"date:2023-08-31..2023-09-01", "2023-08-31T23:59:59 2023-09-01"},
      {"year:2022", "2022-12-31"},
      {"date:2022-12-31..2023-01-01", "2022-12-31 2023-01-01"},
      {"date:2024-02-29", "2024-02-29"},
      {"since:2024", "2024-02-29"},
      {"until:2022", "2022-12-31"},
      {"date:2024..", "2024-02-29"},
      {"date:..2022", "2022-12-31"},
      {"date:>=2023-10-01", "2023-10-01T00:00 2024-02-29"},
      {"date:<2023", "2022-12-31"},
      {"date:yesterday", "2023-09-14T11:13"},
      {"date:today", ""},
      {"date:1999", ""},
      {"date:none", "none"},
      {"date:*",
       "2022-12-31 2023 2023-01-01 2023-08-31T23:59:59 2023-09 2023-09-01 2023-09-14T11:13 "
       "2023-09-30 2023-10-01T00:00 2024-02-29"},
  };
  check(rows);
}

TEST_CASE("dates: an imprecise article is found where all its days are inside", "[integration]") {
  Row const rows[] = {
      {"date:2023 -date:2023-09", "2023 2023-01-01 2023-08-31T23:59:59 2023-10-01T00:00"},
      {"date:2023-01-02..2023-12-31",
       "2023-08-31T23:59:59 2023-09 2023-09-01 2023-09-14T11:13 2023-09-30 2023-10-01T00:00"},
      {"date:2023-08-15..2023-10-15",
       "2023-08-31T23:59:59 2023-09 2023-09-01 2023-09-14T11:13 2023-09-30 2023-10-01T00:00"},
      {"date:2023-09-01..2023-09-29", "2023-09-01 2023-09-14T11:13"},
      {"since:2023-09 -since:2023-10", "2023-09 2023-09-01 2023-09-14T11:13 2023-09-30"},
      {"until:2022-12-30", ""},
      {"date:2022..2023 date:2023..2024",
       "2023 2023-01-01 2023-08-31T23:59:59 2023-09 2023-09-01 2023-09-14T11:13 2023-09-30 "
       "2023-10-01T00:00"},
  };
  check(rows);
}

TEST_CASE("dates: bounds as options, and what they do with undated articles", "[integration]") {
  auto const& index = index_of_dates();
  SearchOptions options;
  options.since = "2023-09-30";
  CHECK(index.ids("news", options) == "2023-09-30 2023-10-01T00:00 2024-02-29");
  CHECK(index.results("news", options).count.undated_matches == 1);
  CHECK(index.results("absent", options).count.undated_matches == 0);
  options.until = "2023-10";
  CHECK(index.ids("*", options) == "2023-09-30 2023-10-01T00:00");
  CHECK(index.ids("date:2023-10", options) == "2023-10-01T00:00");
  options.undated = Undated::include;
  CHECK(index.ids("*", options) == "2023-09-30 2023-10-01T00:00 none");
  CHECK(index.results("*", options).count.undated_matches == 0);
  options.undated = Undated::only;
  CHECK(index.ids("*", options) == "none");
  SearchOptions on;
  on.on = "2023-09-14";
  CHECK(index.ids("*", on) == "2023-09-14T11:13");
  CHECK(index.ids("* date:2023", on) == "2023-09-14T11:13");
  CHECK(index.ids("-absent") != "");
  CHECK(index.results("date:none").count.undated_matches == 0);
  try {
    static_cast<void>(index.ids("date:2023-08", on));
    FAIL_CHECK("not refused");
  } catch (Error const& error) {
    CHECK(error.code() == Code::reversed_range);
  }
  for (auto const bad : {"yestreday", "2023-13-40", "09/10/2023"}) {
    SearchOptions wrong;
    wrong.since = bad;
    INFO(bad);
    CHECK_THROWS_AS(index.ids("*", wrong), Error);
  }
}

TEST_CASE("dates: order, with undated articles last in both", "[integration]") {
  auto const& index = index_of_dates();
  auto const newest = index.ranked("news", sorted(Sort::newest));
  CHECK(newest.starts_with("2024-02-29 2023-10-01T00:00 2023-09-30 2023-09-14T11:13 2023-09-01 "));
  CHECK(newest.ends_with(" none"));
  CHECK(index.ranked("news", sorted(Sort::oldest)) ==
        "2022-12-31 2023 2023-01-01 2023-08-31T23:59:59 2023-09 2023-09-01 2023-09-14T11:13 "
        "2023-09-30 2023-10-01T00:00 2024-02-29 none");
  // A question without words is answered by date.
  CHECK(index.ranked("date:2023-09..") ==
        "2024-02-29 2023-10-01T00:00 2023-09-30 2023-09-14T11:13 2023-09-01 2023-09");
}

TEST_CASE("sort: outlet, title and updated, those without last", "[integration]") {
  auto a = article_of({"a", "x", "beta", "", "Zebra"});
  auto b = article_of({"b", "x", "Alpha", "", "apple"});
  auto c = article_of({"c", "x", "", "", ""});
  auto d = article_of({"d", "x", "Émile", "", "Éclair"});
  a.updated = dated("2023-09-01");
  b.updated = dated("2023-09-02T01:00");
  MemoryIndex const index{{a, b, c, d}};
  CHECK(index.ranked("x", sorted(Sort::title)) == "b a d c");
  CHECK(index.ranked("x", sorted(Sort::outlet)) == "b d a c");
  CHECK(index.ranked("x", sorted(Sort::updated)).starts_with("b a "));
}

TEST_CASE("sort: relevance prefers titles and rare words", "[integration]") {
  MemoryIndex const index{{article_of({"body", "x x x x x x x oil x x x", "other words here"}),
                           article_of({"title", "x x x x x x x x x x x", "oil words here"}),
                           article_of({"none", "x x x x x x x x x x x", "other words here"})}};
  CHECK(index.ranked("oil") == "title body");
  CHECK(index.ranked("oil OR x").starts_with("title body"));
}
