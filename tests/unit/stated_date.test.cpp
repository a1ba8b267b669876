// Dates of records and markup, in every notation that is in use.
#include "indexer/extract/stated_date.hpp"
#include "tests/support/catch.hpp"

#include <string>

namespace backfile::internal {

TEST_CASE("record dates: notations", "[unit][dates]") {
  struct Row {
    std::string_view text;
    std::string_view value;
    std::optional<int> offset;
  };
  Row const rows[] = {
      {"2023", "2023", {}},
      {"2023-09", "2023-09", {}},
      {"2023-09-14T11:13:01.5+09:00", "2023-09-14T11:13:01", 540},
      {"2023-09-14 11:13:01 +0000 UTC", "2023-09-14T11:13:01", 0},
      {"2023-09-14 11:13:01 UTC", "2023-09-14T11:13:01", 0},
      {"2023-09-14 11:13 -05:30", "2023-09-14T11:13", -330},
      {"20230914", "2023-09-14", {}},
      {"202309141113", "2023-09-14T11:13", {}},
      {"20230914111301", "2023-09-14T11:13:01", {}},
      {"20230914T111301Z", "2023-09-14T11:13:01", 0},
      {"20230914T1113-0500", "2023-09-14T11:13", -300},
      {"1694689981", "2023-09-14T11:13:01", 0},
      {"1694689981.75", "2023-09-14T11:13:01", 0},
      {"1694689981000", "2023-09-14T11:13:01", 0},
      {"1694689981000000", "2023-09-14T11:13:01", 0},
      {"Thu, 14 Sep 2023 11:13:01 +0900", "2023-09-14T11:13:01", 540},
      {"Thu, 14 Sep 2023 11:13:01 GMT", "2023-09-14T11:13:01", 0},
      {"14 Sep 23 11:13 EST", "2023-09-14T11:13", -300},
      {"14 Sep 93 1:13 MST (comment)", "1993-09-14T01:13", -420},
      {"Thu Sep 14 2023 11:13:01 GMT+0200 (Central European Summer Time)", "2023-09-14T11:13:01",
       120},
      {"Thu Sep 14 11:13:01 CEST 2023", "2023-09-14T11:13:01", 120},
      {"Do, 14 Sep 2023 11:13:01 +0200", "2023-09-14T11:13:01", 120},
      {"Чт, 14 сен 2023 11:13:01 +0300", "2023-09-14T11:13:01", 180},
      {"목, 14 9월 2023 11:13:01 +0900", "2023-09-14T11:13:01", 540},
      {"Donnerstag, 14. September 2023 11:13 +0200", "2023-09-14T11:13", 120},
      {"20230914.0", "2023-09-14", {}},
      {"20230914T11:13:01+09:00", "2023-09-14T11:13:01", 540},
      {"2023-09-14T11:13:01+02:00[Europe/Berlin]", "2023-09-14T11:13:01", 120},
      {"2023-09-14 11:13:01 Europe/Berlin", "2023-09-14T11:13:01", 120},
      {"2023-09-14 11:13 GMT+2", "2023-09-14T11:13", 120},
      {"2023-09-14 11:13 UTC−3", "2023-09-14T11:13", -180},
      {"2023-09-14 11:13:01 MESZ", "2023-09-14T11:13:01", 120},
      {"1694689981000000000", "2023-09-14T11:13:01", 0},
      {"/Date(1694689981000+0200)/", "2023-09-14T11:13:01", 0},
      {"12/25/2023 3:05:07 PM", "2023-12-25T15:05:07", {}},
      {"14 Sep 2023 12:30 AM", "2023-09-14T00:30", {}},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:60", 0},
      {"1970-01-01", "1970-01-01", {}},
      {"1900-01-01", "1900-01-01", {}},
      {"14/09/23", "2023-09-14", {}},
      {"Thu Sep 14 11:13:01 2023", "2023-09-14T11:13:01", {}},
      {"Thu Sep 14 11:13:01 +0000 2023", "2023-09-14T11:13:01", 0},
      {"September 14, 2023", "2023-09-14", {}},
      {"14.09.2023", "2023-09-14", {}},
      {"9/14/2023", "2023-09-14", {}},
      {" 2023/09/14 ", "2023-09-14", {}},
      {"14 septembre 2023", "2023-09-14", {}},
      {"2023년 9월 14일", "2023-09-14", {}},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    auto const read = read_stated_date(row.text);
    REQUIRE(read.date);
    CHECK(read.date->value() == row.value);
    CHECK(read.date->offset_minutes == row.offset);
    CHECK(read.fault.empty());
  }
}

TEST_CASE("record dates: what is none, and why", "[unit][dates]") {
  struct Row {
    std::string_view text;
    std::string_view fault;
  };
  std::string const long_text(500, '1');
  Row const rows[] = {
      {"", "is no date"},
      {"yesterday", "is no date"},
      {"20", "is no date"},
      {"12345", "is no date"},
      {long_text, "is no date"},
      {"2023-02-30", "does not exist"},
      {"Mon, 30 Feb 2023 10:00 GMT", "does not exist"},
      {"Thu, 14 Sep 2023 25:13:01 GMT", "does not exist"},
      {"09/10/2023", "can be two days"},
      {"14 September 2023 and 15 September 2023", "holds several dates"},
      {"9999-12-31", "is out of the years 1400 to 2200"},
      {"0001-01-01T00:00:00Z", "is out of the years 1400 to 2200"},
      {"1970-01-01T00:00:00Z", "stands for no date"},
      {"1970-01-01T00:00:00", "stands for no date"},
      {"1970-01-01T01:00:00+01:00", "stands for no date"},
      {"1969-12-31T19:00:00-05:00", "stands for no date"},
      {"Thu, 01 Jan 1970 00:00:00 GMT", "stands for no date"},
      {"0000-00-00", "stands for no date"},
      {"0000-00-00 00:00:00", "stands for no date"},
      {"00/00/0000", "stands for no date"},
      {"-0001-11-30T00:00:00+00:00", "stands for no date"},
      {"1900-01-01T00:00:00", "stands for no date"},
      {"1601-01-01T00:00:00Z", "stands for no date"},
      {"2038-01-19T03:14:07Z", "stands for no date"},
      {"2023091411", "can be two dates"},  // an hour of that day, or a moment of 2034
      {"45183", "looks like a day as spreadsheets count them"},
      {"45183.468", "looks like a day as spreadsheets count them"},
      {"3. listopada 2019.", "names a month that is another in other languages"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    auto const read = read_stated_date(row.text);
    CHECK_FALSE(read.date);
    CHECK(read.fault == row.fault);
  }
}

TEST_CASE("record dates: moments in a zone, and the order of day and month", "[unit][dates]") {
  auto const moment = read_stated_date("1694689981", {NumericOrder::unknown, {}, "Asia/Seoul"});
  REQUIRE(moment.date);
  CHECK(moment.date->value() == "2023-09-14T20:13:01");
  CHECK(moment.date->offset_minutes == 540);
  // What is printed as a day stays one.
  auto const printed = read_stated_date("2023-09-14T23:13:01Z", {NumericOrder::unknown, {}, "Asia/Seoul"});
  REQUIRE(printed.date);
  CHECK(printed.date->value() == "2023-09-14T23:13:01");
  auto const day_first = read_stated_date("09/10/2023", {NumericOrder::day_first, {}, {}});
  REQUIRE(day_first.date);
  CHECK(day_first.date->value() == "2023-10-09");
}

TEST_CASE("stated dates: what is left out, and what is doubtful", "[unit][dates]") {
  struct Row {
    std::string_view text;
    std::string_view value;
    std::string_view note;  // its beginning
  };
  Row const rows[] = {
      {"Thu, 14 Sep 2023 11:13:01 IST", "2023-09-14T11:13:01", "the zone is left out"},
      {"Thu, 14 Sep 2023 11:13:01 CST", "2023-09-14T11:13:01", "the zone is left out"},
      {"Thu, 14 Sep 2023 11:13:01 XQZT", "2023-09-14T11:13:01", "the zone is left out"},
      {"2023-09-14 11:13:01 BST", "2023-09-14T11:13:01", "the zone is left out"},
      {"2023-09-14T24:00:00", "2023-09-14", "the time is left out"},
      {"Thu, 14 Sep 2023 24:00:00 GMT", "2023-09-14", "the time is left out"},
      {"14 September 2023 3:05 xyzzy", "2023-09-14", "the time is left out"},
      {"14 September 2023 15:05 xyzzy", "2023-09-14T15:05", ""},
      {"Fri, 14 Sep 2023 11:13:01 GMT", "2023-09-14T11:13:01", "the weekday is another"},
      {"2199-12-31", "2199-12-31", "the day is yet to come"},
      {"2023-09-14", "2023-09-14", ""},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    auto const read = read_stated_date(row.text);
    REQUIRE(read.date);
    CHECK(read.date->value() == row.value);
    CHECK(read.note.starts_with(row.note));
    CHECK(read.note.empty() == row.note.empty());
  }
}

TEST_CASE("stated dates: by the language of the record", "[unit][dates]") {
  struct Row {
    std::string_view lang;
    std::string_view text;
    std::string_view value;  // or the fault
  };
  Row const rows[] = {
      {"hr", "3. listopada 2019.", "2019-10-03"},
      {"sr", "3. listopada 2019.", "2019-10-03"},
      {"pl", "3 listopada 2019", "2019-11-03"},
      {"cs", "3. listopad 2019", "2019-11-03"},
      {"en", "3 listopada 2019", "names a month that is another in other languages"},
      {"hr", "3 lip 2019", "2019-06-03"},
      {"pl", "3 lip 2019", "2019-07-03"},
      {"hr", "3 srp 2019", "2019-07-03"},
      {"cs", "3 srp 2019", "2019-08-03"},
      {"fa", "1402-06-23", "2023-09-14"},
      {"fa", "1402/06/23 15:05", "2023-09-14T15:05"},
      {"fa", "14020623", "is no date"},
      {"th", "2566-09-14", "2023-09-14"},
      {"th", "2566-09-14T10:00:00+07:00", "2023-09-14T10:00:00"},
      {"th", "14/09/66 10:05", "is no date"},
      {"ar", "1445-02-29", "is of another calendar"},
      {"ne", "2080-05-28", "is of another calendar"},
      {"ms", "14 Sep 2023 3:05 PTG", "2023-09-14T15:05"},
      {"hi", "14 सितंबर 2023 3:05 अपराह्न", "2023-09-14T15:05"},
      {"sv", "14 september 2023 3:05 em", "2023-09-14T15:05"},
      {"en", "2023-09-14", "2023-09-14"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.lang, row.text);
    auto const read = read_stated_date(row.text, {NumericOrder::unknown, row.lang, {}});
    CHECK((read.date ? read.date->value() : std::string{read.fault}) == row.value);
  }
}

}  // namespace backfile::internal
