// Nothing found: which part of the query it was, and what would find something.
#include "searcher/results/diagnosis.hpp"

#include "searcher/match/reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

MemoryIndex const& index() {
  static MemoryIndex const made{{
      article_of({"1", "Burmistrov spoke of sanctions.", "", "2023-09-14", "Harbour Courier"}),
      article_of({"2", "Burmistrov spoke of steel.", "", "2023-10-02", "Harbour Courier"}),
      article_of({"3", "Burmistrov on steel.", "", "", "Korea Times"}),
      article_of({"4", "Steel steal.", "", "2022", "Korea Times"}),
  }};
  return made;
}

Diagnosis diagnosis(std::string_view query, SearchOptions const& options = {}) {
  return internal::diagnose(index().reader(), parse_query(query, fixed_clock()).parsed(), options);
}

std::string told(std::string_view query, SearchOptions const& options = {}) {
  return internal::diagnosis_text(diagnosis(query, options));
}

}  // namespace

TEST_CASE("diagnosis: the counts without each part, the closest spelling", "[integration]") {
  CHECK(told("burmistrov sanctions outlet:\"Korea Times\"") ==
        "no article matches all 3 parts · without sanctions: 1 · "
        "without outlet:\"Korea Times\": 1");
  CHECK(told("steel outlet:\"Korea Times\" date:2023-10") ==
        "no article matches all 3 parts · without outlet:\"Korea Times\": 1 · "
        "without date:2023-10-01..2023-10-31: 2 (of them 1 undated)");
  CHECK(told("sanctions steel") ==
        "no article matches both parts · without sanctions: 3 · without steel: 1");
  CHECK(told("burmstrov") == "no article matches · closest spelling: burmistrov (3)");
  CHECK(told("xyzzyq") == "no article matches");
  CHECK(told("the xyzzyq") == "no article matches");
}

TEST_CASE("diagnosis: options are parts, too", "[integration]") {
  SearchOptions options;
  options.since = "2024";
  CHECK(told("steel", options) ==
        "no article matches both parts · without --since 2024: 3 (of them 1 undated)");
  options.since = "";
  options.filters = {{"outlet", "Elsewhere", false}};
  CHECK(told("sanctions -steel", options) ==
        "no article matches all 3 parts · without --outlet 'Elsewhere': 1");
}

TEST_CASE("diagnosis: a query with the spellings put in", "[integration]") {
  auto const found = diagnosis("burmstrov AND (sanctons OR zzqqxx)");
  REQUIRE(found.suggestions.size() == 2);
  CHECK(found.suggestions[0].word == "burmstrov");
  CHECK(found.suggestions[0].closest == "burmistrov");
  CHECK(found.suggestions[0].articles == 3);
  CHECK(found.query == "burmistrov AND (sanctions OR zzqqxx)");
  CHECK(index().ids(found.query) == "1");
  CHECK(diagnosis("steel sanctions").query.empty());
}

TEST_CASE("diagnosis: more than eight parts are not tried", "[integration]") {
  CHECK(diagnosis("aa1 bb2 cc3 dd4 ee5 ff6 gg7 hh8 ii9").parts.empty());
  CHECK(diagnosis("aa1 bb2 cc3 dd4 ee5 ff6 gg7 hh8").parts.size() == 8);
}

TEST_CASE("suggestion: a query that reads, and finds more", "[integration]") {
  struct Row {
    std::string query;
    std::string suggestion;
  };
  for (auto const& [query, expected] : std::vector<Row>{
           {"burmstrov", "burmistrov"},
           {"  burmstrov   spoke (steel)", "  burmistrov   spoke (steel)"},
           {"Burmstrov AND sanctons date:2023", "burmistrov AND sanctions date:2023"},
           {"\"burmstrov spoke\" steel", "\"burmistrov spoke\" steel"},
           {"steel OR burmstrov", "steel OR burmistrov"},
           {"title:burmstrov", ""},           // of no title
           {"burmstrov date:2020", ""},       // and nothing of that year
           {"burmstrov outlet:nowhere", ""},  // the other part is no spelling
           {"steel OR xyzzyq", ""},           // near nothing
           {"steel -burmstrov", ""},          // what is excluded need not exist
           {"steel OR sanctions", ""},        // nothing unknown
           {"stell OR zzqqxx", "steel OR zzqqxx"},
           {"steel", ""},
       }) {
    INFO(query);
    auto const results = index().results(query);
    CHECK(results.suggestion == expected);
    std::string note;
    for (auto const& one : results.notes)
      if (one.code == "did_you_mean") note = one.message;
    CHECK(note == (expected.empty() ? "" : "did you mean: " + expected));
    if (expected.empty()) continue;
    CHECK(index().results(expected).count.articles > results.count.articles);
    CHECK(index().results(expected).suggestion.empty());
  }
}

TEST_CASE("suggestion: with the options of the question", "[integration]") {
  SearchOptions options;
  options.filters = {{"outlet", "Korea Times"}};
  CHECK(index().results("burmstrov", options).suggestion == "burmistrov");
  options.until = "2022";
  CHECK(index().results("burmstrov", options).suggestion.empty());
  // Where the text was mended when it was read, the reading is told.
  auto reading = fixed_clock();
  reading.lenient = true;
  CHECK(index().results("(burmstrov", {}, reading).suggestion == "burmistrov");
}
