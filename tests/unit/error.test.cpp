#include <backfile/error.hpp>
#include <set>

#include "tests/support/catch.hpp"

using backfile::Code;
using backfile::Error;

TEST_CASE("every code has its own name and a fitting exit status", "[unit]") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Code::internal); ++i) {
    auto const code = static_cast<Code>(i);
    CHECK(names.insert(to_string(code)).second);
    CHECK(backfile::exit_status(code) > 0);
  }
  struct Row {
    Code code;
    std::string_view name;
    int exit;
  };
  Row const rows[] = {{Code::bad_date, "bad_date", 2},
                      {Code::input_unusable, "input_unusable", 65},
                      {Code::input_not_found, "input_not_found", 66},
                      {Code::io, "io", 74},
                      {Code::locked, "locked", 75},
                      {Code::schema_mismatch, "schema_mismatch", 76},
                      {Code::interrupted, "interrupted", 130},
                      {Code::internal, "internal", 70}};
  for (auto const& row : rows) {
    CAPTURE(row.name);
    CHECK(to_string(row.code) == row.name);
    CHECK(backfile::exit_status(row.code) == row.exit);
  }
}

TEST_CASE("an error shows the place and the hint", "[unit]") {
  Error const plain{Code::io, "disk full"};
  CHECK(plain.pretty() == "error: disk full\n");
  CHECK(std::string_view{plain.what()} == "disk full");

  Error const bare{Code::bad_date, "not a date", "try 2023-09"};
  auto const placed = bare.at("since:yestreday", {6, 9});
  CHECK(placed.pretty() ==
        "error: not a date\n  since:yestreday\n        ^^^^^^^^^\nhint: try 2023-09\n");
  REQUIRE(placed.position());
  CHECK(placed.position()->offset == 6);
  CHECK_FALSE(bare.position());
}

TEST_CASE("the caret counts characters and stays inside the text", "[unit]") {
  auto const wide = Error{Code::unbalanced, "open"}.at("é\"x", {2, 1});
  CHECK(wide.pretty() == "error: open\n  é\"x\n   ^\n");
  auto const korean = Error{Code::unbalanced, "open"}.at("국회 (예산", {7, 1});
  CHECK(korean.pretty() == "error: open\n  국회 (예산\n       ^\n");
  auto const nothing = Error{Code::empty_query, "nothing"}.at("", {0, 0});
  CHECK(nothing.pretty() == "error: nothing\n");
  auto const behind = Error{Code::missing_operand, "end"}.at("ab", {9, 4});
  CHECK(behind.pretty() == "error: end\n  ab\n    ^\n");
}

TEST_CASE("no control character reaches the terminal", "[unit]") {
  auto const error = Error{Code::bad_value, "bad \x1B[31m"}.at("a\x07\tb", {0, 1});
  CHECK(error.pretty().find('\x1B') == std::string::npos);
  CHECK(error.pretty().find('\x07') == std::string::npos);
}
