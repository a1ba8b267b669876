// Dates of structured records, in every notation that is in use.
#include "indexer/formats/record_date.hpp"

#include <catch2/catch.hpp>
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
      {"14 Sep 93 1:13 CST (comment)", "1993-09-14T01:13", -360},
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
    auto const read = read_record_date(row.text, false);
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
  };
  for (auto const& row : rows) {
    INFO(row.text);
    auto const read = read_record_date(row.text, false);
    CHECK_FALSE(read.date);
    CHECK(read.fault == row.fault);
  }
}

TEST_CASE("record dates: moments in a zone, and the order of day and month", "[unit][dates]") {
  auto const moment = read_record_date("1694689981", false, "Asia/Seoul");
  REQUIRE(moment.date);
  CHECK(moment.date->value() == "2023-09-14T20:13:01");
  CHECK(moment.date->offset_minutes == 540);
  // What is printed as a day stays one.
  auto const printed = read_record_date("2023-09-14T23:13:01Z", false, "Asia/Seoul");
  REQUIRE(printed.date);
  CHECK(printed.date->value() == "2023-09-14T23:13:01");
  auto const day_first = read_record_date("09/10/2023", true);
  REQUIRE(day_first.date);
  CHECK(day_first.date->value() == "2023-10-09");
}

}  // namespace backfile::internal
