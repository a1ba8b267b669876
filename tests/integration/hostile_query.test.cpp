// Queries and options of any size and any bytes: answered or refused with a code, at once.
#include <array>
#include <ctime>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

constexpr std::size_t kMegabyte = 1 << 20;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

MemoryIndex const& index() {
  static MemoryIndex const made{
      {article_of({"a1", "Herring landed at Keld.", "Herring", "2023-09-14", "Harbour Courier"})}};
  return made;
}

// The code of the refusal, or the ids.
std::string outcome(std::string_view query, SearchOptions const& options = {},
                    QueryOptions const& reading = fixed_clock()) {
  auto const start = std::clock();
  std::string said;
  try {
    said = index().ids(query, options, reading);
  } catch (Error const& error) {
    said = to_string(error.code());
    CHECK(error.pretty().size() < 300'000);  // at most the head of the query, not all of it
    CHECK_FALSE(error.message().empty());
  }
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 5);  // of the processor
  return said;
}

}  // namespace

TEST_CASE("hostile queries: large, deep and malformed ones are refused", "[integration][hostile]") {
  using namespace std::literals;
  struct Row {
    std::string query;
    std::string_view outcome;
  };
  for (auto const& row : std::to_array<Row>({
           {std::string(kMegabyte, 'a'), "query_too_large"},
           {std::string(kMegabyte, '('), "query_too_large"},
           {std::string(kMegabyte, '\xFF'), "query_too_large"},
           {repeated("(", 30'000) + "a" + repeated(")", 30'000), "query_too_large"},
           {repeated("(", 100'000) + "a" + repeated(")", 100'000), "query_too_large"},
           {repeated("-(", 30'000) + "a", "query_too_large"},
           {repeated("a NOT (b ", 7'000), "query_too_large"},
           {repeated("like(a1) OR ", 32) + "like(a1)", "query_too_large"},
           {repeated("ab* OR ", 24) + "cd*", "query_too_large"},
           {repeated("herring ", 10'000), "query_too_large"},
           {repeated("herring OR ", 5'000) + "herring", "query_too_large"},
           {repeated("herring ", 1'000), "a1"},
           {repeated("herring OR ", 1'000) + "keld", "a1"},
           {repeated("her*ing ", 60), "a1"},
           {repeated("her*ing ", 200), "query_too_large"},
           {"\"" + repeated("herring ", 5'000) + "\"", ""},
           {"herring\0keld"s, "bad_encoding"},
           {"\0"s, "bad_encoding"},
           {"herring \xFF", "bad_encoding"},
           {"herring \xE2\x82", "bad_encoding"},
           {"herring \xED\xA0\x80", "bad_encoding"},
           {"outlet:\x1B[2J", "bad_encoding"},
       })) {
    INFO(row.query.substr(0, 60) << " … " << row.query.size() << " bytes");
    CHECK(outcome(row.query) == row.outcome);
  }
}

TEST_CASE("hostile options: dates, zones and moments of any bytes", "[integration][hostile]") {
  using namespace std::literals;
  for (auto const& text :
       {"\0"s, "2023\0-09"s, "\xFF"s, "\x1B[31m"s, std::string(kMegabyte, '9'),
        std::string(kMegabyte, ' ') + "x", "2023-09" + std::string(70'000, ' ') + "..",
        "2023-09-14'; --"s, "\xE2\x80\xAE"s, "soon"s, "Nowhere/Land"s}) {
    INFO(text.substr(0, 40) << " … " << text.size() << " bytes");
    for (auto const member : {&SearchOptions::since, &SearchOptions::until, &SearchOptions::on}) {
      SearchOptions options;
      options.*member = text;
      auto const got = outcome("herring", options);
      CHECK((got == "bad_date" || got == "bad_encoding" || got == "query_too_large"));
    }
    for (auto const member : {&QueryOptions::time_zone, &QueryOptions::now}) {
      auto reading = fixed_clock();
      reading.*member = text;
      CHECK(outcome("herring since:yesterday", {}, reading) == "bad_value");
      // A zone is refused though nothing asks for a day; a moment is read where it is asked for.
      bool const zone = member == &QueryOptions::time_zone;
      CHECK(outcome("herring", {}, reading) == (zone ? "bad_value" : "a1"));
    }
  }
}

TEST_CASE("hostile options: filters of any bytes find nothing or are refused",
          "[integration][hostile]") {
  using namespace std::literals;
  CHECK(outcome("herring", {.filters = {{"outlet", "harbour courier", false}}}) == "a1");
  for (auto const& text : {"\0"s, "\xFF\xFE"s, "\x1B[2J"s, "''--"s, ""s,
                           std::string(kMegabyte, 'a'), repeated("harbour ", 100'000)}) {
    INFO(text.substr(0, 40) << " … " << text.size() << " bytes");
    CHECK(outcome("herring", {.filters = {{"outlet", text, false}}}) != "a1");
    CHECK(outcome("herring", {.filters = {{"lang", text, false}}}) != "a1");
    CHECK(outcome("herring", {.filters = {{text, "courier", false}}}) == "unknown_field");
    CHECK(outcome("herring", {.facets = {{text, 5}}}) == "unknown_field");
  }
}
