#include "indexer/analysis/calendar_names.hpp"
#include "tests/support/catch.hpp"

using backfile::internal::month_from_name;
using backfile::internal::weekday_from_name;

TEST_CASE("months are known in many languages", "[unit]") {
  struct Row {
    std::string_view word;
    unsigned month;  // 0: no month
  };
  Row const rows[] = {
      {"September", 9},
      {"sept.", 9},
      {"SEP", 9},
      {"May", 5},
      {"März", 3},
      {"Marz", 3},
      {"Jänner", 1},
      {"févr.", 2},
      {"FEVRIER", 2},
      {"août", 8},
      {"septiembre", 9},
      {"setembro", 9},
      {"gennaio", 1},
      {"maart", 3},
      {"سبتمبر", 9},
      {"أيلول", 9},
      {"oktober", 10},
      {"Nisan", 4},
      {"сентября", 9},
      {"Septembers", 0},
      {"mayor", 0},
      {"", 0},
      {"12", 0},
      {"Monday", 0},
      {"a word that is much longer than any name of a month in any language known here", 0}};
  for (auto const& row : rows) {
    CAPTURE(row.word);
    CHECK(month_from_name(row.word).value_or(0) == row.month);
  }
}

TEST_CASE("weekdays are known in many languages", "[unit]") {
  struct Row {
    std::string_view word;
    int weekday;  // -1: none
  };
  Row const rows[] = {{"Sunday", 0},   {"thurs.", 4},   {"Thu", 4},    {"Tues", 2},
                      {"Dienstag", 2}, {"mercredi", 3}, {"sábado", 6}, {"sabado", 6},
                      {"월요일", 1},   {"月曜日", 1},   {"الخميس", 4}, {"so", -1},
                      {"do", -1},      {"sundae", -1},  {"", -1}};
  for (auto const& row : rows) {
    CAPTURE(row.word);
    auto const weekday = weekday_from_name(row.word);
    CHECK((weekday ? static_cast<int>(*weekday) : -1) == row.weekday);
  }
}
