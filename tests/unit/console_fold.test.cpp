// Lines folded for a person.
#include <algorithm>

#include "indexer/console/fold.hpp"

#include "indexer/analysis/near_names.hpp"
#include "indexer/analysis/width.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

TEST_CASE("fold: between words, below the last column of a table", "[unit][console]") {
  struct Row {
    std::string_view text;
    std::string_view folded;
  };
  // 30 columns.
  Row const rows[] = {
      {"", ""},
      {"short\n", "short\n"},
      {"one two three four five six seven eight\n", "one two three four five six\nseven eight\n"},
      {"  an indented line goes on below itself\n", "  an indented line goes on\n  below itself\n"},
      {"name      what it is for, with more\n", "name      what it is for, with\n          more\n"},
      {"two words  no column at the start here\n",
       "two words  no column at the\n           start here\n"},
      {"a line with its gap late in it  goes on\n", "a line with its gap late in it\ngoes on\n"},
      {"오늘 아침 항구에서 배가 나왔다 그리고\n", "오늘 아침 항구에서 배가 나왔다\n그리고\n"},
      {"今朝港から船が出たそうですがまだ\n", "今朝港から船が出たそうですがま\nだ\n"},
      {"first\n\nlast\n", "first\n\nlast\n"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(folded(row.text, 30) == row.folded);
    CHECK(folded(row.text, 0) == row.text);
  }
}

TEST_CASE("fold: an error keeps its carets in sight", "[unit][console]") {
  std::string const query = "one two three four five six seven outlte:x eight nine ten eleven";
  std::string const pretty = "error: there is no field 'outlte' that anybody has heard of\n  " +
                             query + "\n  " + std::string(query.find("outlte"), ' ') +
                             "^^^^^^\nhint: did you mean outlet: ? all fields are listed\n";
  CHECK(folded_error(pretty, 0) == pretty.substr(0, pretty.size() - 1));
  CHECK(folded_error(pretty, 200) == pretty.substr(0, pretty.size() - 1));
  CHECK(folded_error(pretty, 40) ==
        "error: there is no field 'outlte' that\n"
        "       anybody has heard of\n"
        "… e six seven outlte:x eight nine ten  …\n"
        "              ^^^^^^\n"
        "hint: did you mean outlet: ? all fields\n"
        "      are listed");
  for (std::size_t columns = 40; columns < 90; ++columns) {
    auto const text = folded_error(pretty, columns);
    for (std::size_t at = 0; at < text.size();) {
      auto const end = std::min(text.find('\n', at), text.size());
      INFO(columns << ": " << text.substr(at, end - at));
      CHECK(display_width(text.substr(at, end - at)) <= columns);
      at = end + 1;
    }
  }
}

TEST_CASE("near names: two edits, nearest first", "[unit]") {
  std::vector<std::string_view> const names{"search", "show", "serve", "s", "facets"};
  CHECK(near_names("serach", names) == std::vector<std::string>{"search"});
  CHECK(near_names("sreve", names) == std::vector<std::string>{"serve"});
  CHECK(near_names("shw", names) == std::vector<std::string>{"show"});
  CHECK(near_names("harbour", names).empty());
  CHECK(near_names("t", names).empty());
  CHECK(did_you_mean("facet", names) == "did you mean facets?");
  CHECK(did_you_mean("", names).empty());
}
