// A line an article, by a template.
#include "searcher/render/line_template.hpp"

#include <unicode/unistr.h>

#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::article_of;

namespace {

Hit sample() {
  Hit hit;
  hit.rank = 7;
  static_cast<Article&>(hit) = article_of({"a1", "", "A title", "2023-09-04T11:13:01", "Courier"});
  hit.byline = {{"Ji", BylineKind::person, "", {}},
                        {"Desk", BylineKind::organisation, "", {}}};
  return hit;
}

std::string line_of(std::string_view text) { return LineTemplate{text}.line(sample()); }

}  // namespace

TEST_CASE("template: values, formats and escapes", "[unit][template]") {
  struct Row {
    std::string_view text;
    std::string_view line;
  };
  Row const rows[] = {
      {"", ""},
      {"{id}", "a1"},
      {"{date:%F}\\t{title}", "2023-09-04\tA title"},
      {"{date}", "2023-09-04T11:13:01"},
      {"{date:%d.%m.%Y %H:%M:%S}", "04.09.2023 11:13:01"},
      {"{date:%e %b %y, %B, %j, %T, 100%%}", " 4 Sep 23, September, 247, 11:13:01, 100%"},
      {"{byline}", "Ji; Desk"},
      {"{deck}", ""},
      {"{deck|none}/{updated:%F|never}", "none/never"},
      {"{outlet:4}|{outlet:9}|", "Cou…|Courier  |"},
      {"{rank:>4}{{x}}\\\\ \\n", "   7{x}\\ \n"},
      {"한국 {genre|?}", "한국 ?"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(line_of(row.text) == row.line);
  }
}

TEST_CASE("template: what a date does not say is a question mark", "[unit][template]") {
  struct Row {
    char const* date;
    std::string_view format;
    std::string_view text;
  };
  Row const rows[] = {
      {"2023", "%F %T", "2023-?\?-?? ??:??:??"},
      {"2023-09", "%F", "2023-09-??"},
      {"2023-09", "%d %b %Y", "?? Sep 2023"},
      {"2023", "%b %B %j %e", "??? ? ??? ??"},
      {"2023-09-04", "%F %H:%M", "2023-09-04 ??:??"},
      {"2023-09-04T11:13", "%T", "11:13:??"},
      {"2023-12-31", "%j", "365"},
      {"2024-12-31", "%j", "366"},
  };
  for (auto const& row : rows) {
    INFO(row.date << ' ' << row.format);
    CHECK(format_date(*Date::from_iso(row.date), row.format) == row.text);
  }
}

TEST_CASE("template: refused, with the place", "[unit][template]") {
  struct Row {
    std::string_view text;
    std::size_t offset;
    std::size_t length;
  };
  Row const rows[] = {
      {"{date} {outlte}", 8, 6}, {"x {title", 2, 1},   {"title}", 5, 1},   {"{}", 1, 1},
      {"{title:x}", 7, 1},       {"{title:0}", 7, 1},  {"{title:}", 7, 1}, {"{title:2000}", 7, 4},
      {"{date:%Q}", 6, 2},       {"{date:%F%}", 8, 1}, {"a\\x", 1, 2},     {"{title:%F}", 7, 2},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    try {
      LineTemplate const refused{row.text};
      FAIL_CHECK("taken");
    } catch (Error const& error) {
      CHECK(error.code() == Code::usage);
      REQUIRE(error.position());
      CHECK(error.position()->offset == row.offset);
      CHECK(error.position()->length == row.length);
      CHECK_FALSE(error.hint().empty());
    }
  }
  CHECK_THROWS_AS(LineTemplate{std::string(70'000, 'x')}, Error);
}

TEST_CASE("columns: chosen by name, in that order", "[unit][template]") {
  auto const names = [](ColumnList const& list) {
    std::string text;
    for (auto const* column : list) text += std::string{column->name} + ' ';
    return text;
  };
  CHECK(names(read_columns("title,date,title")) == "title date title ");
  CHECK(names(read_columns("")) ==
        "rank score id date date_precision date_status updated estimate mentions outlet "
        "outlet_status byline title "
        "deck source credits dateline genre lang words url path snippet ");
  CHECK(names(read_columns("", true)) == names(read_columns("")) + "captions furniture body ");
  for (auto const* list : {"titel", "id,,title", "id,", "ID", " id"}) {
    INFO(list);
    CHECK_THROWS_AS(read_columns(list), Error);
  }
}
