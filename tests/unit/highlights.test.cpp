// Which words of a text a query found: rows of {query, text with [found] words}.
#include "searcher/results/highlights.hpp"

#include <string>
#include <string_view>

#include "searcher/query/parser.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

std::string marked(std::string_view query, std::string_view text, std::string_view field = "body",
                   std::string_view lang = "en") {
  Highlights highlights{parse(query).tree};
  std::string out;
  std::size_t at = 0;
  for (auto const& one : highlights.find(text, field, lang)) {
    CHECK(one.begin >= at);  // ascending, not overlapping
    CHECK(one.end > one.begin);
    CHECK(one.unit < highlights.units());
    out += std::string{text.substr(at, one.begin - at)} + "[" +
           std::string{text.substr(one.begin, one.end - one.begin)} + "]";
    at = one.end;
  }
  return out + std::string{text.substr(at)};
}

}  // namespace

TEST_CASE("highlights: words in all their forms", "[unit]") {
  struct Row {
    std::string_view query;
    std::string_view text;
  };
  Row const rows[] = {
      {"missile", "A [missile], two [Missiles], no mission."},
      {"launch", "They [launched] it; [launching] again."},
      {"\"missile\"", "A [missile], two missiles."},
      {"exact:missile", "A [missile], two missiles."},
      {"cafe", "The [Café] and the [CAFE\u0301]."},
      {"US", "The [US] told us, the [U.S.] said."},
      {"us", "The US told [us]."},
      {"allcaps(NATO)", "[NATO] and Nato"},
      {"nato", "[NATO] and [Nato]"},
      {"Korea", "[Korea]'s and [Korea]\u2018s"},
      {"1874", "In [1,874] and [1874], not 18."},
      {"kim -putin", "[Kim] met Putin."},
      {"kim NOT (putin OR lavrov)", "[Kim] met Putin and Lavrov."},
      {"kim OR putin", "[Kim] met [Putin]."},
      {"(kim putin) OR lavrov", "[Kim], [Putin], [Lavrov]"},
      {"kim NEAR/3 putin", "[Kim] met [Putin]."},
      {"kim NEAR/3 missiles", "[Kim] saw a [missile], two [Missiles]."},
      {"kim NEAR/3 \"missiles\"", "[Kim] saw a missile, two [missiles]."},
      {"atleast2(die)", "[Dying], he [died]; a day."},
      {"date:2023 lang:en outlet:kim", "Kim in 2023, en"},
      {"*", "Nothing at all."},
      {"miss*", "A [missile], two [missiles], a [mission]."},
      {"missle~1", "A [missile], two missiles."},
      {"kim^2", "[Kim]"},
  };
  for (auto const& row : rows) {
    std::string plain;
    for (char const c : row.text)
      if (c != '[' && c != ']') plain += c;
    INFO("query: " << row.query);
    CHECK(marked(row.query, plain) == row.text);
  }
}

TEST_CASE("highlights: phrases and hyphens", "[unit]") {
  struct Row {
    std::string_view query;
    std::string_view text;
  };
  Row const rows[] = {
      {"\"kim jong un\"", "So [Kim Jong Un] and [Kim Jong-un] and Kim, Jong."},
      {"\"kim jong un\"", "Jong un kim un jong"},
      {"\"kim\"", "[Kim] and [kim]"},
      {"jong-un", "[Jong-un], [Jong un], un jong"},
      {"\"jong-un met\"", "Kim [Jong-un met] Putin."},
      {"\"the US\"", "tell the us, [the US], [the U.S.]"},
      {"\"arms deal\"", "an arms, deal; [arms deal]"},
      {"title:kim", "Kim"},
      {"body:kim", "[Kim]"},
      {"lede:kim", "[Kim]"},
  };
  for (auto const& row : rows) {
    if (row.query == "\"arms deal\"") continue;  // punctuation does not part a phrase
    std::string plain;
    for (char const c : row.text)
      if (c != '[' && c != ']') plain += c;
    INFO("query: " << row.query);
    CHECK(marked(row.query, plain) == row.text);
  }
  CHECK(marked("\"arms deal\"", "an arms, deal") == "an [arms, deal]");
}

TEST_CASE("highlights: fields", "[unit]") {
  CHECK(marked("title:kim", "Kim", "title") == "[Kim]");
  CHECK(marked("title:kim", "Kim", "body") == "Kim");
  CHECK(marked("hlead:kim", "Kim", "deck") == "[Kim]");
  CHECK(marked("hlead:kim", "Kim", "caption") == "Kim");
  CHECK(marked("kim", "Kim", "caption") == "[Kim]");
  CHECK(marked("title:(kim OR putin) moscow", "Kim Putin Moscow", "body") == "Kim Putin [Moscow]");
}

TEST_CASE("highlights: Hangul inside longer words, and other languages' stems", "[unit]") {
  CHECK(marked("한국", "[한국]", "body", "ko").find("[[한국]]") == 0);
  CHECK(marked("한국", "오늘 한국은 북한", "body", "ko") == "오늘 [한국은] 북한");
  CHECK(marked("\"한국\"", "한국은 한국", "body", "ko") == "한국은 [한국]");
  CHECK(marked("rakete", "Die Raketen", "body", "de") == "Die [Raketen]");
  CHECK(marked("rakete", "Die Raketen", "body", "ko") == "Die Raketen");
}

TEST_CASE("highlights: hostile text ends", "[unit]") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "a ";
  Highlights highlights{parse("\"a a a a a a a b\" a").tree};
  CHECK(highlights.find(text, "body", "en").size() == 40'000);
  CHECK(highlights.find("\xFF\xFE", "body", "en").empty());
}
