// Dates as queries write them: rows of {text, days} and {text, code, part of what is said}.
#include <array>
#include <string_view>

#include "searcher/query/parser.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

struct Row {
  std::string_view text;
  std::string_view days;
};

struct Refused {
  std::string_view text;
  Code code;
  std::string_view part;
};

// Friday, 15 September 2023, 10:00 in Seoul.
ParseOptions seoul() {
  ParseOptions options;
  options.now = "2023-09-15T10:00:00+09:00";
  options.time_zone = "Asia/Seoul";
  return options;
}

std::string shown(DayRange const& days) {
  if (days.from && days.from == days.to) return days.from->iso();
  return (days.from ? days.from->iso() : "") + ".." + (days.to ? days.to->iso() : "");
}

template <std::size_t N>
void check(std::array<Row, N> const& rows, ParseOptions const& options = seoul()) {
  for (auto const& row : rows) {
    INFO("date: " << row.text);
    try {
      CHECK(shown(parse_days(row.text, options)) == row.days);
    } catch (Error const& error) {
      FAIL_CHECK(error.pretty());
    }
  }
}

template <std::size_t N>
void check(std::array<Refused, N> const& rows) {
  for (auto const& row : rows) {
    INFO("date: " << row.text);
    try {
      auto const read = shown(parse_days(row.text, seoul()));
      FAIL_CHECK("read as " << read);
    } catch (Error const& error) {
      CHECK(to_string(error.code()) == to_string(row.code));
      REQUIRE(error.position().has_value());
      auto const said = error.message() + "\n" + error.hint();
      INFO(said);
      CHECK(said.find(row.part) != std::string::npos);
    }
  }
}

}  // namespace

TEST_CASE("query dates: absolute forms", "[unit][query][dates]") {
  check(std::to_array<Row>({
      {"2023", "2023-01-01..2023-12-31"},
      {"2023-09", "2023-09-01..2023-09-30"},
      {"2024-02", "2024-02-01..2024-02-29"},
      {"2023-09-14", "2023-09-14"},
      {"2023-9-4", "2023-09-04"},
      {"20230914", "2023-09-14"},
      {"202309", "2023-09-01..2023-09-30"},
      {"20230914111301", "2023-09-14"},
      {"2023.09.14", "2023-09-14"},
      {"2023. 9. 14.", "2023-09-14"},
      {"2023/09/14", "2023-09-14"},
      {"2023/09", "2023-09-01..2023-09-30"},
      {"09/2023", "2023-09-01..2023-09-30"},
      {"14-sep-2023", "2023-09-14"},
      {"sep-2023", "2023-09-01..2023-09-30"},
      {"Sept. 14, 2023", "2023-09-14"},
      {"September 14 2023", "2023-09-14"},
      {"14 September 2023", "2023-09-14"},
      {"the 14th of September, 2023", "2023-09-14"},
      {"1st Sep 2023", "2023-09-01"},
      {"2023 sep 14", "2023-09-14"},
      {"SEPTEMBER 2023", "2023-09-01..2023-09-30"},
      {"Thursday, 14 September 2023", "2023-09-14"},
      {"14. September 2023", "2023-09-14"},
      {"14 septembre 2023", "2023-09-14"},
      {"1er septembre 2023", "2023-09-01"},
      {"14 de septiembre de 2023", "2023-09-14"},
      {"3. März 2023", "2023-03-03"},
      {"2023년 9월 14일", "2023-09-14"},
      {"2023년9월14일", "2023-09-14"},
      {"2023년 9월", "2023-09-01..2023-09-30"},
      {"2023년", "2023-01-01..2023-12-31"},
      {"2023年9月14日", "2023-09-14"},
      {"２０２３年９月", "2023-09-01..2023-09-30"},
      {"\"2023-09-14\"", "2023-09-14"},
      {"  2023-09-14  ", "2023-09-14"},
      {"2023–09–14", "2023-09-14"},
      {"13/10/2023", "2023-10-13"},
      {"10/13/2023", "2023-10-13"},
      {"09/09/2023", "2023-09-09"},
      {"31.12.2023", "2023-12-31"},
      {"2024-02-29", "2024-02-29"},
      {"1899-12-31", "1899-12-31"},
      {"0001", "0001-01-01..0001-12-31"},
      {"9999-12-31", "9999-12-31"},
      {"2023-Q3", "2023-07-01..2023-09-30"},
      {"Q1 2023", "2023-01-01..2023-03-31"},
      {"2023-W37", "2023-09-11..2023-09-17"},
      {"2020-W53", "2020-12-28..2021-01-03"},
      {"2023-09-14T11:13", "2023-09-14"},
      {"2023-09-14 11:13:01", "2023-09-14"},
      {"2023-09-14T23:13Z", "2023-09-15"},
      {"2023-09-14T23:13+09:00", "2023-09-14"},
  }));
}

TEST_CASE("query dates: ranges", "[unit][query][dates]") {
  check(std::to_array<Row>({
      {"2023-09-01..2023-09-15", "2023-09-01..2023-09-15"},
      {"2023-09-01 .. 2023-09-15", "2023-09-01..2023-09-15"},
      {"2023-08..2023-09", "2023-08-01..2023-09-30"},
      {"2023..2023-02", "2023-01-01..2023-02-28"},
      {"2023...2024", "2023-01-01..2024-12-31"},
      {"..2023-09", "..2023-09-30"},
      {"2023-09..", "2023-09-01.."},
      {"2023-09-14..2023-09-14", "2023-09-14"},
      {"[2023-09-01 TO 2023-09-30]", "2023-09-01..2023-09-30"},
      {"[2023-09-01 to 2023-09-30]", "2023-09-01..2023-09-30"},
      {"{2023-09-01 TO 2023-09-30}", "2023-09-02..2023-09-29"},
      {"[2023-09-01 TO 2023-09-30}", "2023-09-01..2023-09-29"},
      {"{2023 TO 2025}", "2024-01-01..2024-12-31"},
      {"[* TO 2023-09]", "..2023-09-30"},
      {"[2023-09 TO *]", "2023-09-01.."},
      {">=2023-09", "2023-09-01.."},
      {">2023-09", "2023-10-01.."},
      {"<=2023-09", "..2023-09-30"},
      {"<2023-09", "..2023-08-31"},
      {"=2023-09", "2023-09-01..2023-09-30"},
      {"2023-09/P1M", "2023-09-01..2023-09-30"},
      {"2023-09-01/P2W", "2023-09-01..2023-09-14"},
      {"2023-01-31/P1M", "2023-01-31..2023-02-27"},
      {"2023/P1Y6M", "2023-01-01..2024-06-30"},
      {"P1M/2023-09-30", "2023-09-01..2023-09-30"},
      {"2023-09-01/2023-09-30", "2023-09-01..2023-09-30"},
      {"2023/2024", "2023-01-01..2024-12-31"},
      {"2023-09/", "2023-09-01.."},
      {"/2023-09", "..2023-09-30"},
      {"P2D/", "2023-09-13.."},
      {"2023-09-01 to 2023-09-30", "2023-09-01..2023-09-30"},
      {"Sept. 1, 2023..Sept. 15, 2023", "2023-09-01..2023-09-15"},
      {"14-sep-2023..yesterday", "2023-09-14"},
  }));
}

TEST_CASE("query dates: relative forms", "[unit][query][dates]") {
  check(std::to_array<Row>({
      {"today", "2023-09-15"},
      {"now", "2023-09-15"},
      {"Yesterday", "2023-09-14"},
      {"tomorrow", "2023-09-16"},
      {"yesterday..", "2023-09-14.."},
      {"thisweek", "2023-09-11..2023-09-17"},
      {"this week", "2023-09-11..2023-09-17"},
      {"lastweek", "2023-09-04..2023-09-10"},
      {"last-week", "2023-09-04..2023-09-10"},
      {"lastmonth", "2023-08-01..2023-08-31"},
      {"thismonth", "2023-09-01..2023-09-30"},
      {"last quarter", "2023-04-01..2023-06-30"},
      {"lastyear", "2022-01-01..2022-12-31"},
      {"past year", "2022-01-01..2022-12-31"},
      {"last 3 days", "2023-09-12..2023-09-15"},
      {"last-3-days", "2023-09-12..2023-09-15"},
      {"past two weeks", "2023-09-01..2023-09-15"},
      {"friday", "2023-09-15"},
      {"monday", "2023-09-11"},
      {"Montag", "2023-09-11"},
      {"last-monday", "2023-09-11"},
      {"last friday", "2023-09-08"},
      {"saturday", "2023-09-09"},
      {"7d", "2023-09-08"},
      {"7d..", "2023-09-08.."},
      {"2w..1w", "2023-09-01..2023-09-08"},
      {"3mo", "2023-06-15"},
      {"3M", "2023-06-15"},
      {"3m", "2023-06-15"},
      {"3min", "2023-09-15"},
      {"11h", "2023-09-14"},
      {"1y6mo", "2022-03-15"},
      {"1q", "2023-06-15"},
      {"two weeks ago", "2023-09-01"},
      {"2 weeks ago", "2023-09-01"},
      {"2.weeks.ago", "2023-09-01"},
      {"a month ago", "2023-08-15"},
      {"an hour ago", "2023-09-15"},
      {"now-7d", "2023-09-08"},
      {"now-7d/d", "2023-09-08"},
      {"now-1M/M", "2023-08-01..2023-08-31"},
      {"now/y", "2023-01-01..2023-12-31"},
      {"now+1d", "2023-09-16"},
      {"now-1w..now", "2023-09-08..2023-09-15"},
      {"lastweek..yesterday", "2023-09-04..2023-09-14"},
  }));
}

TEST_CASE("query dates: months end where they end", "[unit][query][dates]") {
  auto options = seoul();
  options.now = "2024-03-31T10:00:00+09:00";
  check(std::to_array<Row>({{"1mo", "2024-02-29"},
                            {"lastmonth", "2024-02-01..2024-02-29"},
                            {"1y", "2023-03-31"},
                            {"sunday", "2024-03-31"},
                            {"last sunday", "2024-03-24"},
                            {"thisweek", "2024-03-25..2024-03-31"}}),
        options);
}

TEST_CASE("query dates: now is a day of the zone", "[unit][query][dates]") {
  ParseOptions options;
  options.now = "2023-09-14T20:00:00Z";
  for (auto const& [zone, day] : {std::pair{"Asia/Seoul", "2023-09-15"},
                                  {"UTC", "2023-09-14"},
                                  {"America/Los_Angeles", "2023-09-14"},
                                  {"Pacific/Auckland", "2023-09-15"}}) {
    options.time_zone = zone;
    CHECK(shown(parse_days("today", options)) == day);
  }
  options.now = "2023-09-14T23:59";  // without an offset: the zone's own time
  CHECK(shown(parse_days("today", options)) == "2023-09-14");
  options.time_zone = "Nowhere/Land";
  CHECK_THROWS_AS(parse_days("today", options), Error);
  CHECK(shown(parse_days("2023-09-14", options)) == "2023-09-14");
  options.time_zone = "UTC";
  options.now = "soon";
  CHECK_THROWS_AS(parse_days("today", options), Error);
  CHECK_NOTHROW(parse_days("today"));
}

TEST_CASE("query dates: the order of 09/10/2023 can be set", "[unit][query][dates]") {
  auto options = seoul();
  options.date_order = DateOrder::day_month;
  check(std::to_array<Row>({{"09/10/2023", "2023-10-09"}, {"10/13/2023", "2023-10-13"}}), options);
  options.date_order = DateOrder::month_day;
  check(std::to_array<Row>({{"09/10/2023", "2023-09-10"}, {"13/10/2023", "2023-10-13"}}), options);
}

TEST_CASE("query dates: what is refused", "[unit][query][dates]") {
  check(std::to_array<Refused>({
      {"", Code::bad_date, "a date is missing"},
      {"   ", Code::bad_date, "a date is missing"},
      {"yestreday", Code::bad_date, "'yestreday' is not a date"},
      {"yestreday", Code::bad_date, "try yesterday, 2023-09-14, 2023-09, 7d.."},
      {"none", Code::bad_date, "date:none"},
      {"2023-09-01,2023-09-15", Code::bad_date, "write 2023-09-01..2023-09-15"},
      {"aft 9/1/2023", Code::bad_date, "since:2023-09-01"},
      {"before 2023", Code::bad_date, "until:2023-09-01"},
      {"September", Code::bad_date, "no year"},
      {"14 sep", Code::bad_date, "no year"},
      {"9/14/23", Code::bad_date, "four digits"},
      {"14.09.23", Code::bad_date, "four digits"},
      {"9/14", Code::bad_date, "not a date"},
      {"2023-257", Code::bad_date, "not a date"},
      {"23", Code::bad_date, "not a date"},
      {"12345", Code::bad_date, "not a date"},
      {"-2023", Code::bad_date, "not a date"},
      {"2023-09/14", Code::bad_date, "'14' is not a date"},
      {"2023-09-14x", Code::bad_date, "not a date"},
      {"2023-09-14T25:00", Code::bad_date, "not a moment"},
      {"11:13", Code::bad_date, "not a date"},
      {"a:T:b", Code::bad_date, "not a date"},
      {"2023..2024..2025", Code::bad_date, "not a date"},
      {"..", Code::bad_value, "no ends"},
      {"[* TO *]", Code::bad_date, "no ends"},
      {"[2023]", Code::bad_value, "not a range"},
      {"[2023 TO 2024", Code::bad_value, "not a range"},
      {">", Code::bad_value, "comparison"},
      {"=>2023", Code::bad_value, "comparison"},
      {"P1M", Code::bad_date, "not a date"},
      {"P1M/P1M", Code::bad_date, "no day"},
      {"P0M/2023", Code::bad_date, "no day"},
      {"2023-09/P0D", Code::bad_date, "no day"},
      {"2023/P", Code::bad_date, "not a date"},
      {"2023/P1X", Code::bad_date, "not a date"},
      {"last", Code::bad_date, "not a date"},
      {"last 3", Code::bad_date, "not a date"},
      {"3 parsecs ago", Code::bad_date, "not a date"},
      {"now-", Code::bad_date, "not a date"},
      {"now-7", Code::bad_date, "not a date"},
      {"nowish", Code::bad_date, "not a date"},
      {"99999y", Code::bad_date, "years 1 to 9999"},
      {"999999999d", Code::bad_date, "too large"},
      {"99999999999999999999d", Code::bad_date, "not a date"},
      {"2023-13-40", Code::impossible_date, "2023-13-40: month 13 does not exist"},
      {"2023-00", Code::impossible_date, "month 0"},
      {"2023-02-29", Code::impossible_date, "Feb 2023 has 28 days"},
      {"2023-02-30", Code::impossible_date, "day 30 does not exist"},
      {"20231340", Code::impossible_date, "month 13"},
      {"31 June 2023", Code::impossible_date, "Jun 2023 has 30 days"},
      {"2023년 13월", Code::impossible_date, "month 13"},
      {"13/13/2023", Code::impossible_date, "month 13"},
      {"2023-13-40T10:00", Code::impossible_date, "month 13"},
      {"Friday, 14 September 2023", Code::impossible_date, "that day is a Thursday"},
      {"2023-Q5", Code::impossible_date, "quarter 5"},
      {"2023-W53", Code::impossible_date, "week 53"},
      {"9999-W52", Code::bad_date, "years 1 to 9999"},
      {"0001-01-01T00:00+14:00", Code::bad_date, "years 1 to 9999"},
      {"0000", Code::impossible_date, "year 0"},
      {"2023-13-40..", Code::impossible_date, "month 13"},
      {"09/10/2023", Code::ambiguous_date, "09/10/2023 can be 9 Oct or 10 Sep"},
      {"09/10/2023", Code::ambiguous_date,
       "write 2023-10-09 or 2023-09-10, or set --date-order dmy|mdy"},
      {"9.10.2023", Code::ambiguous_date, "9 Oct or 10 Sep"},
      {"09-10-2023..", Code::ambiguous_date, "9 Oct or 10 Sep"},
      {"2023-09-30..2023-09-01", Code::reversed_range,
       "the range ends (2023-09-01) before it starts (2023-09-30)"},
      {"2023-09-30..2023-09-01", Code::reversed_range, "did you mean 2023-09-01..2023-09-30?"},
      {"[2024 TO 2023]", Code::reversed_range, "did you mean 2023..2024?"},
      {"1w..2w", Code::reversed_range, "did you mean 2w..1w?"},
      {"{2023-09-01 TO 2023-09-02}", Code::reversed_range, "no day lies"},
      {"2023-09-30/2023-09-01", Code::reversed_range, "before it starts"},
  }));
}

TEST_CASE("query dates: since, until, year and month", "[unit][query][dates]") {
  auto const days = [](std::string_view query) {
    auto const tree = parse(query, seoul()).tree;
    CHECK(tree.kind == NodeKind::days);
    CHECK(tree.field == &field("date"));
    return shown(tree.days);
  };
  for (auto const& row : std::to_array<Row>({
           {"since:2023-09", "2023-09-01.."},
           {"after:2023-09-15", "2023-09-15.."},
           {"since:yesterday", "2023-09-14.."},
           {"since:\"2 weeks ago\"", "2023-09-01.."},
           {"since:\"last 3 days\"", "2023-09-12.."},
           {"until:2023-09", "..2023-09-30"},
           {"before:2023", "..2023-12-31"},
           {"until:lastweek", "..2023-09-10"},
           {"year:2023", "2023-01-01..2023-12-31"},
           {"year:2021..2023", "2021-01-01..2023-12-31"},
           {"year:..2023", "..2023-12-31"},
           {"year:lastyear", "2022-01-01..2022-12-31"},
           {"month:2023-09", "2023-09-01..2023-09-30"},
           {"month:2023-09..2023-11", "2023-09-01..2023-11-30"},
           {"month:lastmonth", "2023-08-01..2023-08-31"},
           {"d:2023-09 ", "2023-09-01..2023-09-30"},
           {"date(2023-09)", "2023-09-01..2023-09-30"},
           {"date:\"Sept. 1, 2023\"..\"Sept. 15, 2023\"", "2023-09-01..2023-09-15"},
           {"date:> 2023-09", "2023-10-01.."},
       })) {
    INFO("query: " << row.text);
    CHECK(days(row.text) == row.days);
  }
  CHECK(parse("updated:2023", seoul()).tree.field == &field("updated"));
}

TEST_CASE("query dates: none and any", "[unit][query][dates]") {
  for (auto const* query : {"date:none", "date:unknown", "date:NONE", "year:none", "date:(none)"})
    CHECK(parse(query).tree.kind == NodeKind::lacks);
  for (auto const* query : {"date:*", "month:*", "has:date", "has:since"}) {
    CHECK(parse(query).tree.kind == NodeKind::has);
    CHECK(parse(query).tree.field == &field("date"));
  }
}
