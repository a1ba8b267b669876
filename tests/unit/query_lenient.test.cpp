// Lenient reading: every text is read, says what it mended, and leaves valid queries alone.
#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "searcher/query/lenient.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

ParseOptions options(bool lenient) {
  ParseOptions given;
  given.now = "2023-09-15T10:00:00+09:00";
  given.time_zone = "Asia/Seoul";
  given.lenient = lenient;
  return given;
}

bool same_tree(Node const& a, Node const& b) {
  return a.kind == b.kind && a.field == b.field && a.text == b.text && a.number == b.number &&
         a.exact == b.exact && a.boost == b.boost && a.days == b.days && a.low == b.low &&
         a.high == b.high && std::ranges::equal(a.parts, b.parts, same_tree);
}

bool inside(Position const& place, std::string_view text) {
  return place.offset <= text.size() && place.length <= text.size() - place.offset;
}

// Read, or refused by a limit that is named; the reading printed is the same tree, strictly.
void check(std::string const& text) {
  INFO("query: " << text.substr(0, 300));
  try {
    auto const parsed = parse(text, options(true));
    for (auto const& note : parsed.notes) {
      REQUIRE(inside(note.span, text));
      REQUIRE_FALSE(note.code.empty());
      REQUIRE_FALSE(note.message.empty());
    }
    for (auto const& token : parsed.tokens) REQUIRE(inside(token.span, text));
    auto const printed = print(parsed.tree);
    INFO("printed: " << printed.substr(0, 300));
    if (printed.size() <= kMaxQueryBytes)
      REQUIRE(same_tree(parse(printed, options(false)).tree, parsed.tree));
  } catch (Error const& error) {
    INFO("error: " << error.message());
    REQUIRE(error.code() == Code::query_too_large);
  }
}

}  // namespace

TEST_CASE("lenient: what is mended, and what is said", "[unit][query][lenient]") {
  struct Row {
    std::string_view query;
    std::string_view reading;
    std::string_view code;  // of the first note
    std::string_view part;  // of some note
  };
  using namespace std::literals;
  Row const rows[] = {
      {"kim \"arms deal", "kim AND \"arms deal\"", "closed_at_end", "quote before 'arms deal'"},
      {"“arms deal", "\"arms deal\"", "closed_at_end", "closed at the end"},
      {"(ferry OR (storm harbour", "ferry OR (storm AND harbour)", "closed_at_end",
       "'storm harbour'"},
      {"title:(a1", "title:a1", "closed_at_end", "bracket"},
      {"(a1 \"b1 c1) d1", "a1 AND \"b1 c1) d1\"", "closed_at_end", "bracket before"},
      {"date:[2023 TO 2024", "date:2023-01-01..2024-12-31", "closed_at_end", "bracket"},
      {"date:\"2023", "date:2023-01-01..2023-12-31", "closed_at_end", "quote"},
      {"like(abc", "like(\"abc\")", "closed_at_end", "bracket"},
      {"a1\\\" \"b1\\", "a1\\\" AND \"b1\\\\\"", "closed_at_end", "quote"},
      {"ferry)", "ferry", "left_out", "')'"},
      {"ferry) OR storm", "ferry OR storm", "left_out", "')'"},
      {"ferry AND", "ferry AND and", "read_as_words", "'AND' was read as words: AND needs"},
      {"OR ferry", "or AND ferry", "read_as_words", "OR needs"},
      {"a1 NEAR/5", "a1 AND near AND 5", "read_as_words", "NEAR/5"},
      {"- ferry", "ferry", "read_as_words", "'-'"},
      {"ferry ( )", "ferry", "read_as_words", "between the brackets"},
      {"outlte:herald", "outlte AND herald", "read_as_words", "there is no field 'outlte'"},
      {"storm -outlte:herald", "storm AND NOT (outlte AND herald)", "read_as_words", "outlte"},
      {"storm NOT date:yestreday", "storm AND NOT (date AND yestreday)", "read_as_words",
       "yestreday"},
      {"outlte:\"arms deal\"", "outlte AND \"arms deal\"", "read_as_words", "outlte"},
      {"tilte(russia OR china) storm", "\"tilte\" AND (russia OR china) AND storm", "read_as_words",
       "no field 'tilte'"},
      {"ferry has:dekc", "ferry AND has AND dekc", "read_as_words", "no field 'dekc'"},
      {"ferry date:yestreday", "ferry AND date AND yestreday", "read_as_words",
       "'date:yestreday' was read as words: 'yestreday' is not a date"},
      {"date:2023-13-40", "date AND 2023-13-40", "read_as_words", "month 13"},
      {"date:09/10/2023", "date AND 09 AND 10 AND 2023", "read_as_words", "can be 9 Oct"},
      {"date:2023-09-30..2023-09-01", "date AND 2023-09-30 AND 2023-09-01", "read_as_words",
       "before"},
      {"date:(2023-09 OR nonsense) ferry", "date AND 2023-09 AND or AND nonsense AND ferry",
       "read_as_words", "nonsense"},
      {"since:2023-10 until:2023-09", "date:2023-10-01.. AND \"until\" AND 2023-09",
       "read_as_words", "before"},
      {"date aft 9/1/2023", "date AND \"aft\" AND 9/1/2023", "read_as_words", "aft"},
      {"n* ferry", "n AND ferry", "read_as_words", "'n*'"},
      {"missle~3", "missle", "left_out", "'~3' was left out: ~ allows 1 or 2 edits"},
      {"kim^9999", "kim", "left_out", "'^9999'"},
      {"a1 && b1", "a1 AND b1", "read_as_words", "'&&'"},
      {"!ferry", "ferry", "read_as_words", "!"},
      {"--ferry", "ferry", "read_as_words", "more than one minus"},
      {"a1 NEAR/5 (b1 c1)", "(a1 NEAR/5 b1) AND c1", "read_as_words", "(b1 c1)"},
      {"atleast0(ferry)", "\"atleast0\" AND ferry", "read_as_words", "atleast"},
      {"title:\"\" ferry", "title AND ferry", "read_as_words", "between the quotes"},
      {"genre:/edi.*/", "genre AND edi", "read_as_words", "regular expressions"},
      {"kim \xFF jong", "kim AND jong", "read_as_blanks", "no UTF-8"},
      {"a1\0b1"sv, "a1 AND b1", "read_as_blanks", "1 control"},
      {"", "*", "read_as_everything", "every article"},
      {"...", "*", "read_as_everything", "every article"},
      {"\"\"", "*", "read_as_everything", "every article"},
      {"\xFF\xFE", "*", "read_as_blanks", "every article"},
  };
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    CHECK_THROWS_AS(parse(row.query, options(false)), Error);
    auto const parsed = parse(row.query, options(true));
    CHECK(print(parsed.tree) == row.reading);
    REQUIRE_FALSE(parsed.notes.empty());
    CHECK(parsed.notes.front().code == row.code);
    std::string said;
    for (auto const& note : parsed.notes) said += note.code + ": " + note.message + "\n";
    INFO(said);
    CHECK(said.find(row.part) != said.npos);
  }
}

TEST_CASE("lenient: limits and options are named, never mended", "[unit][query][lenient]") {
  auto const refused = [](std::string const& text, ParseOptions const& given, Code code,
                          std::string_view part) {
    INFO(text.substr(0, 80));
    try {
      static_cast<void>(parse(text, given));
      FAIL_CHECK("read");
    } catch (Error const& error) {
      CHECK(to_string(error.code()) == to_string(code));
      CHECK(error.message().find(part) != error.message().npos);
    }
  };
  std::string words;
  for (std::size_t i = 0; i <= kMaxQueryParts; ++i) words += "a1 ";
  refused(std::string(kMaxQueryBytes + 1, 'a'), options(true), Code::query_too_large, "65536");
  refused(std::string(1'000'000, '('), options(true), Code::query_too_large, "65536");
  refused(std::string(60'000, '(') + "a1", options(true), Code::query_too_large, "64 levels");
  refused(words, options(true), Code::query_too_large, "1024");
  auto nowhere = options(true);
  nowhere.time_zone = "Nowhere/Land";
  refused("date:yesterday", nowhere, Code::bad_value, "Nowhere");
}

TEST_CASE("lenient: a query of many faults is read as plain words", "[unit][query][lenient]") {
  std::string text;
  for (unsigned i = 0; i < kMaxRepairs + 10; ++i) text += "outlte:x ";
  auto const parsed = parse(text, options(true));
  CHECK(parsed.notes.back().code == "read_as_words");
  CHECK(parsed.notes.back().message == "the query was read as plain words");
  for (auto const& part : parsed.tree.parts) CHECK(part.kind == NodeKind::word);
}

TEST_CASE("lenient: any characters are read, valid queries as ever", "[unit][query][lenient]") {
  constexpr std::string_view kPieces[] = {
      "kim",    "\"",     "“",    "”",       "(",      ")",      "title:",  "date:",  "outlte:",
      "AND",    "OR",     "NOT",  "NEAR/",   "5",      "-",      "+",       "~",      "^2",
      "[",      "]",      "TO",   "..",      "2023",   "*",      "?",       "\\",     "first3(",
      "like(",  "has:",   "none", "aft",     "9/1/23", "!",      "&&",      "/",      "genre:",
      "words:", ">",      "'",    ":",       "exact:", "SAME",   "é",       "이재명", "\xFF",
      "\x01",   "{",      "}",    "url:",    "^",      "saved:", "atleast", "W/P",    "NEAR5",
      "since:", "until:", "to",   "allcaps("};
  std::mt19937 random{20230915};
  for (int round = 0; round < 8000; ++round) {
    std::string text;
    for (auto size = random() % 16; size > 0; --size) {
      text += kPieces[random() % std::size(kPieces)];
      if (random() % 3 == 0) text += ' ';
    }
    check(text);
    Node strict;
    try {
      strict = parse(text, options(false)).tree;
    } catch (Error const&) {
      continue;
    }
    INFO("query: " << text);
    auto const lenient = parse(text, options(true));
    REQUIRE(same_tree(lenient.tree, strict));
    REQUIRE(lenient.notes.size() == parse(text, options(false)).notes.size());
  }
}

TEST_CASE("lenient: any bytes are read", "[unit][query][lenient]") {
  std::mt19937 random{11};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    auto const kind = random() % 3;
    for (auto size = random() % 60; size > 0; --size)
      text += static_cast<char>(kind == 0   ? 32 + random() % 95
                                : kind == 1 ? random() % 256
                                            : 33 + random() % 15);
    check(text);
  }
}
