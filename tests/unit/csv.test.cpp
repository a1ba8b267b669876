// Tables of separated values: rows, columns, articles.
#include "indexer/formats/csv.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <sstream>
#include <string>

#include "backfile/error.hpp"
#include "indexer/formats/csv_rows.hpp"
#include "tests/support/article_list.hpp"
#include "tests/support/catch.hpp"

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
      // A quote behind a backslash, and a backslash that ends a field.
      {"\"he said \\\"no\\\" twice\",c", ',', "[he said \"no\" twice][c]"},
      {"\"C:\\\",c", ',', "[C:\\][c]"},
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
  CHECK(titles == std::vector<std::string>{"A", "B", "D", "E"});
  CHECK(list.articles[0].body == "one");
  CHECK(list.articles[0].notes ==
        std::vector<std::string>{"3 values for 2 columns; left out: 'two'"});
  CHECK(list.articles[1].notes == std::vector<std::string>{"1 values for 2 columns"});
  CHECK(list.articles[2].body == "café");
  CHECK(list.refused ==
        std::vector<std::string>{"4: neither title nor body", "5: longer than 16 MiB"});
}

TEST_CASE("csv: values that a separator in a text has moved make no article", "[unit][csv]") {
  auto const list = read_list(read_csv,
                              "title,date,body\nStorm, again,2023-09-14,Words\n"
                              "Ferry,2023-09-15,Words,more\n");
  REQUIRE(list.articles.size() == 1);
  CHECK(list.articles[0].title == "Ferry");
  CHECK(list.refused ==
        std::vector<std::string>{"2: 4 values for 3 columns: a value may hold a separator"});
}

TEST_CASE("csv: how a table is written", "[unit][csv]") {
  struct Row {
    std::string text;
    std::string_view titles;
  };
  Row const rows[] = {
      {"title,date,body\rStorm,2023-09-14,One\rFerry,2023-09-15,Two\r", "[Storm][Ferry]"},
      {"title,body\r\nStorm,One\r\nFerry,Two", "[Storm][Ferry]"},
      {"sep=;\r\ntitle;body\r\nStorm, again;One\r\n", "[Storm, again]"},
      {"\xEF\xBB\xBF\"sep=|\"\ntitle|body\nStorm;a|One\n", "[Storm;a]"},
      {"sep=\t\ntitle\tbody\nStorm,b\tOne\n", "[Storm,b]"},
      {"\"headline\n(long)\",\"date\",\"body\"\n\"Storm\",\"2023-09-14\",\"One\"\n", "[Storm]"},
      {"\"head\r\nline\";body\r\nStorm;One\r\n", "[Storm]"},
      {"Headline [print],Text (plain)\nStorm,One\n", "[Storm]"},
      // A quote that nothing closes is none.
      {"\"title,body\nStorm,One\n", "[Storm]"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(looks_like_csv(row.text, "a.csv"));
    auto const list = read_list(read_csv, row.text);
    std::vector<std::string> titles;
    for (auto const& article : list.articles) titles.push_back(article.title);
    CHECK(joined(titles) == row.titles);
    CHECK(list.refused.empty());
    CHECK(list.notes.empty());
  }
}

TEST_CASE("csv: names of columns in the languages of pages", "[unit][csv]") {
  for (std::string const header :
       {"Titel;Datum;Text;Autor;Zeitung", "Titre;Date;Texte;Auteur;Journal",
        "Título;Fecha;Contenido;Autor;Periódico", "Titolo;Data;Testo;Autore;Giornale",
        "Rubrik;Datum;Brödtext;Författare;Tidning", "Otsikko;Päivämäärä;Teksti;Kirjoittaja;Lehti",
        "Tytuł;Data;Treść;Autor;Gazeta", "Заголовок;Дата;Текст;Автор;Газета",
        "ЗАГОЛОВОК;ДАТА;ТЕКСТ;АВТОР;ИСТОЧНИК", "Τίτλος;Ημερομηνία;Κείμενο;Συντάκτης;Εφημερίδα",
        "Başlık;Tarih;Metin;Yazar;Gazete", "العنوان;التاريخ;النص;الكاتب;الصحيفة",
        "제목;날짜;본문;기자;신문사", "見出し;日付;本文;著者;新聞", "标题;日期;正文;作者;来源",
        "Judul;Tanggal;Isi;Penulis;Koran", "Tiêu đề;Ngày;Nội dung;Tác giả;Báo"}) {
    INFO(header);
    CHECK(looks_like_csv(header + "\nStorm;2023-09-14;Words;Ann Oduya;Keld Echo\n", "a.txt"));
    auto const list =
        read_list(read_csv, header + "\nStorm;2023-09-14;Words;Ann Oduya;Keld Echo\n");
    CHECK(list.notes.empty());
    REQUIRE(list.articles.size() == 1);
    auto const& article = list.articles[0];
    CHECK(article.title == "Storm");
    CHECK(article.date.value->value() == "2023-09-14");
    CHECK(article.body == "Words");
    REQUIRE(article.byline.size() == 1);
    CHECK(article.byline[0].name == "Ann Oduya");
    CHECK(article.outlet.name == "Keld Echo");
  }
}

TEST_CASE("csv: columns that no field takes are named once", "[unit][csv]") {
  auto const list =
      read_list(read_csv, "title,views,body,,score\nStorm,7,Words,,3\nFerry,8,Words,,4\n");
  CHECK(list.articles.size() == 2);
  CHECK(list.notes == std::vector<std::string>{
                          "1: no field takes the columns 'views', 'score' (--map FIELD=COLUMN)"});
  auto const twice = read_list(read_csv, "title,title,body\nStorm,Other,Words\n");
  CHECK(twice.notes ==
        std::vector<std::string>{"1: no field takes the column 'title' (--map FIELD=COLUMN)"});
  FieldMap map;
  map.set("genre=views,source=score");
  CHECK(read_list(read_csv, "title,views,body,,score\nStorm,7,Words,,3\n", map).notes.empty());
}

TEST_CASE("csv: the dates of a column are read together", "[unit][csv]") {
  struct Row {
    std::vector<std::string> dates;
    DateOrder order;
    std::string_view read;
  };
  auto const none = DateOrder::refuse;
  Row const rows[] = {
      {{"03/04/2023", "03/14/2023"}, none, "[2023-03-04][2023-03-14]"},
      {{"03/04/2023", "14/03/2023", "05/06/2023"}, none, "[2023-04-03][2023-03-14][2023-06-05]"},
      {{"03/14/2023", "03/04/2023"}, none, "[2023-03-14][2023-03-04]"},
      {{"2023-01-01", "03/04/2023", "", "03/14/2023"}, none,
       "[2023-01-01][2023-03-04][][2023-03-14]"},
      {{"3/4/2023 10:15", "3/14/2023 9:00"}, none, "[2023-03-04T10:15][2023-03-14T09:00]"},
      {{"03/04/2023", "05/06/2023"}, none, "[][]"},
      {{"03/03/2023", "03/04/2023"}, none, "[2023-03-03][]"},
      {{"03/04/2023", "05/06/2023"}, DateOrder::day_month, "[2023-04-03][2023-06-05]"},
      {{"03/04/2023", "05/06/2023"}, DateOrder::month_day, "[2023-03-04][2023-05-06]"},
      // What can be read in one way only is read so.
      {{"14/03/2023", "03/04/2023"}, DateOrder::month_day, "[2023-03-14][2023-03-04]"},
  };
  for (auto const& row : rows) {
    std::string text = "title,date,body\n";
    for (auto const& date : row.dates) text += "Storm," + date + ",Words\n";
    INFO(text);
    auto const list = read_list(read_csv, text, {}, {.date_order = row.order});
    std::vector<std::string> dates;
    for (auto const& article : list.articles)
      dates.push_back(article.date.value ? article.date.value->value() : "");
    CHECK(joined(dates) == row.read);
    std::vector<std::uint64_t> places(row.dates.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i + 2;
    CHECK(list.places == places);
  }
}

}  // namespace backfile::internal
