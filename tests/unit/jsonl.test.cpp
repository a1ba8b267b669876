// JSON lines: keys, their map, types, dates, and what is refused.
#include "indexer/formats/jsonl.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "backfile/error.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

Article read(std::string_view line, FieldMap const& map = {}) {
  static std::string const path = "wire.jsonl";
  static ExtractOptions const options;
  return article_from_line(line, {path, 7, map, options});
}

std::string refusal(std::string_view line) {
  try {
    static_cast<void>(read(line));
  } catch (Error const& error) {
    CHECK(error.code() == Code::input_unusable);
    return error.message();
  }
  return "not refused";
}

}  // namespace

TEST_CASE("JSON lines: every key is a declared value with its evidence", "[unit]") {
  auto const article = read(R"({"id":"x1","outlet":"Courier","date":"2023-09-14T11:13:01+09:00",
    "byline":["Ji Da-gyum","Desk"],"title":" A title ","deck":"Deck","body":"Body text.",
    "url":"https://courier.example/1","lang":"EN","genre":" Editorial","source":"Wire",
    "credits":["AP","Pool"],"updated":"2023-10","captions":["One","Two"],"other":{"a":[1]}})");
  CHECK(article.id == "x1");
  CHECK(article.path == "wire.jsonl");
  CHECK(article.title == "A title");
  CHECK(article.deck == "Deck");
  CHECK(article.body == "Body text.");
  CHECK(article.url == "https://courier.example/1");
  CHECK(article.lang == "en");
  CHECK(article.genre == "editorial");
  CHECK(article.outlet.name == "Courier");
  CHECK(article.outlet.status == Status::declared);
  CHECK(article.source == std::vector<std::string>{"Wire"});
  CHECK(article.credits == std::vector<std::string>{"AP", "Pool"});
  CHECK(article.captions == std::vector<std::string>{"One", "Two"});
  REQUIRE(article.byline.size() == 2);
  CHECK(article.byline[0].name == "Ji Da-gyum");
  REQUIRE(article.date.value);
  CHECK(article.date.value->value() == "2023-09-14T11:13:01");
  CHECK(article.date.value->offset_minutes == 540);
  CHECK(article.date.status == Status::declared);
  CHECK(article.updated.value->precision == Precision::month);
  REQUIRE(article.outlet.evidence.size() == 1);
  CHECK(article.outlet.evidence[0] == Evidence{7, 0, 0, "Courier", "json:/outlet"});
  CHECK(article.evidence.at("title")[0].rule == "json:/title");
  CHECK(article.notes.empty());
}

TEST_CASE("JSON lines: missing and null are unknown", "[unit]") {
  for (auto const line :
       {R"({"title":"t"})", R"({"title":"t","date":null,"byline":null,"outlet":null,
      "body":null,"captions":[null,""]})"}) {
    auto const article = read(line);
    CHECK(article.title == "t");
    CHECK(article.byline.empty());
    CHECK(article.captions.empty());
    CHECK(article.body.empty());
    CHECK(article.outlet.status == Status::unknown);
    CHECK(article.date.status == Status::unknown);
    CHECK_FALSE(article.date.value);
  }
}

TEST_CASE("JSON lines: bylines as records write them", "[unit]") {
  struct Row {
    std::string_view byline;
    std::vector<std::string> names;
  };
  Row const rows[] = {
      {"Ann Lee", {"Ann Lee"}},
      {"By Ann Lee", {"Ann Lee"}},
      {"By Ann Lee, Reuters", {"Ann Lee"}},
      {"By Ann Lee and Peter Brandt", {"Ann Lee", "Peter Brandt"}},
      {"Byrne", {"Byrne"}},
      {"staff", {"staff"}},
  };
  for (auto const& row : rows) {
    INFO("byline: " << row.byline);
    auto const article = read("{\"title\":\"t\",\"byline\":\"" + std::string{row.byline} + "\"}");
    std::vector<std::string> names;
    for (auto const& entry : article.byline) names.push_back(entry.name);
    CHECK(names == row.names);
  }
}

TEST_CASE("JSON lines: dates to the precision that is written, others are noted", "[unit]") {
  struct Row {
    std::string_view date;
    std::string_view value;
  };
  Row const rows[] = {{"\"2023\"", "2023"},
                      {"\"2023-09\"", "2023-09"},
                      {"\"2023-09-14\"", "2023-09-14"},
                      {"\" 2023-09-14 11:13 \"", "2023-09-14T11:13"},
                      {"\"2023-09-14T11:13:01.250Z\"", "2023-09-14T11:13:01"},
                      {"20230914", "2023-09-14"},
                      {"1694689981", "2023-09-14T11:13:01"},
                      {"1694689981.5", "2023-09-14T11:13:01"},
                      {"1694689981000", "2023-09-14T11:13:01"},
                      {R"({"@value":"2023-09-14","@type":"xsd:date"})", "2023-09-14"},
                      {R"({"$date":{"$numberLong":"1694689981000"}})", "2023-09-14T11:13:01"},
                      {R"({"_seconds":1694689981,"_nanoseconds":0})", "2023-09-14T11:13:01"},
                      {R"({"date":"2023-09-14 11:13:01.000000","timezone_type":3,)"
                       R"("timezone":"Europe/Berlin"})",
                       "2023-09-14T11:13:01"},
                      {R"({"year":2023,"month":9,"day":14})", "2023-09-14"}};
  for (auto const& row : rows) {
    INFO("date: " << row.date);
    auto const article = read("{\"title\":\"t\",\"date\":" + std::string{row.date} + "}");
    REQUIRE(article.date.value);
    CHECK(article.date.value->value() == row.value);
    CHECK(article.notes.empty());
  }
  for (std::string const date :
       {"yesterday", "2023-13-40", "2023-02-30", "09/10/2023", "20", "9999-12-31", "0000-00-00"}) {
    INFO("date: " << date);
    auto const article = read("{\"title\":\"t\",\"date\":\"" + date + "\"}");
    CHECK_FALSE(article.date.value);
    CHECK(article.date.status == Status::unknown);
    REQUIRE(article.notes.size() == 1);
    CHECK(article.notes[0].find(date) != std::string::npos);
  }
}

TEST_CASE("JSON lines: dates are read in the language of the record", "[unit][dates]") {
  std::string const croatian =
      R"("body":"Uprava luke objavila je u utorak da će sjeverni gat biti zatvoren jedanaest )"
      R"(tjedana dok ronioci mijenjaju drvene stupove koji nose dizalicu. Trajekti za otoke )"
      R"(polazit će s ribarskog pristaništa, rekla je uprava.")";
  std::string const polish =
      R"("body":"Zarząd portu ogłosił we wtorek, że północne nabrzeże będzie zamknięte przez )"
      R"(jedenaście tygodni, gdy nurkowie wymieniają drewniane pale podtrzymujące dźwig. Promy na )"
      R"(wyspy odpłyną z przystani rybackiej.")";
  auto const dated = [](std::string const& body) {
    return read(R"({"title":"t","date":"3. listopada 2019.",)" + body + "}");
  };
  CHECK(dated(croatian).date.value->value() == "2019-10-03");
  CHECK(dated(polish).date.value->value() == "2019-11-03");
  CHECK(dated(R"("lang":"hr")").date.value->value() == "2019-10-03");
  CHECK(dated(R"("lang":"pl-PL")").date.value->value() == "2019-11-03");
  auto const unknown = dated(R"("lang":"en")");
  CHECK_FALSE(unknown.date.value);
  CHECK(unknown.notes == std::vector<std::string>{"date '3. listopada 2019.' names a month that is "
                                                  "another in other languages"});
}

TEST_CASE("JSON lines: names of dates by habit", "[unit][dates]") {
  for (std::string const name : {"DC.Issued", "dc:created", "dcterms:issued", "dcterms_created",
                                 "dc.date.issued", "dcterms:date"}) {
    INFO(name);
    auto const article = read(R"({"title":"t",")" + name + R"(":"20230914"})");
    REQUIRE(article.date.value);
    CHECK(article.date.value->value() == "2023-09-14");
  }
}

TEST_CASE("JSON lines: paragraphs of wrapped text", "[unit]") {
  struct Row {
    std::string_view body;
    std::string_view expected;
  };
  Row const rows[] = {
      {"one line", "one line"},
      {R"(one\ntwo\n\nthree)", "one two\n\nthree"},
      {R"(one\r\ntwo\r\n\r\nthree)", "one two\n\nthree"},
      {R"(  one\n  two\nthree)", "one\n\ntwo three"},
      {R"(\n\n one \n \t \n\n two\n)", "one\n\ntwo"},
      {R"(a\tb)", "a\tb"},
      {R"(nul\u0000bell\u0007)", "nulbell"},
      {R"(esc\u001b[31mape)", "escape"},
  };
  for (auto const& row : rows) {
    INFO("body: " << row.body);
    CHECK(read("{\"body\":\"" + std::string{row.body} + "\"}").body == row.expected);
  }
}

TEST_CASE("JSON lines: an id may be a number, and dropped controls are noted", "[unit]") {
  CHECK(read(R"({"id":17,"title":"t"})").id == "17");
  auto const article = read(R"({"title":"a\u0000b"})");
  CHECK(article.title == "ab");
  REQUIRE(article.notes.size() == 1);
  CHECK(article.notes[0].find("control") != std::string::npos);
}

TEST_CASE("JSON lines: a map names other keys", "[unit]") {
  FieldMap map;
  map.set("outlet=publisher");
  map.set("body=text");
  map.set("title=a=b");
  map.set("source=/origin/0/name");
  auto const article = read(R"({"publisher":"Courier","outlet":"wrong","text":"words","a=b":"t",
      "title":"wrong","origin":[{"name":"Northwire"}]})",
                            map);
  CHECK(article.outlet.name == "Courier");
  CHECK(article.outlet.evidence[0].rule == "json:/publisher");
  CHECK(article.body == "words");
  CHECK(article.title == "t");
  CHECK(article.source == std::vector<std::string>{"Northwire"});
  CHECK(article.evidence.at("source")[0].rule == "json:/origin/0/name");
  CHECK(map.name(RecordField::outlet) == "publisher");
  CHECK(map.name(RecordField::date).empty());
  CHECK(map.describe() != FieldMap{}.describe());
  for (auto const bad : {"", "=", "outlet", "outlet=", "=x", "nope=x", "Outlet=x"}) {
    INFO("assignment: " << bad);
    try {
      FieldMap{}.set(bad);
      FAIL_CHECK("was taken");
    } catch (Error const& error) {
      CHECK(error.code() == Code::usage);
      CHECK(error.hint().find("outlet") != std::string::npos);
    }
  }
}

TEST_CASE("JSON lines: what cannot be an article is refused with its reason", "[unit]") {
  struct Row {
    std::string_view line;
    std::string_view part;
  };
  Row const rows[] = {
      {"", "JSON"},
      {"not json", "JSON"},
      {R"({"title":"t")", "JSON"},
      {"{\"title\":\"a\xFF\"}", "JSON"},
      {R"({"title":"t"} x)", "JSON"},
      {"[1]", "no JSON object"},
      {"\"text\"", "no JSON object"},
      {"{}", "neither title nor body"},
      {R"({"title":" ","body":""})", "neither title nor body"},
      {R"({"foo":"words","bar":[1]})", "it has 'foo', 'bar'"},
      {R"({"title":{"en":"t"}})", "key 'title'"},
      {R"({"title":true})", "key 'title'"},
      {R"({"title":"t","date":true})", "key 'date'"},
      {R"({"title":"t","title":"u"})", "key 'title'"},
      {R"({"title":["a","b"]})", "key 'title' holds a list"},
      {R"({"title":"t","byline":[["a"]]})", "key 'byline'"},
  };
  for (auto const& row : rows) {
    INFO("line: " << row.line);
    CHECK(refusal(row.line).find(row.part) != std::string::npos);
  }
}

TEST_CASE("JSON lines: an article with an id may be without text, which is noted", "[unit]") {
  auto const article = read(R"({"id":"1","title":" ","outlet":"Courier"})");
  CHECK(article.id == "1");
  CHECK(article.outlet.name == "Courier");
  REQUIRE(article.notes.size() == 1);
  CHECK(article.notes[0].find("neither title nor body") != std::string::npos);
}

TEST_CASE("JSON lines: a line after a refused one is read as if alone", "[unit]") {
  static_cast<void>(refusal("{\"title\":"));
  CHECK(read(R"({"title":"fine"})").title == "fine");
  std::string deep(5'000, '[');
  CHECK(refusal("{\"title\":" + deep).find("JSON") != std::string::npos);
  CHECK(read(R"({"title":"fine"})").title == "fine");
}

TEST_CASE("JSON lines: names by habit, nested and wrapped values", "[unit]") {
  struct Row {
    std::string_view what;
    std::string_view line;
    std::string_view title;
    std::string_view body;
    std::string_view outlet;
    std::string_view date;
    std::string_view byline;
  };
  Row const rows[] = {
      {"text", R"({"title":"T","text":"B"})", "T", "B", "", "", ""},
      {"schema.org", R"({"headline":"T","articleBody":"B","datePublished":"2023-09-14",
          "author":[{"@type":"Person","name":"Ann Lee"}],"publisher":{"name":"Courier"}})",
       "T", "B", "Courier", "2023-09-14", "Ann Lee"},
      {"a news service", R"({"source":{"id":null,"name":"Courier"},"author":"Ann Lee","title":"T",
          "description":"D","publishedAt":"2023-09-14T11:13:01Z","content":"B"})",
       "T", "B", "Courier", "2023-09-14T11:13:01", "Ann Lee"},
      {"a crawler", R"({"maintext":"B","title":"T","date_publish":"2023-09-14 11:13:01",
          "authors":["Ann Lee"],"source_domain":"courier.example"})",
       "T", "B", "courier.example", "2023-09-14T11:13:01", "Ann Lee"},
      {"a blog", R"({"title":{"rendered":"T &amp; U"},"content":{"rendered":"<p>B</p><p>C</p>"},
          "date":"2023-09-14T11:13:01","modified":"2023-09-15"})",
       "T & U", "B\n\nC", "", "2023-09-14T11:13:01", ""},
      {"a search engine", R"({"_index":"x","_id":"7","_source":{"title":"T","body":"B",
          "timestamp":1694689981000}})",
       "T", "B", "", "2023-09-14T11:13:01", ""},
      {"an archive", R"({"headline":{"main":"T"},"byline":{"original":"By Ann Lee"},
          "pub_date":"2023-09-14T11:13:01+0000","lead_paragraph":"B","source":"Courier"})",
       "T", "B", "Courier", "2023-09-14T11:13:01", "Ann Lee"},
      {"a summary alone", R"({"title":"T","summary":"B"})", "T", "B", "", "", ""},
      {"paragraphs", R"({"title":"T","paragraphs":["B","C"]})", "T", "B\n\nC", "", "", ""},
      {"parts of a name", R"({"title":"T","text":"B","author":{"first":"Ann","last":"Lee"}})", "T",
       "B", "", "", "Ann Lee"},
      {"own names first", R"({"headline":"no","title":"T","text":"no","body":"B"})", "T", "B", "",
       "", ""},
      {"a list that is no title", R"({"subject":["a","b"],"name":"T","text":"B"})", "T", "B", "",
       "", ""},
      {"no outlet, but a source", R"({"title":"T","body":"B","outlet":null,"source":"Wire"})", "T",
       "B", "", "", ""},
  };
  for (auto const& row : rows) {
    INFO(row.what);
    auto const article = read(row.line);
    CHECK(article.title == row.title);
    CHECK(article.body == row.body);
    CHECK(article.outlet.name == row.outlet);
    CHECK((article.date.value ? article.date.value->value() : "") == row.date);
    CHECK((article.byline.empty() ? "" : article.byline[0].name) == row.byline);
    CHECK(article.notes.empty());
  }
}

TEST_CASE("JSON lines: evidence names the path within nested values", "[unit]") {
  auto const article = read(R"({"headline":{"main":"T"},"fields":{"bodyText":"B"},
    "authors":[{"name":"Ann Lee"},{"name":"Bo Ek"}]})");
  CHECK(article.evidence.at("title")[0] == Evidence{7, 0, 0, "T", "json:/headline/main"});
  CHECK(article.evidence.at("body")[0].rule == "json:/fields/bodyText");
  REQUIRE(article.byline.size() == 2);
  CHECK(article.byline[1].evidence[0].rule == "json:/authors/1/name");
}

TEST_CASE("JSON lines: a record whose text has an unknown name says which there are", "[unit]") {
  auto const article = read(R"({"title":"T","vak":"words","seite":4})");
  REQUIRE(article.notes.size() == 1);
  CHECK(article.notes[0] ==
        "no text under a known key; not used: 'vak', 'seite' (--map body=KEY)");
  CHECK(read(R"({"title":"T","vak":"words","body":null})").notes.empty());
}

TEST_CASE("JSON lines: a whole page as a value is read as one", "[unit]") {
  auto const article = read(
      R"({"url":"https://echo.example/storm","html":"<!DOCTYPE html><html><head><meta property='og:site_name' content='Keld Echo'><title>Storm closes harbour of Keld</title></head><body><h1>Storm closes harbour of Keld</h1><p>By Ann Oduya</p><p>The harbour of Keld was closed on Tuesday after a storm broke its northern wall, the harbour master said.</p><p>Two boats sank at their moorings, and a third was found on the rocks below.</p></body></html>"})");
  CHECK(article.title == "Storm closes harbour of Keld");
  CHECK(article.outlet.name == "Keld Echo");
  CHECK(article.url == "https://echo.example/storm");
  REQUIRE(article.byline.size() == 1);
  CHECK(article.byline[0].name == "Ann Oduya");
}
