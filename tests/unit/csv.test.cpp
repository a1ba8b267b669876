// Tables of separated values: rows, columns, articles.
#include "indexer/formats/csv.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "backfile/error.hpp"
#include "indexer/formats/csv_rows.hpp"
#include "tests/support/article_list.hpp"

namespace backfile::internal {
namespace {

std::string joined(std::vector<std::string> const& fields) {
  std::string all;
  for (auto const& field : fields) all += "[" + field + "]";
  return all;
}

}  // namespace

TEST_CASE("csv: separators and fields", "[unit][csv]") {
  struct Row {
    std::string_view row;
    char separator;
    std::string_view fields;
  };
  Row const rows[] = {
      {"a,b,c", ',', "[a][b][c]"},
      {"a;b,c;d", ';', "[a][b,c][d]"},
      {"a\tb", '\t', "[a][b]"},
      {"a|b|", '|', "[a][b][]"},
      {"\"a,b,c\";d", ';', "[a,b,c][d]"},
      {"\"a \"\"b\"\"\",c", ',', "[a \"b\"][c]"},
      {"5\" pipe,c", ',', "[5\" pipe][c]"},
      {"\"a\"b,c", ',', "[ab][c]"},
      {"\"a\nb\",c", ',', "[a\nb][c]"},
      {"\"\",", ',', "[][]"},
  };
  for (auto const& row : rows) {
    INFO(row.row);
    CHECK(separator_of(row.row) == row.separator);
    CHECK(joined(fields_of(row.row, row.separator)) == row.fields);
  }
  CHECK(separator_of("title") == '\0');
}

TEST_CASE("csv: an article a row, with the column and row as evidence", "[unit][csv]") {
  auto const list = read_list(
      read_csv,
      "\xEF\xBB\xBFHeadline,Published At,Author,Text,Site Name\r\n"
      "\"Storm, again\",\"Thu, 14 Sep 2023 11:13:01 +0900\",Ann Lee,\"One\r\n\r\nTwo\",Echo\r\n"
      "\r\n"
      "Ferry,14/09/2023,,\"<p>One</p><p>Two</p>\",Echo\n");
  CHECK(list.refused.empty());
  REQUIRE(list.articles.size() == 2);
  auto const& storm = list.articles[0];
  CHECK(storm.title == "Storm, again");
  CHECK(storm.body == "One\n\nTwo");
  CHECK(storm.outlet.name == "Echo");
  CHECK(storm.date.value->value() == "2023-09-14T11:13:01");
  CHECK(storm.date.evidence[0] ==
        Evidence{2, 0, 0, "Thu, 14 Sep 2023 11:13:01 +0900", "csv:/Published At"});
  CHECK(storm.byline[0].name == "Ann Lee");
  auto const& ferry = list.articles[1];
  CHECK(ferry.body == "One\n\nTwo");
  CHECK(ferry.date.value->value() == "2023-09-14");
  CHECK(ferry.evidence.at("title")[0].line == 4);
  CHECK(list.places == std::vector<std::uint64_t>{2, 4});
}

TEST_CASE("csv: columns by map, by number, and missing ones", "[unit][csv]") {
  FieldMap map;
  map.set("title=kop");
  map.set("body=#3");
  auto const named = read_list(read_csv, "id,kop,tekst\n7,Storm,Words\n", map);
  REQUIRE(named.articles.size() == 1);
  CHECK(named.articles[0].id == "7");
  CHECK(named.articles[0].title == "Storm");
  CHECK(named.articles[0].body == "Words");
  CHECK(named.articles[0].evidence.at("body")[0].rule == "csv:/tekst");

  FieldMap listed;
  listed.set("title=kop,body=tekst");
  CHECK(listed.names() == std::map<RecordField, std::string>{{RecordField::title, "kop"},
                                                             {RecordField::body, "tekst"}});
  FieldMap odd;
  odd.set("title=Kop, groot,body=#3");
  CHECK(odd.name(RecordField::title) == "Kop, groot");

  FieldMap numbers;
  numbers.set("title=#1");
  numbers.set("body=#2");
  auto const headless = read_list(read_csv, "Storm;Words\nFerry;More\n", numbers);
  REQUIRE(headless.articles.size() == 2);
  CHECK(headless.articles[0].title == "Storm");

  struct Bad {
    char const* assignment;
    std::string_view text;
    std::string_view message;
  };
  Bad const rows[] = {
      {"title=kop", "a,b\n1,2\n", "--map title=kop: no such column; columns: a, b"},
      {"title=#3", "a,b\n1,2\n", "--map title=#3: no such column; columns: a, b"},
      {"date=b", "a,b\n1,2\n", "no column is a title or text (--map title=COLUMN); columns: a, b"},
      {"date=b", "words\n", "no table: the first line has no comma, tab, semicolon or bar"},
      {"date=b", "", "empty"},
  };
  for (auto const& row : rows) {
    INFO(row.assignment << " " << row.text);
    FieldMap bad;
    bad.set(row.assignment);
    CHECK(read_list(read_csv, std::string{row.text}, bad).thrown == row.message);
  }
}

TEST_CASE("csv: a bad row costs itself only", "[unit][csv]") {
  std::string const huge((17u << 20), 'x');
  auto const list = read_list(read_csv, "title,text\nA,one,two\nB\n,\nC,\"" + huge +
                                            "\"\nD,caf\xE9\nE,\"never closed\nF,six\n");
  std::vector<std::string> titles;
  for (auto const& article : list.articles) titles.push_back(article.title);
  CHECK(titles == std::vector<std::string>{"B", "D", "E"});
  CHECK(list.articles[0].notes == std::vector<std::string>{"1 values for 2 columns"});
  CHECK(list.articles[1].body == "café");
  CHECK(list.refused == std::vector<std::string>{"2: 3 values for 2 columns",
                                                 "4: neither title nor body",
                                                 "5: longer than 16 MiB"});
}

}  // namespace backfile::internal
