// What must hold between counts, facets, histogram and pages, for generated questions.
#include <cstdint>
#include <random>
#include <set>
#include <string>

#include "searcher/results/answer.hpp"
#include "searcher/match/reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/copies.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

class Generator {
 public:
  explicit Generator(unsigned seed) : random_{seed} {}

  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  Article article(unsigned number) {
    auto made = article_of({"a" + std::to_string(1000 + number), words(12), words(3), date(),
                            below(4) == 0 ? "" : "Outlet " + std::to_string(below(15))});
    if (below(3) > 0) made.genre = below(2) == 0 ? "editorial" : "opinion";
    made.lang = below(5) == 0 ? "" : below(3) == 0 ? "ko" : "en";
    if (below(3) == 0) made.dateline = "Place " + std::to_string(below(9));
    for (auto n = below(4); n > 0; --n) made.source.push_back("Wire " + std::to_string(below(4)));
    for (auto n = below(3); n > 0; --n)
      made.byline.push_back({"Writer " + std::to_string(below(30)), BylineKind::person, "", {}});
    if (below(12) == 0) made.outlet.canonical = "Outlet " + std::to_string(below(15));
    return made;
  }

  std::string query() {
    std::string made = below(5) == 0 ? "*" : word() + (below(2) == 0 ? " OR " + word() : "");
    if (below(4) == 0) made = "(" + made + ") -" + word();
    if (below(3) == 0) made = "(" + made + ") date:" + std::to_string(2021 + below(4)) + "..";
    return made;
  }

 private:
  std::string word() {
    return std::string{"alpha"}.replace(0, 1, 1, static_cast<char>('a' + below(9)));
  }
  std::string words(unsigned most) {
    std::string made;
    for (auto n = 1 + below(most); n > 0; --n) made += word() + " ";
    return made;
  }
  std::string date() {
    if (below(5) == 0) return "";
    auto day = Day::from_number(Day{2021, 1, 1}.number() + below(1400)).iso();
    day.resize(std::vector<std::size_t>{4, 7, 10, 10, 10, 10}[below(6)]);
    return below(3) == 0 && day.size() == 10 ? day + "T10:00" : day;
  }

  std::mt19937 random_;
};

struct Fixture {
  Generator generator{31};
  MemoryIndex index{[this] {
    std::vector<Article> articles;
    for (unsigned i = 0; i < 400; ++i) articles.push_back(generator.article(i));
    return articles;
  }()};
};

std::uint64_t sum_of(Facet const& facet) {
  std::uint64_t sum = facet.other + facet.unknown;
  for (auto const& value : facet.values) sum += value.count;
  return sum;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "counts: facet rows are the count", "[integration]") {
  for (int i = 0; i < 150; ++i) {
    auto const query = generator.query();
    INFO("query: " << query);
    SearchOptions options;
    for (auto const& row : internal::fields())
      if (row.facet) options.facets.push_back({std::string{row.name}, generator.below(12)});
    auto const results = index.results(query, options);
    for (auto const& asked : options.facets) {
      INFO("facet: " << asked.field << ":" << asked.limit);
      auto const& facet = results.facets.at(asked.field);
      bool const multiple = internal::field(asked.field).multiple;
      if (multiple)
        CHECK(sum_of(facet) >= facet.unknown);
      else
        CHECK(sum_of(facet) == results.count.articles);
      CHECK(facet.unknown <= results.count.articles);
      if (asked.limit > 0) CHECK(facet.values.size() <= asked.limit);
      for (std::size_t v = 1; v < facet.values.size(); ++v)
        CHECK(facet.values[v - 1].count >= facet.values[v].count);
      CHECK_FALSE(facet.disjunctive);
    }
    // A value's count is what the value's own filter finds.
    auto const& source = results.facets.at("source");
    if (source.values.empty()) continue;
    SearchOptions filtered;
    filtered.filters = {{"source", source.values.front().name}};
    CHECK(index.results(query, filtered).count.articles == source.values.front().count);
  }
}

TEST_CASE("counts: what filters chose is listed, however rare it is", "[integration]") {
  MemoryIndex const index{{article_of({"1", "x", "", "", "Courier"}),
                           article_of({"2", "x", "", "", "Courier"}),
                           article_of({"3", "x y", "", "", "Harbor Post"}),
                           article_of({"4", "x y", "", "", "Evening Post"}),
                           article_of({"5", "x y", "", "", "Evening Post"}),
                           article_of({"6", "x", "", "", ""})}};
  using Chosen = std::vector<std::string>;
  auto const listed = [&](std::string_view query, std::size_t limit, Chosen const& chosen) {
    SearchOptions options;
    options.facets = {{"outlet", limit}};
    for (auto const& value : chosen) options.filters.push_back({"outlet", value});
    auto const facet = index.results(query, options).facets.at("outlet");
    std::string rows;
    for (auto const& value : facet.values)
      rows += value.name + (value.selected ? "*=" : "=") + std::to_string(value.count) + " ";
    return rows + "+" + std::to_string(facet.other) + " -" + std::to_string(facet.unknown);
  };
  CHECK(listed("x", 1, {}) == "Courier=2 +3 -1");
  CHECK(listed("x", 1, {"Courier"}) == "Courier*=2 +3 -1");
  CHECK(listed("x", 1, {"harbor  POST"}) == "Courier=2 Harbor Post*=1 +2 -1");
  CHECK(listed("x", 1, {"Harbor Post", "Evening Post"}) ==
        "Courier=2 Evening Post*=2 Harbor Post*=1 +0 -1");
  CHECK(listed("x", 1, {"none"}) == "Courier=2 +3 -1");
  // Of the values with the words of a choice the commonest stands for it.
  CHECK(listed("x", 1, {"post"}) == "Courier=2 Evening Post*=2 +1 -1");
  CHECK(listed("x", 0, {"post"}) == "Courier=2 Evening Post*=2 Harbor Post*=1 +0 -1");
  // Counts are those of the rest of the question.
  CHECK(listed("y", 1, {"Courier"}) == "Evening Post=2 Courier*=0 +1 -0");
  CHECK(listed("x", 9, {"Nobody's"}) ==
        "Courier=2 Evening Post=2 Harbor Post=1 Nobody's*=0 +0 -1");
}

TEST_CASE_METHOD(Fixture, "counts: histogram rows are the count", "[integration]") {
  for (int i = 0; i < 120; ++i) {
    auto const query = generator.query();
    SearchOptions options;
    options.histogram = static_cast<By>(generator.below(5));
    options.undated = static_cast<Undated>(generator.below(3));
    if (generator.below(3) == 0) options.until = "2024-06";
    INFO("query: " << query << " by " << to_string(*options.histogram));
    auto const results = index.results(query, options);
    auto const& histogram = *results.histogram;
    std::uint64_t sum = histogram.imprecise + histogram.undated;
    std::string previous;
    for (auto const& bucket : histogram.buckets) {
      sum += bucket.count;
      CHECK(bucket.from > previous);
      CHECK(bucket.count <= bucket.total);
      previous = bucket.from;
    }
    CHECK(sum == results.count.articles);
  }
}

TEST_CASE("counts: a histogram spans the window, without gaps", "[integration]") {
  MemoryIndex const index{
      {article_of({"1", "x", "", "2023-09-14"}), article_of({"2", "x", "", "2023-11-02"}),
       article_of({"3", "x", "", "2023"}), article_of({"4", "y", "", "2023-10"})}};
  SearchOptions options;
  options.histogram = By::month;
  auto shown = [&](std::string_view query) {
    std::string rows;
    auto const results = index.results(query, options);
    for (auto const& bucket : results.histogram->buckets)
      rows += bucket.from.substr(0, 7) + "=" + std::to_string(bucket.count) + "/" +
              std::to_string(bucket.total) + " ";
    return rows + "+" + std::to_string(results.histogram->imprecise);
  };
  CHECK(shown("x") == "2023-09=1/1 2023-10=0/1 2023-11=1/1 +1");
  CHECK(shown("x date:2023-08..2023-12") ==
        "2023-08=0/0 2023-09=1/1 2023-10=0/1 2023-11=1/1 2023-12=0/0 +0");
  CHECK(shown("absent") == "+0");
  options.histogram = By::quarter;
  CHECK(shown("x") == "2023-07=1/1 2023-10=1/2 +1");
}

TEST_CASE("counts: a histogram of updates spans the days asked for", "[integration]") {
  auto const article = [](std::string const& id, std::string_view updated) {
    auto made = article_of({id, "x", "", "2023-09-14"});
    if (!updated.empty()) made.updated = dated(updated);
    return made;
  };
  MemoryIndex const index{{article("1", "2023-09-20"), article("2", "2023-11-02"), article("3", ""),
                           article("4", "2023")}};
  SearchOptions options;
  options.histogram = By::month;
  options.histogram_field = "updated";
  auto const shown = [&](std::string_view query) {
    std::string rows;
    auto const histogram = *index.results(query, options).histogram;
    for (auto const& bucket : histogram.buckets)
      rows += bucket.from.substr(0, 7) + "=" + std::to_string(bucket.count) + " ";
    return rows + "imprecise " + std::to_string(histogram.imprecise) + ", undated " +
           std::to_string(histogram.undated);
  };
  CHECK(shown("x") == "2023-09=1 2023-10=0 2023-11=1 imprecise 1, undated 1");
  CHECK(shown("x date:2023-09") == "2023-09=1 2023-10=0 2023-11=1 imprecise 1, undated 1");
  CHECK(shown("x updated:2023-10..2023-12") ==
        "2023-10=0 2023-11=1 2023-12=0 imprecise 0, undated 0");
  CHECK(shown("updated:2023-11 updated:2023-10..2023-12") == "2023-11=1 imprecise 0, undated 0");
  CHECK(shown("updated:2023-11 OR x") == "2023-09=1 2023-10=0 2023-11=1 imprecise 1, undated 1");
}

TEST_CASE_METHOD(Fixture, "counts: pages together are all hits, once each", "[integration]") {
  for (int i = 0; i < 40; ++i) {
    auto const query = generator.query();
    INFO("query: " << query);
    SearchOptions options;
    options.sort = static_cast<Sort>(generator.below(7));
    options.limit = 1 + generator.below(60);
    std::set<std::string> seen;
    std::size_t hits = 0;
    auto const count = index.results(query, options).count.articles;
    for (; options.offset < count + 2 * options.limit; options.offset += options.limit) {
      auto const page = index.results(query, options);
      CHECK(page.count.articles == count);
      hits += page.hits.size();
      for (auto const& hit : page.hits) seen.insert(hit.id);
    }
    CHECK(hits == count);
    CHECK(seen.size() == count);
    options.all = true;
    CHECK(index.results(query, options).hits.size() == count);
  }
}

TEST_CASE_METHOD(Fixture, "counts: a facet with a choice counts as if there were none",
                 "[integration]") {
  for (int i = 0; i < 60; ++i) {
    auto const query = generator.query();
    INFO("query: " << query);
    SearchOptions plain;
    plain.facets = {{"outlet", 0}, {"genre", 0}};
    auto chosen = plain;
    auto const outlet = "Outlet " + std::to_string(generator.below(15));
    chosen.filters = {{"outlet", outlet}};
    auto const before = index.results(query, plain);
    auto const after = index.results(query, chosen);
    auto const& rows = after.facets.at("outlet");
    CHECK(rows.disjunctive);
    CHECK_FALSE(after.facets.at("genre").disjunctive);
    CHECK(sum_of(rows) == before.count.articles);
    CHECK(sum_of(after.facets.at("genre")) == after.count.articles);
    for (auto const& value : rows.values) CHECK(value.selected == (value.name == outlet));
    // Filters of one field are alternatives; an excluded value takes out what it had.
    auto both = chosen;
    both.filters.push_back({"outlet", "Outlet 0"});
    CHECK(index.results(query, both).count.articles >= after.count.articles);
    auto without = plain;
    without.filters = {{"outlet", outlet, true}};
    CHECK(index.results(query, without).count.articles + after.count.articles ==
          before.count.articles);
  }
}

TEST_CASE_METHOD(Fixture, "counts: undated matches are those that --undated include adds",
                 "[integration]") {
  for (int i = 0; i < 80; ++i) {
    auto const query = generator.query();
    INFO("query: " << query);
    SearchOptions options;
    options.since = "2022";
    if (generator.below(2) == 0) options.filters = {{"genre", "editorial"}};
    auto const hidden = index.results(query, options);
    options.undated = Undated::include;
    auto const all = index.results(query, options);
    options.undated = Undated::only;
    auto const only = index.results(query, options);
    CHECK(hidden.count.articles + hidden.count.undated_matches == all.count.articles);
    CHECK(only.count.articles == hidden.count.undated_matches);
  }
}

TEST_CASE_METHOD(Fixture, "counts: unknown fields and facets are refused", "[integration]") {
  for (auto const name : {"outlte", "title", "body", "date"}) {
    SearchOptions options;
    options.facets = {{name, 5}};
    CHECK_THROWS_AS(index.results("*", options), Error);
  }
}

namespace {

// Stories and their copies, among articles that are random words.
MemoryIndex const& with_copies() {
  static MemoryIndex const made{[] {
    Generator generator{77};
    std::vector<Article> articles;
    for (auto const& story : StoryMaker{9}.collection(40)) {
      articles.push_back(story.article);
      articles.back().genre = generator.below(2) == 0 ? "editorial" : "";
    }
    for (unsigned i = 0; i < 100; ++i) articles.push_back(generator.article(i));
    return articles;
  }()};
  return made;
}

std::string text_of(Facet const& facet) {
  std::string text;
  for (auto const& value : facet.values)
    text += value.name + "=" + std::to_string(value.count) + " ";
  return text + "other " + std::to_string(facet.other) + " unknown " +
         std::to_string(facet.unknown);
}

// Every number of an answer that counts articles.
std::string numbers_of(Results const& results) {
  auto text = std::to_string(results.count.articles) + " articles, " +
              std::to_string(results.count.undated_matches) + " undated";
  for (auto const& [field, facet] : results.facets) text += "\n" + field + ": " + text_of(facet);
  for (auto const& bucket : results.histogram->buckets)
    text += "\n" + bucket.from + " " + std::to_string(bucket.count) + " of " +
            std::to_string(bucket.total);
  return text + "\nimprecise " + std::to_string(results.histogram->imprecise) + " undated " +
         std::to_string(results.histogram->undated);
}

}  // namespace

// The first times values are read one by one, then from columns in memory.
TEST_CASE("counts: the same question has the same numbers each time", "[integration]") {
  Generator generator{43};
  auto const& index = with_copies();
  SearchOptions options;
  for (auto const& row : internal::fields())
    if (row.facet) options.facets.push_back({std::string{row.name}, 7});
  for (int i = 0; i < 20; ++i) {
    auto const query = i < 2 ? std::string{"*"} : generator.query();
    INFO("query: " << query);
    options.histogram = static_cast<By>(generator.below(5));
    options.histogram_field = generator.below(2) == 0 ? "date" : "updated";
    internal::Reader const fresh{index.reader().database()};
    auto const first =
        numbers_of(internal::Answer{fresh, parse_query(query).parsed(), options}.page(0));
    for (int again = 0; again < 3; ++again)
      CHECK(numbers_of(index.results(query, options)) == first);
  }
}

TEST_CASE("counts: order, grouping and pages change no number", "[integration]") {
  Generator generator{41};
  auto const& index = with_copies();
  std::size_t grouped = 0;
  for (int i = 0; i < 60; ++i) {
    auto const query = i % 3 == 0 ? std::vector<std::string>{"*", "ferry OR bridge OR council",
                                                             "date:2021..", "the"}[i / 3 % 4]
                                  : generator.query();
    INFO("query: " << query);
    SearchOptions options;
    options.facets = {{"outlet", 4}, {"genre", 0}, {"byline", 3}, {"year", 0}};
    options.histogram = static_cast<By>(generator.below(5));
    if (generator.below(3) == 0) options.since = "2022";
    options.undated = static_cast<Undated>(generator.below(3));
    options.group = Grouping::none;
    auto const plain = index.results(query, options);
    CHECK(plain.count.groups == plain.count.articles);
    for (auto const group :
         {Grouping::none, Grouping::duplicate, Grouping::story, Grouping::outlet}) {
      options.group = group;
      options.sort = static_cast<Sort>(generator.below(7));
      options.limit = generator.below(40);
      options.offset = generator.below(20);
      auto const other = index.results(query, options);
      CHECK(numbers_of(other) == numbers_of(plain));
      CHECK(other.count.groups <= other.count.articles);
      CHECK((other.count.groups > 0) == (other.count.articles > 0));
      // The rows' sizes are the articles, and the number of rows is that of any order.
      options.all = true;
      auto const rows = index.results(query, options);
      options.all = false;
      std::uint64_t members = 0;
      for (auto const& hit : rows.hits) members += hit.group.size;
      CHECK(members == plain.count.articles);
      CHECK(rows.hits.size() == other.count.groups);
      grouped += rows.hits.size() < members ? 1 : 0;
    }
  }
  CHECK(grouped > 20);
}
