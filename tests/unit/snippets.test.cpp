// Snippets: what they show, where they are cut, and their offsets in bytes and code points.
#include "searcher/results/snippets.hpp"

#include <string>
#include <string_view>

#include "searcher/query/parser.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::article_of;

namespace {

std::vector<Snippet> cut(Article const& article, std::string_view query, std::size_t limit = 1,
                         std::size_t width = 40) {
  Highlights highlights{parse(query).tree};
  return make_snippets(article, highlights, limit, width);
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (char const c : text)
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  return count;
}

// Bytes of the code points [first, last).
std::string points(std::string_view text, std::size_t first, std::size_t last) {
  std::string out;
  std::size_t point = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) ++point;
    if (point >= first && point < last) out += text[at];
  }
  return out;
}

std::string found_in(Snippet const& snippet) {
  std::string out;
  for (auto const& [first, last] : snippet.highlights)
    out += "[" + points(snippet.text, first, last) + "]";
  std::string bytes;
  for (auto const& [first, last] : snippet.highlight_bytes)
    bytes += "[" + snippet.text.substr(first, last - first) + "]";
  CHECK(bytes == out);
  return out;
}

// What stands in the field at the snippet's offset is what the snippet shows.
void check_offset(Snippet const& snippet, std::string text) {
  std::string_view shown = snippet.text;
  if (shown.starts_with("…")) shown.remove_prefix(3);
  if (shown.ends_with("…")) shown.remove_suffix(3);
  for (auto& c : text)
    if (c == '\n') c = ' ';
  CHECK(text.compare(snippet.offset, shown.size(), shown) == 0);
}

Article long_article() {
  std::string body;
  for (int i = 0; i < 50; ++i) body += "filler words stand here ";
  body += "until Kim Jong-un met Putin about missiles ";
  for (int i = 0; i < 50; ++i) body += "and more filler follows ";
  return article_of({"a", body, "A title about Putin"});
}

}  // namespace

TEST_CASE("snippets: the passage with the most different words, cut between words", "[unit]") {
  auto const article = long_article();
  auto const snippets = cut(article, "kim putin missile", 1, 80);
  REQUIRE(snippets.size() == 1);
  auto const& one = snippets.front();
  CHECK(one.field == "body");
  CHECK(found_in(one) == "[Kim][Putin][missiles]");
  CHECK(one.text.starts_with("…"));
  CHECK(one.text.ends_with("…"));
  CHECK(characters(one.text) <= 82);
  check_offset(one, article.body);
  auto const begin = one.offset;
  CHECK((begin == 0 || article.body[begin - 1] == ' '));
  auto const end = begin + one.text.size() - 6;
  CHECK((end == article.body.size() || article.body[end] == ' '));
}

TEST_CASE("snippets: other fields where the body has none of the words", "[unit]") {
  auto article = article_of({"a", "Nothing here.", "About Kim"});
  article.captions = {"No.", "A picture of Lavrov"};
  article.deck = "Deck of Putin";
  article.byline = {{"Ji Da-gyum", BylineKind::person, "", {}}};
  article.outlet.name = "Harbour Courier";
  struct Row {
    std::string_view query;
    std::string_view field;
    std::string_view found;
  };
  Row const rows[] = {{"kim", "title", "[Kim]"},
                      {"lavrov", "caption", "[Lavrov]"},
                      {"putin", "deck", "[Putin]"},
                      {"da-gyum", "byline", "[Da-gyum]"},
                      {"courier", "outlet", "[Courier]"}};
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    auto const snippets = cut(article, row.query);
    REQUIRE(snippets.size() == 1);
    CHECK(snippets[0].field == row.field);
    CHECK(found_in(snippets[0]) == row.found);
  }
}

TEST_CASE("snippets: without a word to show, the beginning of the body", "[unit]") {
  auto const article =
      article_of({"a", "The first paragraph is longer than it should be for this.\n\nSecond.", ""});
  for (auto const query : {"*", "date:2023", "lang:en", "absent"}) {
    auto const snippets = cut(article, query);
    REQUIRE(snippets.size() == 1);
    CHECK(snippets[0].text == "The first paragraph is longer than it…");
    CHECK(snippets[0].offset == 0);
    CHECK(snippets[0].highlights.empty());
  }
  CHECK(cut(article_of({"a", "Short.\n\nSecond.", ""}), "*")[0].text == "Short.…");
  CHECK(cut(article_of({"a", "", "only a title"}), "*").empty());
}

TEST_CASE("snippets: as many as asked for, apart from each other", "[unit]") {
  std::string body;
  for (int i = 0; i < 6; ++i) body += "Kim speaks here. " + std::string(100, 'x') + " end.\n\n";
  auto const article = article_of({"a", body, "Kim"});
  CHECK(cut(article, "kim", 0).empty());
  for (std::size_t limit = 1; limit <= 9; ++limit) {
    auto const snippets = cut(article, "kim", limit);
    CHECK(snippets.size() == std::min<std::size_t>(limit, 7));
    for (std::size_t i = 0; i < snippets.size(); ++i) {
      CHECK(found_in(snippets[i]) == "[Kim]");
      for (std::size_t j = i + 1; j < snippets.size(); ++j)
        CHECK((snippets[i].offset != snippets[j].offset || snippets[i].field != snippets[j].field));
    }
  }
}

TEST_CASE("snippets: code points, not bytes", "[unit]") {
  struct Row {
    std::string_view body;
    std::string_view query;
    std::string_view found;
  };
  Row const rows[] = {
      {"오늘 한국은 북한과 만났다", "한국", "[한국은]"},
      {"Ñandú \U0001F600 “Café” ends", "cafe", "[Café]"},
      {"e\u0301 e\u0301 cafe\u0301 x", "cafe", "[cafe\u0301]"},
      {"é é é Kim Jong-un é", "\"kim jong un\"", "[Kim Jong-un]"},
  };
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    auto const article = article_of({"a", std::string{row.body}});
    auto const snippets = cut(article, row.query);
    REQUIRE(snippets.size() == 1);
    CHECK(found_in(snippets[0]) == row.found);
    check_offset(snippets[0], article.body);
  }
  // Also behind a cut, whose sign is one code point of three bytes.
  std::string body;
  for (int i = 0; i < 40; ++i) body += "가나다 라마 ";
  auto const article = article_of({"a", body + "한국은 " + body});
  auto const snippets = cut(article, "한국");
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].text.starts_with("…"));
  CHECK(found_in(snippets[0]) == "[한국은]");
  CHECK(characters(snippets[0].text) <= 42);
  check_offset(snippets[0], article.body);
}

TEST_CASE("snippets: not over a paragraph's end, and line ends are spaces", "[unit]") {
  auto const article = article_of({"a", "First ends.\n\nKim is here.\n\nThird begins."});
  CHECK(cut(article, "kim")[0].text == "…Kim is here.…");
  CHECK(cut(article_of({"a", "One\nKim\ntwo"}), "kim")[0].text == "One Kim two");
}

TEST_CASE("snippets: any width and a word wider than it", "[unit]") {
  auto const article = article_of({"a", "x " + std::string(300, 'a') + " Kim y"});
  for (std::size_t width = 0; width < 60; ++width) {
    for (auto const& query : {std::string{"kim"}, std::string{"*"}, std::string(300, 'a')}) {
      auto const snippets = cut(article, query, 2, width);
      INFO("width " << width << " query " << query.substr(0, 3));
      REQUIRE_FALSE(snippets.empty());
      check_offset(snippets[0], article.body);
      if (query == "kim") CHECK(found_in(snippets[0]) == "[Kim]");
    }
  }
}
