// What is refused, where the caret stands and what is said: rows of {query, code, place, part}.
#include <array>
#include <string_view>

#include "searcher/query/parser.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

struct Row {
  std::string_view query;
  Code code;
  std::size_t offset;
  std::size_t length;
  std::string_view part;  // of the message or the hint
};

template <std::size_t N>
void check(std::array<Row, N> const& rows) {
  ParseOptions options;
  options.now = "2023-09-15T10:00:00+09:00";
  options.time_zone = "Asia/Seoul";
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    try {
      auto const reading = print(parse(row.query, options).tree);
      FAIL_CHECK("read as " << reading);
    } catch (Error const& error) {
      CHECK(to_string(error.code()) == to_string(row.code));
      REQUIRE(error.position().has_value());
      CHECK(error.position()->offset == row.offset);
      CHECK(error.position()->length == row.length);
      auto const said = error.message() + "\n" + error.hint();
      INFO(said);
      CHECK(said.find(row.part) != std::string::npos);
    }
  }
}

}  // namespace

TEST_CASE("query: unknown fields", "[unit][query]") {
  check(std::to_array<Row>({
      {"outlte:herald", Code::unknown_field, 0, 6, "there is no field 'outlte'"},
      {"outlte:herald", Code::unknown_field, 0, 6, "did you mean outlet: ?"},
      {"outlte:herald", Code::unknown_field, 0, 6, "quote them: \"outlte:herald\""},
      {"kim outlte: herald", Code::unknown_field, 4, 6, "outlet"},
      {"“kim” outlte:x", Code::unknown_field, 10, 6, "outlte"},
      {"Analysis:Russia", Code::unknown_field, 0, 8, "all fields"},
      {"saved:foo", Code::unsupported_operator, 0, 5, "saved searches are not offered yet"},
      {"query(foo)", Code::unsupported_operator, 0, 5, "saved searches are not offered yet"},
      {"outlet.name:foo", Code::unknown_field, 0, 11, "outlet.name"},
      {"mailto:x@example.com", Code::unknown_field, 0, 6, "mailto"},
      {"-outlte:x", Code::unknown_field, 1, 6, "outlte"},
      {"(outlte:x)", Code::unknown_field, 1, 6, "outlte"},
      {"exact:outlte:x", Code::unknown_field, 6, 6, "outlte"},
      {"tilte(russia)", Code::unknown_field, 0, 5, "title"},
      {"has:dekc", Code::unknown_field, 4, 4, "has:deck"},
      {"has:none", Code::unknown_field, 4, 4, "none"},
      {"title: sanctions", Code::missing_operand, 5, 1, "right behind the colon"},
      {"title:", Code::missing_operand, 5, 1, "title:*"},
      {"(title:)", Code::missing_operand, 6, 1, "title:*"},
      {"exact:", Code::missing_operand, 5, 1, "exact:"},
      {"title:()", Code::missing_operand, 6, 2, "between the brackets"},
      {"title:AND", Code::missing_operand, 6, 3, "quote it: \"and\""},
      {"title:&", Code::bad_value, 6, 1, "no letter"},
      {"title:-foo", Code::unsupported_operator, 6, 1, "-title:foo"},
      {"title:body:x", Code::bad_value, 6, 5, "inside another field"},
      {"has:has", Code::bad_value, 4, 3, "another field"},
      {"genre:&&", Code::bad_value, 6, 2, "no letter"},
  }));
}

TEST_CASE("query: operators without operands", "[unit][query]") {
  check(std::to_array<Row>({
      {"a AND", Code::missing_operand, 2, 3, "AND needs something on its right"},
      {"a AND", Code::missing_operand, 2, 3, "quote it: \"and\""},
      {"AND a", Code::missing_operand, 0, 3, "on its left"},
      {"a OR", Code::missing_operand, 2, 2, "OR needs something on its right"},
      {"OR", Code::missing_operand, 0, 2, "OR needs"},
      {"a OR OR b", Code::missing_operand, 2, 2, "on its right"},
      {"a AND OR b", Code::missing_operand, 2, 3, "AND"},
      {"a XOR", Code::missing_operand, 2, 3, "XOR"},
      {"NOT", Code::missing_operand, 0, 3, "NOT"},
      {"a NOT", Code::missing_operand, 2, 3, "NOT"},
      {"NOT NOT a", Code::missing_operand, 0, 3, "NOT"},
      {"NOT -a", Code::missing_operand, 0, 3, "NOT"},
      {"(a OR)", Code::missing_operand, 3, 2, "OR"},
      {"(AND a)", Code::missing_operand, 1, 3, "AND"},
      {"a NEAR", Code::missing_operand, 2, 4, "NEAR"},
      {"NEAR/5 a", Code::missing_operand, 0, 6, "NEAR"},
      {"a NEAR/5 -b", Code::missing_operand, 2, 6, "NEAR"},
      {"a SAME", Code::missing_operand, 2, 4, "SAME"},
      {"()", Code::missing_operand, 0, 2, "between the brackets"},
      {"a ( )", Code::missing_operand, 2, 3, "between the brackets"},
      {"-", Code::missing_operand, 0, 1, "right behind it"},
      {"- a", Code::missing_operand, 0, 1, "right behind it"},
      {"(- a)", Code::missing_operand, 1, 1, "right behind it"},
      {"-&", Code::missing_operand, 0, 1, "right behind it"},
      {"-+a", Code::missing_operand, 0, 1, "right behind it"},
      {"atleast3()", Code::missing_operand, 8, 2, "between the brackets"},
      {"like()", Code::missing_operand, 4, 2, "id"},
  }));
}

TEST_CASE("query: brackets and quotes", "[unit][query]") {
  check(std::to_array<Row>({
      {"(a OR b", Code::unbalanced, 0, 1, "not closed"},
      {"a (b (c)", Code::unbalanced, 2, 1, "not closed"},
      {"(", Code::unbalanced, 0, 1, "not closed"},
      {"title:(a", Code::unbalanced, 6, 1, "not closed"},
      {"a)", Code::unbalanced, 1, 1, "never opened"},
      {")", Code::unbalanced, 0, 1, "never opened"},
      {"(a))", Code::unbalanced, 3, 1, "never opened"},
      {"kim \"arms deal", Code::unbalanced, 4, 1, "quote"},
      {"“arms deal", Code::unbalanced, 0, 3, "quote"},
      {"\"a\\\"", Code::unbalanced, 0, 1, "quote"},
      {"title:\"a", Code::unbalanced, 6, 1, "quote"},
      {"date:\"2023", Code::unbalanced, 5, 1, "quote"},
      {"date:[2023 TO 2024", Code::unbalanced, 5, 1, "bracket"},
      {"like(abc", Code::unbalanced, 4, 1, "bracket"},
      {"atleast3(a", Code::unbalanced, 8, 1, "bracket"},
      {"\"\"", Code::empty_query, 0, 2, "between the quotes"},
      {"a \"…\"", Code::empty_query, 2, 5, "between the quotes"},
      {"", Code::empty_query, 0, 0, "nothing to search"},
      {"   ", Code::empty_query, 3, 0, "nothing to search"},
      {"...", Code::empty_query, 3, 0, "nothing to search"},
  }));
}

TEST_CASE("query: values that cannot be", "[unit][query]") {
  check(std::to_array<Row>({
      {"n*", Code::bad_value, 0, 2, "at least two letters"},
      {"a?", Code::bad_value, 0, 2, "at least two letters"},
      {"**", Code::bad_value, 0, 2, "two letters"},
      {"*:*", Code::bad_value, 0, 3, "* alone"},
      {"title:n*", Code::bad_value, 6, 2, "at least two letters"},
      {"missle~3", Code::bad_value, 6, 2, "1 or 2 edits"},
      {"missle~0", Code::bad_value, 6, 2, "1 or 2 edits"},
      {"missle~0.8", Code::bad_value, 6, 4, "1 or 2 edits"},
      {"\"a b\"~", Code::bad_value, 5, 1, "number"},
      {"\"a b\"~9999", Code::bad_value, 5, 5, "1000"},
      {"kim^", Code::bad_value, 3, 1, "number"},
      {"kim^x", Code::bad_value, 3, 1, "number"},
      {"kim^1.2.3", Code::bad_value, 3, 6, "number"},
      {"kim^9999", Code::bad_value, 3, 5, "1000"},
      {"(a^1000)^1000", Code::bad_value, 8, 5, "1000"},
      {"a NEAR/0 b", Code::bad_value, 2, 6, "1 to 1000"},
      {"a NEAR/99999 b", Code::bad_value, 2, 10, "1 to 1000"},
      {"a W/99999999999 b", Code::bad_value, 2, 13, "1 to 1000"},
      {"atleast(x)", Code::bad_value, 0, 7, "atleast3"},
      {"atleast0(x)", Code::bad_value, 0, 8, "1 to 1000"},
      {"first(x)", Code::bad_value, 0, 5, "first3"},
      {"allcaps(\"a b\")", Code::bad_value, 8, 5, "words only"},
      {"allcaps(us*)", Code::bad_value, 8, 3, "words only"},
      {"words:abc", Code::bad_value, 6, 3, "not a number"},
      {"words:-3", Code::bad_value, 6, 2, "not a number"},
      {"words:300-800", Code::bad_value, 6, 7, "words:300..800"},
      {"words:1,874", Code::bad_value, 6, 5, "digits only"},
      {"words:99999999999999999999999", Code::bad_value, 6, 23, "not a number"},
      {"words:<0", Code::bad_value, 6, 2, "no number"},
      {"words:{3 TO 4}", Code::bad_value, 6, 8, "no number"},
      {"words:..", Code::bad_value, 6, 2, "no ends"},
      {"*~", Code::unsupported_operator, 1, 1, "fuzzily"},
      {"title:*~2", Code::unsupported_operator, 7, 2, "fuzzily"},
      {"words:*..", Code::bad_value, 6, 3, "no ends"},
      {"words:[* TO *]", Code::bad_value, 6, 8, "no ends"},
      {"words:>", Code::bad_value, 6, 1, "comparison"},
      {"words:=>3", Code::bad_value, 6, 3, "comparison"},
      {"words:[3]", Code::bad_value, 6, 3, "not a range"},
      {"words:800..300", Code::reversed_range, 6, 8, "did you mean 300..800?"},
      {"date:2023-09-01 .. 2023-09-30", Code::bad_value, 16, 2, "without blanks"},
      {"date:2023-09-01 - 2023-09-30", Code::bad_value, 16, 1, "dash"},
  }));
}

TEST_CASE("query: operators of other tools are taught, never misread", "[unit][query]") {
  check(std::to_array<Row>({
      {"a && b", Code::unsupported_operator, 2, 2, "write AND"},
      {"a || b", Code::unsupported_operator, 2, 2, "write OR"},
      {"!a b", Code::unsupported_operator, 0, 1, "write -a"},
      {"--foo", Code::unsupported_operator, 0, 2, "one minus"},
      {"[2023 TO 2024]", Code::unsupported_operator, 0, 14, "date:[2023 TO 2024]"},
      {"title:[a TO b]", Code::unsupported_operator, 6, 8, "dates and numbers only"},
      {"2023-09-01..2023-09-30", Code::unsupported_operator, 0, 22, "date:2023-09-01..2023-09-30"},
      {"words>300", Code::unsupported_operator, 0, 9, "words:>300"},
      {"title=foo", Code::unsupported_operator, 0, 9, "title:=foo"},
      {"date >= 2023-09-01", Code::unsupported_operator, 5, 2, "date:>="},
      {"date aft 9/1/2023", Code::unsupported_operator, 5, 3, "since:2023-09-01"},
      {"DATE AFT 9/1/2023", Code::unsupported_operator, 5, 3, "since:2023-09-01"},
      {"kim date bef 9/1/2023", Code::unsupported_operator, 9, 3, "until:2023-09-01"},
      {"date is 9/1/2023", Code::unsupported_operator, 5, 2, "date:2023-09-01"},
      {"date after 2023-09-01", Code::unsupported_operator, 5, 5, "since:2023-09-01"},
      {"date aft last week", Code::unsupported_operator, 5, 3, "since:"},
      {"date(aft 9/1/2023)", Code::unsupported_operator, 5, 3, "since:2023-09-01"},
      {"date:2023-09-01 to 2023-09-30", Code::unsupported_operator, 16, 2,
       "2023-09-01..2023-09-30"},
      {"title~:2023", Code::unsupported_operator, 0, 7, "write title:"},
      {"date~:", Code::missing_operand, 5, 1, "date~: needs a value"},
      {"date~:soon", Code::bad_date, 6, 4, "not a date"},
      {"title:date~:2023", Code::bad_value, 6, 6, "inside another field"},
      {"genre:/edit.*/", Code::unsupported_operator, 6, 8, "regular expressions"},
      {"path:/a.(b|c)/", Code::unsupported_operator, 5, 9, "regular expressions"},
      {"a NEAR5 b", Code::unsupported_operator, 2, 5, "NEAR/5"},
      {"a W/P b", Code::unsupported_operator, 2, 3, "SAME"},
      {"a NEAR/5 (b c)", Code::unsupported_operator, 9, 5, "joins words"},
      {"a NEAR/5 date:2023", Code::unsupported_operator, 14, 4, "joins words"},
      {"a NEAR/5 *", Code::unsupported_operator, 9, 1, "joins words"},
      {"(-a) NEAR/5 b", Code::unsupported_operator, 0, 4, "joins words"},
      {"(a OR b)~2", Code::unsupported_operator, 8, 2, "words and phrases"},
      {"sat*~1", Code::unsupported_operator, 4, 2, "wildcard"},
      {"sa\\*t*", Code::unsupported_operator, 0, 6, "escaped"},
      {"title:like(x)", Code::unsupported_operator, 6, 4, "whole articles"},
  }));
}

TEST_CASE("query: encoding and size", "[unit][query]") {
  using namespace std::literals;
  check(std::to_array<Row>({
      {"kim \xFF", Code::bad_encoding, 4, 1, "UTF-8"},
      {"\xC0\xAF", Code::bad_encoding, 0, 1, "UTF-8"},
      {"a\xE2\x82", Code::bad_encoding, 1, 2, "UTF-8"},
      {"\xED\xA0\x80", Code::bad_encoding, 0, 1, "UTF-8"},
      {"\xF4\x90\x80\x80", Code::bad_encoding, 0, 1, "UTF-8"},
      {"a\0b"sv, Code::bad_encoding, 1, 1, "control character"},
      {"a\x1B[31m", Code::bad_encoding, 1, 1, "control character"},
      {"a\x7F", Code::bad_encoding, 1, 1, "control character"},
      {"a\xC2\x80", Code::bad_encoding, 1, 2, "control character"},
  }));
  auto const long_text = std::string(kMaxQueryBytes + 1, 'a');
  auto const deep_text =
      std::string(kMaxQueryDepth + 1, '(') + "a" + std::string(kMaxQueryDepth + 1, ')');
  std::string many_text;
  for (std::size_t i = 0; i <= kMaxQueryParts; ++i) many_text += "a ";
  check(std::to_array<Row>({
      {long_text, Code::query_too_large, 0, 0, "the limit is 65536"},
      {deep_text, Code::query_too_large, 64, 1, "64 levels"},
      {many_text, Code::query_too_large, 2048, 1, "more than 1024"},
  }));
}

TEST_CASE("query: dates that cannot be read stand under the caret", "[unit][query]") {
  check(std::to_array<Row>({
      {"date:yestreday", Code::bad_date, 5, 9, "'yestreday' is not a date"},
      {"kim date:yestreday", Code::bad_date, 9, 9, "try yesterday, 2023-09-14, 2023-09, 7d.."},
      {"date:2023-13-40", Code::impossible_date, 5, 10, "2023-13-40: month 13 does not exist"},
      {"date:2023-09-30..2023-09-01", Code::reversed_range, 5, 22,
       "did you mean 2023-09-01..2023-09-30?"},
      {"date:09/10/2023", Code::ambiguous_date, 5, 10, "can be 9 Oct or 10 Sep"},
      {"date:\"yest reday\" kim", Code::bad_date, 5, 12, "is not a date"},
      {"date:(2023-09 OR nonsense)", Code::bad_date, 17, 8, "nonsense"},
      {"since:2023-10 until:2023-09", Code::reversed_range, 20, 7, "before it starts"},
      {"since:2023..2024", Code::bad_date, 6, 10, "date:2023..2024"},
      {"since:none", Code::bad_date, 6, 4, "date:none"},
      {"year:2023-09", Code::bad_date, 5, 7, "not a year"},
      {"month:2023", Code::bad_date, 6, 4, "not a month"},
      {"date:last week", Code::bad_date, 5, 4, "'last' is not a date"},
  }));
}
