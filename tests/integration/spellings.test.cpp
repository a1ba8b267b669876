// The same thing in many spellings: acronyms, numbers, possessives, scripts, keywords, wildcards.
#include <string>
#include <string_view>

#include "indexer/analysis/fold.hpp"
#include "indexer/index/schema.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

TEST_CASE("spellings: acronyms are not pronouns", "[integration]") {
  MemoryIndex const index{{
      article_of({"1caps", "The US said so."}),
      article_of({"2dots", "The U.S. said so."}),
      article_of({"3told", "They told us so."}),
      article_of({"4line", "body", "LET US GO NOW AGAIN"}),
      article_of({"5un", "The UN said so."}),
      article_of({"6kim", "Kim Jong Un said."}),
      article_of({"7nato", "NATO's men and Nato."}),
      article_of({"8word", "Nato and others."}),
      article_of({"9poss", "U.S.'s and the UN's."}),
  }};
  IdsOf const rows[] = {{"US", "1caps 2dots 9poss"},
                        {"U.S.", "1caps 2dots 9poss"},
                        {"us", "3told 4line"},
                        {"UN", "5un 9poss"},
                        {"U.N.", "5un 9poss"},
                        {"un", "6kim"},
                        {"NATO", "7nato 8word"},
                        {"nato", "7nato 8word"},
                        {"\"the US said\"", "1caps 2dots"},
                        {"\"the u.s. said\"", "1caps 2dots"},
                        {"\"us go\"", "4line"},
                        {"\"told us\"", "3told"},
                        {"allcaps(nato)", "7nato"}};
  check(index, rows);
}

TEST_CASE("spellings: numbers, possessives, hyphens, accents", "[integration]") {
  MemoryIndex const index{{
      article_of({"num", "In all 1,874 people, 3.5 percent."}),
      article_of({"num2", "In 1874 it rose by 35 percent."}),
      article_of({"poss", "Korea’s Gov‘t"}),
      article_of({"plain", "Korea govt"}),
      article_of({"hyph", "state-run broadcaster"}),
      article_of({"apart", "state run broadcaster"}),
      article_of({"join", "staterun broadcaster"}),
      article_of({"nfc", "Café Zürich naïve"}),
      article_of({"nfd", "cafe\u0301 zu\u0308rich"}),
      article_of({"wide", "ＣＡＦＥ"}),
      article_of({"elide", "l’accord d'Istanbul"}),
  }};
  IdsOf const rows[] = {{"1874", "num num2"},
                        {"1,874", "num num2"},
                        {"\"1,874 people\"", "num"},
                        {"3.5", "num"},
                        {"35", "num2"},
                        {"korea", "plain poss"},
                        {"korea's", "plain poss"},
                        {"Korea‘s", "plain poss"},
                        {"gov't", "plain poss"},
                        {"state-run", "apart hyph"},
                        {"\"state run\"", "apart hyph"},
                        {"staterun", "hyph join"},
                        {"cafe", "nfc nfd wide"},
                        {"café", "nfc nfd wide"},
                        {"cafe\u0301", "nfc nfd wide"},
                        {"zurich", "nfc nfd"},
                        {"accord", "elide"},
                        {"l'accord", "elide"},
                        {"istanbul", "elide"}};
  check(index, rows);
}

TEST_CASE("spellings: Hangul and ideographs inside longer words", "[integration]") {
  MemoryIndex const index{{
      article_of({"k1", "오늘 한국은 북한과 만났다", "", "", "", "ko"}),
      article_of({"k2", "대한민국 정부", "", "", "", "ko"}),
      article_of({"k3", "한 국가의 이미지 확대", "", "", "", "ko"}),
      article_of({"jamo", "\u1112\u1161\u11AB\u1100\u116E\u11A8", "", "", "", "ko"}),
      article_of({"ja", "北朝鮮がミサイルを発射", "", "", "", "ja"}),
      article_of({"mix", "Samsung전자 stock"}),
  }};
  IdsOf const rows[] = {{"한국", "jamo k1"}, {"\"한국\"", "jamo"},   {"한국은", "k1"},
                        {"민국", "k2"},      {"이미지", "k3"},       {"\"이미지 확대\"", "k3"},
                        {"북한 한국", "k1"}, {"미지", "k3"},         {"한국 -북한", "jamo"},
                        {"朝鮮", "ja"},      {"ミサイル", "ja"},     {"\"ミサイル\"", "ja"},
                        {"鮮ミ", ""},        {"samsung전자", "mix"}, {"전자", "mix"},
                        {"samsung", "mix"},  {"확대 이미지", "k3"},  {"지확", ""}};
  check(index, rows);
}

TEST_CASE("spellings: keyword fields take whole values", "[integration]") {
  auto a = article_of({"art-1", "x", "t"});
  a.genre = "editorial";
  a.path = "Pages/One.TXT";
  a.url = "https://courier.example/one?x=1";
  a.byline = {{"Ji", BylineKind::person, "ji@courier.example", {}}};
  auto b = article_of({"art-2", "x", "t", "", "", "ko"});
  b.genre = "opinion column";
  b.url = "https://courier.example/" + std::string(300, 'y');
  MemoryIndex const index{{a, b}};
  IdsOf const rows[] = {{"genre:editorial", "art-1"},
                        {"genre:EDITORIAL", "art-1"},
                        {"genre:\"opinion column\"", "art-2"},
                        {"genre:opinion", ""},
                        {"lang:ko", "art-2"},
                        {"lang:(en OR ko)", "art-1 art-2"},
                        {"id:art-1", "art-1"},
                        {"id:ART-1", ""},
                        {"id:art", ""},
                        {"path:pages/one.txt", "art-1"},
                        {"url:https://courier.example/one?x=1", "art-1"},
                        {"url:\"https://courier.example/one?x=1\"", "art-1"},
                        {"email:ji@courier.example", "art-1"},
                        {"id:art-*", "art-1 art-2"},
                        {"path:pages/*", "art-1"},
                        {"genre:*column", "art-2"},
                        {"-genre:editorial", "art-2"},
                        {"words:1", "art-1 art-2"},
                        {"words:2..", ""},
                        {"words:..1", "art-1 art-2"},
                        {"words:0..5", "art-1 art-2"}};
  check(index, rows);
  auto const long_url = "url:" + b.url;
  CHECK(index.ids(long_url) == "art-2");
  CHECK(index.ids(long_url + "y").empty());
}

TEST_CASE("spellings: wildcards and near spellings", "[integration]") {
  auto titled = article_of({"t", "nothing", "Misspelt missiles"});
  MemoryIndex const index{{article_of({"1", "missile"}), article_of({"2", "missiles mission"}),
                           article_of({"3", "mistle MISSED US"}), titled,
                           article_of({"k", "한국은행"})}};
  IdsOf const rows[] = {{"miss*", "1 2 3 t"},          {"missil?", "1"},         {"*ission", "2"},
                        {"m?ss*les", "2 t"},           {"title:miss*", "t"},     {"miss*zz", ""},
                        {"misile~1", "1 3"},           {"missile~2", "1 2 3 t"}, {"misile~", "1 3"},
                        {"title:missle~2", "t"},       {"한국*", "k"},           {"*은행", "k"},
                        {"miss* -\"missiles\"", "1 3"}};
  check(index, rows);
  std::string body;
  for (int i = 0; i < 300; ++i) body += "wild" + std::to_string(i) + " ";
  MemoryIndex const wide{{article_of({"w", body})}};
  auto const results = wide.results("wild*");
  REQUIRE(results.notes.size() == 1);
  CHECK(results.notes[0].code == "wildcard_too_wide");
  CHECK(results.count.articles == 1);
}

TEST_CASE("spellings: every field of the table has, lacks and finds its values", "[integration]") {
  Article empty;
  empty.id = "empty";
  auto const full = full_article();
  MemoryIndex const index{{full, empty}};
  for (auto const& row : internal::fields()) {
    std::string const name{row.name};
    INFO("field: " << name);
    bool const both = name == "id" || name == "words" || name == "rev";
    if (row.kind == internal::FieldKind::presence) continue;
    if (row.kind == internal::FieldKind::copies) continue;  // no article has it by itself
    CHECK(index.ids("has:" + name) == (both ? "empty full-1" : "full-1"));
    CHECK(index.ids(name + ":*") == (both ? "empty full-1" : "full-1"));
    if (row.kind != internal::FieldKind::bound)
      CHECK(index.ids(name + ":none") == (both ? "" : "empty"));
    if (row.dates != nullptr) {
      CHECK(index.ids(name + ":" + row.dates(full).front().value().substr(0, 4)) == "full-1");
      CHECK(index.ids(name + ":1999").empty());
    }
    if (row.values == nullptr || row.kind == internal::FieldKind::number) continue;
    for (auto const& value : row.values(full)) {
      INFO("value: " << value);
      CHECK(index.ids(name + ":\"" + value + "\"") == "full-1");
      SearchOptions filtered;
      filtered.filters = {{name, value}};
      CHECK(index.ids("*", filtered) == "full-1");
    }
  }
}

TEST_CASE("spellings: text and query fold alike", "[integration]") {
  constexpr std::string_view kForms[][2] = {
      {"Straße", "STRASSE"},  {"oﬃce", "office"}, {"Å", "a"},           {"Ёлка", "елка"},
      {"ΣΊΣΥΦΟΣ", "σισυφοσ"}, {"ｶﾞｽ", "ガス"},    {"İzmir", "izmir"},   {"don’t", "dont"},
      {"CO₂", "co2"},         {"مُحَمَّد", "محمد"},   {"２０２３", "2023"}, {"Việt", "viet"}};
  for (auto const& [text, typed] : kForms) {
    INFO(text << " and " << typed);
    MemoryIndex const index{{article_of({"1", std::string{text}}), article_of({"2", "other"})}};
    CHECK(index.ids(std::string{typed}) == "1");
    CHECK(index.ids(std::string{text}) == "1");
    CHECK(index.ids("\"" + std::string{text} + "\"") == "1");
  }
}
