// Placeholders are no values: as a table of them and of names that only look so, and in every way
// a value can come in.
#include "indexer/extract/placeholders.hpp"

#include <fstream>

#include "backfile/extract.hpp"
#include "indexer/formats/csv.hpp"
#include "indexer/formats/feed.hpp"
#include "indexer/formats/html.hpp"
#include "indexer/formats/json_lines.hpp"
#include "indexer/formats/mail.hpp"
#include "indexer/formats/nitf.hpp"
#include "indexer/formats/sidecar.hpp"
#include "tests/support/article_list.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

namespace backfile::internal {
namespace {

// What must be no value of any field.
constexpr std::string_view kEmptyWords[] = {
    "NULL",       "null",    "None",      "nan",       "NaN",          "N/A",
    "n/a",        "-",       "—",         "Unknown",   "undefined",    "[]",
    "{}",         "\\N",     "#N/A",      "null null", "None, None",   "[object Object]",
    "(unknown)",  "<NA>",    "'None'",    "['None']",  "[None, None]", "Unbekannt",
    "Неизвестно", "n.a.",    "nil",       "TBD",       "--",           "…",
    "{{ value }}", "${name}", "unbekannt", "Inconnu",   "不明",         "無し"};

// Two sentences, so that a page has a body.
constexpr std::string_view kStory =
    "The harbour of Keld was closed on Tuesday after a storm broke the northern wall, the harbour "
    "master said.";

bool has_placeholder_note(Article const& article) {
  for (auto const& note : article.notes)
    if (note.find("placeholder") != std::string::npos) return true;
  return false;
}

void check_empty(Article const& article) {
  CHECK(article.byline.empty());
  CHECK(article.outlet.name.empty());
  CHECK(article.outlet.status == Status::unknown);
  CHECK(article.genre.empty());
  CHECK_FALSE(article.date.value);
  CHECK(has_placeholder_note(article));
}

Article only_article(ArticleList list) {
  REQUIRE(list.articles.size() == 1);
  complete(list.articles[0], {});
  return std::move(list.articles[0]);
}

std::string replaced(std::string text, std::string_view value) {
  for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + value.size()))
    text.replace(at, 1, value);
  return text;
}

}  // namespace

TEST_CASE("placeholders: whole values that say nothing", "[unit][placeholders]") {
  for (auto const word : kEmptyWords)
    for (auto const kind : {MetadataKind::author, MetadataKind::outlet, MetadataKind::genre,
                            MetadataKind::title, MetadataKind::date, MetadataKind::other}) {
      INFO(word);
      CHECK(is_placeholder(kind, word));
    }
}

TEST_CASE("placeholders: each kind has its own", "[unit][placeholders]") {
  struct Row {
    MetadataKind kind;
    std::string_view value;
    bool placeholder;
  };
  using enum MetadataKind;
  Row const rows[] = {
      {author, "admin", true},          {author, "By admin", true},
      {author, "Unknown Author", true}, {author, "No author", true},
      {author, "Author: N/A", true},    {author, "By", true},
      {author, "Author", true},         {author, "test", true},
      {author, "By -", true},           {author, "By —", true},
      {author, "Nan Goldin", false},
      {author, "Jean None", false},     {author, "Staff", false},
      {author, "Anonymous", false},     {author, "Null Island Desk", false},
      {author, "Ann Root", false},      {author, "Na Young-ho", false},
      {outlet, "N/A Magazine", false},  {outlet, "Admin", true},
      {outlet, "The Unknown", false},   {outlet, "The Daily None", false},
      {outlet, "!!!", false},           {outlet, "Unknown Source", true},
      {genre, "Uncategorized", true},   {genre, "Sin categoría", true},
      {genre, "Test", false},           {genre, "opinion", false},
      {title, "Untitled Document", true}, {title, "(no subject)", true},
      {title, "Unknown caller", false}, {title, "None of the above", false},
      {title, "Test", false},           {title, "Nan", true},
      {title, "Admin", true},           {title, "No title", true},
      {date, "undated", true},          {date, "Invalid Date", true},
      {date, "0", true},                {date, "2023", false},
      {other, "0", false},              {other, "none", true},
      {body, "NaN", true},              {body, "Unknown.", false},
      {body, "—", false},               {body, "[]", true},
      {body, "None.", false},           {body, "* * *", false}};
  for (auto const& row : rows) {
    INFO(row.value);
    CHECK(is_placeholder(row.kind, row.value) == row.placeholder);
  }
}

TEST_CASE("placeholders: no format makes values of them", "[unit][placeholders]") {
  struct Row {
    void (*read)(ManyInput const&, ArticleSink&);
    std::string text;  // "@" stands for the value
  };
  std::string const story{kStory};
  Row const rows[] = {
      {read_json_lines, R"({"id":"a","title":"Storm","body":")" + story +
                            R"(","author":"@","outlet":"@","date":"@","section":"@"})"},
      {read_json_lines, R"({"id":"a","title":"Storm","body":")" + story +
                            R"(","author":["@","@"],"outlet":{"name":"@"},"date":"@"})"},
      {read_csv, "title,body,author,outlet,date,section\nStorm,\"" + story +
                     "\",\"@\",\"@\",\"@\",\"@\"\n"},
      {read_feed, "<rss version='2.0'><channel><title>@</title><item><title>Storm</title>"
                  "<description>" + story + "</description><author>@</author><pubDate>@</pubDate>"
                  "<category>@</category></item></channel></rss>"},
      {read_nitf, "<nitf><head><docdata><date.issue norm='@'/></docdata>"
                  "<pubdata name='@' position.section='@'/></head><body><body.head><hedline><hl1>"
                  "Storm</hl1></hedline><byline>@</byline></body.head><body.content><p>" + story +
                  "</p></body.content></body></nitf>"},
      {read_mail, "From: @ <a@b.example>\nSubject: Storm\nDate: @\n\n" + story + "\n"}};
  for (auto const* const value : {"NULL", "None", "n/a", "-", "Unknown", "[object Object]", "admin"})
    for (auto const& row : rows) {
      auto text = row.text;
      if (row.read == read_mail) text.replace(text.find("a@b"), 3, "a_b");
      INFO(replaced(text, value));
      auto const article = only_article(read_list(row.read, replaced(text, value)));
      check_empty(article);
      CHECK(article.title == "Storm");
      CHECK(article.body == kStory);
    }
}

TEST_CASE("placeholders: neither pages nor what is declared for them", "[unit][placeholders]") {
  std::string const story{kStory};
  std::string const other =
      "Two boats sank at their moorings on Tuesday, and a third was found on the rocks below the "
      "northern wall of the harbour of Keld.";
  for (auto const* const value : {"NULL", "N/A", "—", "Unknown", "undefined", "admin"}) {
    INFO(value);
    PageInput page;
    page.path = "page.html";
    page.bytes = replaced("<html><head><title>Storm closes harbour of Keld</title>"
                           "<meta name='author' content='@'><meta property='og:site_name' "
                           "content='@'><meta property='og:title' content='@'><meta property="
                           "'article:published_time' content='@'><script type='application/ld+json'"
                           ">{\"@type\":\"NewsArticle\",\"headline\":\"@\",\"author\":\"@\"}"
                           "</script></head><body><h1>Storm closes harbour of Keld</h1><p>By @</p>"
                           "<p>" + story + "</p><p>" + story + "</p></body></html>", value);
    auto const html =
        read_html_page(page, {.outlet = value, .byline = value, .date = value});
    check_empty(html);
    CHECK(html.title == "Storm closes harbour of Keld");
    auto const text = extract_text(replaced("Storm closes harbour of Keld\n\nBy @\n\n" + other +
                                            "\n\n" + story + "\n", value),
                                   "page.txt", {.outlet = value, .byline = value, .date = value});
    check_empty(text);
    CHECK(text.title == "Storm closes harbour of Keld");
    CHECK(text.deck.empty());
    CHECK(text.body.ends_with(story));
  }
}

TEST_CASE("placeholders: a sidecar's are none, what it says beside them counts",
          "[unit][placeholders]") {
  tests::TempFolder const folder;
  auto const path = folder.path() / "page.json";
  std::ofstream{path} << R"({"author":"null","outlet":"Keld Echo","date":"None"})";
  auto const sidecar = read_sidecar(path, {});
  CHECK(sidecar->values.byline.empty());
  CHECK(sidecar->values.outlet.name == "Keld Echo");
  CHECK(sidecar->values.notes ==
        std::vector<std::string>{"2 placeholders are no values: date 'None', byline 'null'."});
}

TEST_CASE("placeholders: another key, and the article of a record without title and text",
          "[unit][placeholders]") {
  auto const list = read_list(
      read_json_lines,
      R"({"title":"NULL","headline":"Storm","body":"nan","text":"Two boats sank."})"
      "\n"
      R"({"title":"None","body":"NaN"})"
      "\n"
      R"({"id":"null","title":"Flood","author":["Ann Lee","null"],"outlet":"N/A Magazine"})");
  REQUIRE(list.articles.size() == 2);
  CHECK(list.articles[0].title == "Storm");
  CHECK(list.articles[0].body == "Two boats sank.");
  CHECK(list.articles[1].id.empty());
  CHECK(list.articles[1].outlet.name == "N/A Magazine");
  REQUIRE(list.articles[1].byline.size() == 1);
  CHECK(list.articles[1].byline[0].name == "Ann Lee");
  REQUIRE(list.refused.size() == 1);
  CHECK(list.refused[0].find("neither title nor body") != std::string::npos);
}

}  // namespace backfile::internal
