#include <cstdint>

#include <backfile/date.hpp>

#include "tests/support/catch.hpp"

using backfile::Date;
using backfile::Day;
using backfile::Precision;

TEST_CASE("days count from the epoch and back", "[unit]") {
  struct Row {
    Day day;
    std::int64_t number;
    unsigned weekday;
  };
  Row const rows[] = {{{1970, 1, 1}, 0, 4},      {{1969, 12, 31}, -1, 3},
                      {{2000, 2, 29}, 11016, 2}, {{2023, 9, 14}, 19614, 4},
                      {{1900, 3, 1}, -25508, 4}, {{1582, 10, 15}, -141427, 5},
                      {{2200, 12, 31}, 84370, 3}};
  for (auto const& row : rows) {
    CAPTURE(row.day.iso());
    CHECK(row.day.number() == row.number);
    CHECK(Day::from_number(row.number) == row.day);
    CHECK(row.day.weekday() == row.weekday);
  }
}

TEST_CASE("every day of four centuries survives the round trip", "[unit]") {
  for (std::int64_t n = Day{1900, 1, 1}.number(); n < Day{2101, 1, 1}.number(); n += 13) {
    auto const day = Day::from_number(n);
    REQUIRE(day.exists());
    REQUIRE(day.number() == n);
  }
}

TEST_CASE("days that do not exist are known", "[unit]") {
  CHECK_FALSE(Day{2023, 2, 29}.exists());
  CHECK(Day{2024, 2, 29}.exists());
  CHECK_FALSE(Day{1900, 2, 29}.exists());
  CHECK_FALSE(Day{2023, 13, 1}.exists());
  CHECK_FALSE(Day{2023, 0, 1}.exists());
  CHECK_FALSE(Day{2023, 4, 31}.exists());
  CHECK(backfile::days_in_month(2023, 14) == 0);
}

TEST_CASE("ISO dates are read and written", "[unit]") {
  struct Row {
    std::string_view text;
    std::string_view value;  // empty: not a date
    std::string_view earliest = {};
    std::string_view latest = {};
  };
  Row const rows[] = {
      {"2023", "2023", "2023-01-01T00:00:00", "2023-12-31T23:59:59"},
      {"2024-02", "2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"},
      {"2023-09-14", "2023-09-14", "2023-09-14T00:00:00", "2023-09-14T23:59:59"},
      {"2023-09-14T11:13", "2023-09-14T11:13", "2023-09-14T11:13:00", "2023-09-14T11:13:59"},
      {"2023-09-14 11:13:01", "2023-09-14T11:13:01", "2023-09-14T11:13:01", "2023-09-14T11:13:01"},
      {"2023-09-14T11:13:01.250Z", "2023-09-14T11:13:01", "2023-09-14T11:13:01+00:00",
       "2023-09-14T11:13:01+00:00"},
      {"2023-09-14T11:13+09:00", "2023-09-14T11:13", "2023-09-14T11:13:00+09:00",
       "2023-09-14T11:13:59+09:00"},
      {"2023-09-14T11:13-0330", "2023-09-14T11:13", "2023-09-14T11:13:00-03:30",
       "2023-09-14T11:13:59-03:30"},
      {"", ""},
      {"23", ""},
      {"2023-", ""},
      {"2023-02-30", ""},
      {"2023-13", ""},
      {"2023-09-14T25:00", ""},
      {"2023-09-14T11:60", ""},
      {"2023-09-14T11:13:01.", ""},
      {"2023-09-14T11:13+99:00", ""},
      {"2023-09-14x", ""},
      {" 2023-09-14", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.text);
    auto const date = Date::from_iso(row.text);
    REQUIRE(date.has_value() == !row.value.empty());
    if (!date) continue;
    CHECK(date->value() == row.value);
    CHECK(date->earliest() == row.earliest);
    CHECK(date->latest() == row.latest);
  }
}

TEST_CASE("precisions and offsets have names", "[unit]") {
  for (auto const precision :
       {Precision::year, Precision::month, Precision::day, Precision::minute, Precision::second}) {
    CHECK(backfile::precision_from(to_string(precision)) == precision);
  }
  CHECK_FALSE(backfile::precision_from("hour"));
  CHECK(backfile::format_offset(540) == "+09:00");
  CHECK(backfile::format_offset(-210) == "-03:30");
  CHECK(backfile::format_offset(0) == "+00:00");
}
