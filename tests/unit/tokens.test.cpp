// Tokens: rows of {text, tokens}. A token is kind:text@position; the kinds are w(ord), n(umber),
// a(cronym), h(angul), i(deograph), j(oined).
#include "indexer/analysis/tokens.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace backfile::internal;

namespace {

struct Row {
  std::string_view text;
  std::string_view tokens;
};

std::string shown(Tokens const& tokens) {
  constexpr std::string_view kKinds = "wnahij";
  std::string out;
  for (auto const& token : tokens.words) {
    if (!out.empty()) out += ' ';
    out += kKinds[static_cast<std::size_t>(token.kind)];
    out += ":" + token.text + "@" + std::to_string(token.position);
  }
  return out;
}

template <std::size_t N>
void check(Row const (&rows)[N], Capitals capitals = Capitals::infer) {
  for (auto const& row : rows) {
    INFO("text: " << row.text);
    CHECK(shown(tokenise(row.text, capitals)) == row.tokens);
  }
}

}  // namespace

TEST_CASE("tokens: words, whatever stands between them", "[unit]") {
  Row const rows[] = {
      {"", ""},
      {" .,;!?()…—", ""},
      {"Kim met Putin.", "w:kim@1 w:met@2 w:putin@3"},
      {"arms–deal/sanctions", "w:arms@1 w:deal@2 w:sanctions@3"},
      {"Café cafe\u0301 ＣＡＦＥＳ", "w:cafe@1 w:cafe@2 w:cafes@3"},
      {"Москва сообщила", "w:москва@1 w:сообщила@2"},
      {"\u0301\u0302", ""},  // marks without a letter
      {"a_b", "w:a@1 w:b@2"},
  };
  check(rows);
}

TEST_CASE("tokens: apostrophes of every style fold", "[unit]") {
  Row const rows[] = {
      {"Korea's Korea\u2019s Korea\u2018s Korea\u02BCs Korea\uFF07s Korea`s",
       "w:korea@1 w:korea@2 w:korea@3 w:korea@4 w:korea@5 w:korea@6"},
      {"Gov't Gov\u2018t don\u2019t", "w:govt@1 w:govt@2 w:dont@3"},
      {"the workers' rights", "w:the@1 w:workers@2 w:rights@3"},
      {"'quoted' \u2018words\u2019", "w:quoted@1 w:words@2"},
      {"l'accord L\u2019Accord", "w:l@1 w:accord@2 w:l@3 w:accord@4"},
      {"dell'isola, quell'altra", "w:dell@1 w:isola@2 w:quell@3 w:altra@4"},
      {"qu'il d'un", "w:qu@1 w:il@2 w:d@3 w:un@4"},
      {"aujourd'hui O'Brien O\u2019Brien", "w:aujourdhui@1 w:obrien@2 w:obrien@3"},
  };
  check(rows);
}

TEST_CASE("tokens: acronyms are not the words they look like", "[unit]") {
  Row const rows[] = {
      {"the US and us", "w:the@1 a:us@2 w:and@3 w:us@4"},
      {"the U.S. and U.S", "w:the@1 a:us@2 w:and@3 a:us@4"},
      {"said the UN. U.N. un", "w:said@1 w:the@2 a:un@3 a:un@4 w:un@5"},
      {"a WHO man who", "w:a@1 a:who@2 w:man@3 w:who@4"},
      {"at 5 a.m. or p.m.", "w:at@1 n:5@2 a:am@3 w:or@4 a:pm@5"},
      {"in NATO now", "w:in@1 a:nato@2 w:nato@2 w:now@3"},
      {"the U.S.A. won", "w:the@1 a:usa@2 w:usa@2 w:won@3"},
      {"e.g. this", "a:eg@1 w:eg@1 w:this@2"},
      {"J.K. Rowling", "a:jk@1 w:jk@1 w:rowling@2"},
      {"U.S.Army", "w:u@1 w:s@2 w:army@3"},
      {"the US's, NATO's and U.S.'s U.S.\u2019s",
       "w:the@1 a:us@2 a:nato@3 w:nato@3 w:and@4 a:us@5 a:us@6"},
      {"a UNICEF, a UNICEFS man", "w:a@1 a:unicef@2 w:unicef@2 w:a@3 w:unicefs@4 w:man@5"},
      {"G7 and NGOs", "w:g7@1 w:and@2 w:ngos@3"},
      {"I. A man", "w:i@1 w:a@2 w:man@3"},
      {"www.a.example", "w:www@1 w:a@2 w:example@3"},
  };
  check(rows);
}

TEST_CASE("tokens: in a line of capitals nothing is an acronym", "[unit]") {
  Row const rows[] = {
      {"LET US GO NOW", "w:let@1 w:us@2 w:go@3 w:now@4"},
      {"UN SANCTIONS", "w:un@1 w:sanctions@2"},
      {"UN SAYS", "a:un@1 a:says@2 w:says@2"},
      {"US", "a:us@1"},
      {"LET US GO NOW\nthe US said\nTELL US MORE TODAY",
       "w:let@1 w:us@2 w:go@3 w:now@4 w:the@5 a:us@6 w:said@7 w:tell@8 w:us@9 w:more@10 "
       "w:today@11"},
  };
  check(rows);
  Row const typed[] = {{"UN SANCTIONS", "a:un@1 w:sanctions@2"},
                       {"NATO US UN", "a:nato@1 w:nato@1 a:us@2 a:un@3"}};
  check(typed, Capitals::always);
}

TEST_CASE("tokens: numbers lose their groups, dates fall into parts", "[unit]") {
  Row const rows[] = {
      {"1,874 of 1,874,000", "n:1874@1 w:of@2 n:1874000@3"},
      {"1,87 1234,567 12,3456", "n:1@1 n:87@2 n:1234@3 n:567@4 n:12@5 n:3456@6"},
      {"3.5 percent, 1,874.25", "n:3.5@1 w:percent@2 n:1874.25@3"},
      {"It was 5. Then 6.", "w:it@1 w:was@2 n:5@3 w:then@4 n:6@5"},
      {"2023.09.14 11:13:01", "n:2023@1 n:09@2 n:14@3 n:11@4 n:13@5 n:01@6"},
      {"2023-09-14 14/9/2023", "n:2023@1 n:09@2 n:14@3 n:14@4 n:9@5 n:2023@6"},
      {"15:11", "n:15@1 n:11@2"},
      {"the 19th 5G 3rd", "w:the@1 w:19th@2 w:5g@3 w:3rd@4"},
      {"２０２３年", "n:2023@1 i:年@2"},
  };
  check(rows);
}

TEST_CASE("tokens: hyphenated words give parts and the joined form", "[unit]") {
  Row const rows[] = {
      {"Kim Jong-un met", "w:kim@1 w:jong@2 j:jongun@2 w:un@3 w:met@4"},
      {"Jong\u2010un Jong\u2011un", "w:jong@1 j:jongun@1 w:un@2 w:jong@3 j:jongun@3 w:un@4"},
      {"state-of-the-art", "w:state@1 j:stateoftheart@1 w:of@2 w:the@3 w:art@4"},
      {"a-b-c-d-e", "w:a@1 w:b@2 w:c@3 w:d@4 w:e@5"},
      {"-kim un- - a--b", "w:kim@1 w:un@2 w:a@3 w:b@4"},
      {"US-led F-16", "a:us@1 w:led@2 w:f@3 n:16@4"},
      {"Korea's-own", "w:korea@1 j:koreaown@1 w:own@2"},
  };
  check(rows);
}

TEST_CASE("tokens: what is not shown stands inside words", "[unit]") {
  Row const rows[] = {
      {"mis\u00ADsile", "w:missile@1"},
      {"zero\u200Bwidth wo\u2060rd \uFEFFfirst", "w:zerowidth@1 w:word@2 w:first@3"},
      {"2023\u200F, 1\u200E", "n:2023@1 n:1@2"},
      {"\u200B \u00AD", ""},
      {"한\u200B국", "h:한국@1"},
      {"the UN\u200E said", "w:the@1 a:un@2 w:said@3"},
  };
  check(rows);
}

TEST_CASE("tokens: a word that the end of a line divides is one", "[unit]") {
  Row const rows[] = {
      {"the har-\nbour", "w:the@1 w:harbour@2"},
      {"har-\r\n  bour's", "w:harbour@1"},
      {"nord-\n\nöstlichen", "w:nordostlichen@1"},
      {"gov\u00AC\nernment har\u00AD\nbour tele\u2010\nphone",
       "w:government@1 w:harbour@2 w:telephone@3"},
      {"com-\nmis-\nsion", "w:commission@1"},
      {"Anglo-\nDutch", "w:anglo@1 j:anglodutch@1 w:dutch@2"},
      {"pre-\nand post-war", "w:pre@1 w:and@2 w:post@3 j:postwar@3 w:war@4"},
      {"Hin- und Her", "w:hin@1 w:und@2 w:her@3"},
      {"closed -\nthe quay", "w:closed@1 w:the@2 w:quay@3"},
      {"1990-\nnow", "n:1990@1 w:now@2"},
      {"har-\n\n\n\n\n\nbour", "w:har@1 w:bour@2"},
  };
  check(rows);
}

TEST_CASE("tokens: they know their bytes", "[unit]") {
  std::string_view const text = "Café 한국은 — Korea’s U.S. Jong-un 1,874";
  std::string words;
  for (auto const& token : tokenise(text).words)
    words += std::string{text.substr(token.begin, token.end - token.begin)} + "|";
  CHECK(words == "Café|한국은|Korea|U.S.|Jong|Jong-un|un|1,874|");
}

TEST_CASE("tokens: the last position is that of the last word", "[unit]") {
  CHECK(tokenise("").last_position == 0);
  CHECK(tokenise("one two-three four").last_position == 4);
}

TEST_CASE("tokens: common words and all-capitals lines are recognised", "[unit]") {
  for (auto const word : {"the", "of", "and", "it"}) CHECK(is_stop_word(word));
  for (auto const word : {"", "kim", "The", "thee"}) CHECK_FALSE(is_stop_word(word));
  for (auto const word : {"us", "it", "who", "un"}) CHECK(is_acronym_collision(word));
  for (auto const word : {"", "nato", "US"}) CHECK_FALSE(is_acronym_collision(word));
  for (auto const line : {"NORTH KOREA FIRES", "KIM SANCTIONS", "A B C"})
    CHECK(is_all_capitals(line));
  for (auto const line : {"", "US", "UN SAYS", "NORTH KOREA fires", "1 2 3"})
    CHECK_FALSE(is_all_capitals(line));
}

TEST_CASE("tokens: Hangul gives the word and its pairs, also inside longer words", "[unit]") {
  Row const rows[] = {
      {"한국은 북한", "h:한국은@1 h:북한@2"},
      {"Samsung전자 5G는", "w:samsung@1 h:전자@2 w:5g@3 h:는@4"},
      {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "h:한국@1"},  // conjoining jamo
      {"이미지 확대", "h:이미지@1 h:확대@2"},
  };
  check(rows);
  std::string pairs;
  std::uint32_t last = 0;
  auto const tokens = tokenise("이미지 확대 abc 이 소아쌤");
  for (auto const& pair : tokens.pairs) {
    bool const next = pair.position == last + 1;
    pairs += (last == 0 || next ? " " : " | ") + pair.text;
    CHECK(pair.position > last);
    last = pair.position;
  }
  CHECK(pairs == " 이미 미지 | 확대 | 소아 아쌤");
  CHECK(tokens.last_pair_position >= last);
}

TEST_CASE("tokens: scripts without spaces are cut by ICU's dictionary", "[unit]") {
  for (std::string const text : {"北朝鮮のミサイル", "寿司は日本の料理です", "東京スカイツリー",
                                 "สวัสดีชาวโลก", "ภาษาไทย", "ខ្មែរ", "中国人民"}) {
    INFO("text: " << text);
    auto const tokens = tokenise(text);
    std::string together;
    std::uint32_t at = 0;
    for (auto const& token : tokens.words) {
      CHECK(token.begin == at);
      at = token.end;
      together += token.text;
    }
    CHECK(together == text);  // nothing of it folds
    CHECK(tokens.words.size() > (text == "ខ្មែរ" ? 0u : 1u));
    CHECK(tokens.last_position == tokens.words.size());
  }
  std::string pairs;
  for (auto const& pair : tokenise("北朝鮮のミサイル").pairs) pairs += pair.text + " ";
  CHECK(pairs == "北朝 朝鮮 鮮の のミ ミサ サイ イル ");
}

TEST_CASE("tokens: invalid UTF-8 separates words", "[unit]") {
  Row const rows[] = {
      {"abc\xFF"
       "def",
       "w:abc@1 w:def@2"},
      {"abc\xE2\x82", "w:abc@1"},
      {"\xC3", ""},
      {"ab\xED\xA0\x80"
       "cd",
       "w:ab@1 w:cd@2"},  // a surrogate
      {std::string_view{"ab\0cd", 5}, "w:ab@1 w:cd@2"},
  };
  check(rows);
}

TEST_CASE("tokens: long words are cut between characters", "[unit]") {
  struct Long {
    std::string unit;
    std::size_t bytes;
  };
  Long const rows[] = {{"a", 96}, {"ж", 96},  {"한", 96}, {"𝒳", 96},
                       {"1", 96}, {"ab", 96}, {"aж", 96}, {"ааа한", 96}};
  for (auto const& row : rows) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += row.unit;
    auto const tokens = tokenise(text);
    INFO("of " << row.unit);
    REQUIRE_FALSE(tokens.words.empty());
    CHECK(tokens.words.front().text.size() <= kMaxWordBytes);
    if (row.unit.size() < 3) CHECK(tokens.words.front().text.size() > kMaxWordBytes - 4);
  }
  // The joined form of parts that are too long together is left out.
  CHECK(tokenise(std::string(60, 'a') + "-" + std::string(60, 'b')).words.size() == 2);
}
