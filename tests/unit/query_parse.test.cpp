// What queries mean: rows of {query, reading}. The reading is print()'s, which names every field
// by its own name and shows every operator.
#include <array>
#include <string_view>

#include "searcher/query/parser.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

struct Row {
  std::string_view query;
  std::string_view reading;
};

ParseOptions seoul() {
  ParseOptions options;
  options.now = "2023-09-15T10:00:00+09:00";  // a Friday
  options.time_zone = "Asia/Seoul";
  return options;
}

template <std::size_t N>
void check(std::array<Row, N> const& rows, ParseOptions const& options = seoul()) {
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    try {
      CHECK(print(parse(row.query, options).tree) == row.reading);
    } catch (Error const& error) {
      FAIL_CHECK(error.pretty());
    }
  }
}

}  // namespace

TEST_CASE("query: words and phrases", "[unit][query]") {
  check(std::to_array<Row>({
      {"satellite", "satellite"},
      {"Kim Jong Un", "Kim AND Jong AND Un"},
      {"Kim Jong-un", "Kim AND Jong-un"},
      {"\"Kim Jong-un\"", "\"Kim Jong-un\""},
      {"\"  arms   deal \"", "\"arms   deal\""},
      {"\"he said \\\"no\\\"\"", "\"he said \\\"no\\\"\""},
      {"\"a\\\\b\"", "\"a\\\\b\""},
      {"foo\"bar baz\"", "foo AND \"bar baz\""},
      {"\"a b\"\"c d\"", "\"a b\" AND \"c d\""},
      {"U.S. UN U.N.", "U.S. AND UN AND U.N."},
      {"AT&T Q&A C++", "AT&T AND Q&A AND C++"},
      {"1874 1,874", "1874 AND 1,874"},
      {"khnews@heraldcorp.com", "khnews@heraldcorp.com"},
      {"http://example.com/a?b=1", "http://example.com/a?b=1"},
      {"https://example.com:8080/x", "https://example.com:8080/x"},
      {"15:11", "15:11"},
      {"11:13:01 russia", "11:13:01 AND russia"},
      {"std::string", "std::string"},
      {"example.com:8080", "example.com:8080"},
      {"소아쌤 미사일", "소아쌤 AND 미사일"},
      {"\"이미지 확대\"", "\"이미지 확대\""},
      {"북한:미사일", "북한:미사일"},
      {"well-known long-range", "well-known AND long-range"},
      {"so...what", "so...what"},
      {"tab\tand\nline", "tab AND and AND line"},
      {"kim , putin ; & …", "kim AND putin"},
      {"[Editorial] North Korea", "Editorial AND North AND Korea"},
      {"[단독] 북한", "단독 AND 북한"},
      {"News | BBC", "News AND BBC"},
      {"Analysis: Russia", "Analysis AND Russia"},
      {"and", "and"},
      {"or", "or"},
      {"to be or not to be", "to AND be AND or AND not AND to AND be"},
      {"George W Bush", "George AND W AND Bush"},
      {"w", "w"},
      {"first prize", "first AND prize"},
      {"like this", "like AND this"},
      {"word(s)", "word AND s"},
      {"\\-foo", "\\-foo"},
      {"fo\\\"o", "fo\\\"o"},
      {"foo\\*", "foo\\*"},
      {"title\\:x", "title\\:x"},
      {"dir\\file", "dir\\\\file"},
  }));
}

TEST_CASE("query: operators and precedence", "[unit][query]") {
  check(std::to_array<Row>({
      {"a AND b", "a AND b"},
      {"a b AND c", "a AND b AND c"},
      {"a OR b c", "a OR (b AND c)"},
      {"a b OR c", "(a AND b) OR c"},
      {"a OR b AND c OR d", "a OR (b AND c) OR d"},
      {"a XOR b OR c", "(a XOR b) OR c"},
      {"a XOR b c", "a XOR (b AND c)"},
      {"a XOR b XOR c", "a XOR b XOR c"},
      {"(a OR b) c", "(a OR b) AND c"},
      {"(a b) c", "a AND b AND c"},
      {"a (b (c d))", "a AND b AND c AND d"},
      {"((((a))))", "a"},
      {"a AND(b OR c)", "a AND (b OR c)"},
      {"-kim", "NOT kim"},
      {"-ukraine russia", "NOT ukraine AND russia"},
      {"russia -ukraine", "russia AND NOT ukraine"},
      {"NOT a b", "NOT a AND b"},
      {"a AND NOT b", "a AND NOT b"},
      {"a NOT b", "a AND NOT b"},
      {"a AND -b", "a AND NOT b"},
      {"a OR NOT b", "a OR NOT b"},
      {"a OR -b", "a OR NOT b"},
      {"-\"a b\"", "NOT \"a b\""},
      {"-(a OR b)", "NOT (a OR b)"},
      {"-(a b)", "NOT (a AND b)"},
      {"-title:x", "NOT title:x"},
      {"-title:(a OR b)", "NOT (title:a OR title:b)"},
      {"(-a) b", "NOT a AND b"},
      {"NOT (NOT a)", "NOT (NOT a)"},
      {"-(-a)", "NOT (NOT a)"},
      {"-*", "NOT *"},
      {"-sat*", "NOT sat*"},
      {"+a b", "a AND b"},
      {"+a +b", "a AND b"},
      {"A + B", "A AND B"},
      {"a - b", "a AND b"},
      {"Jong-un -Jong-un", "Jong-un AND NOT Jong-un"},
      {"-a NEAR/3 b", "NOT (a NEAR/3 b)"},
      {"Not And Or", "Not AND And AND Or"},
  }));
}

TEST_CASE("query: distance", "[unit][query]") {
  check(std::to_array<Row>({
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/5 b", "a NEAR/5 b"},
      {"a W/5 b", "a NEAR/5 b"},
      {"a ADJ b", "a ADJ/10 b"},
      {"a ADJ/2 b", "a ADJ/2 b"},
      {"a PRE/3 b", "a ADJ/3 b"},
      {"a PRE b", "a ADJ/10 b"},
      {"a SAME b", "a SAME b"},
      {"a SAME b SAME c", "a SAME b SAME c"},
      {"a NEAR/3 b NEAR/3 c", "a NEAR/3 b NEAR/3 c"},
      {"a NEAR/3 b NEAR/4 c", "(a NEAR/3 b) NEAR/4 c"},
      {"a NEAR/3 b ADJ/3 c", "(a NEAR/3 b) ADJ/3 c"},
      {"a NEAR/3 (b NEAR/3 c)", "a NEAR/3 (b NEAR/3 c)"},
      {"kim NEAR/5 (putin OR moscow)", "kim NEAR/5 (putin OR moscow)"},
      {"\"kim jong un\" NEAR/5 put*", "\"kim jong un\" NEAR/5 put*"},
      {"missle~1 NEAR/5 test", "missle~1 NEAR/5 test"},
      {"a NEAR/5 b c", "(a NEAR/5 b) AND c"},
      {"a NEAR/5 b OR c", "(a NEAR/5 b) OR c"},
      {"title:a NEAR/2 title:b", "title:a NEAR/2 title:b"},
      {"hlead(russia W/5 sanctions)", "hlead:russia NEAR/5 hlead:sanctions"},
      {"allcaps(US) NEAR/4 north", "allcaps(US) NEAR/4 north"},
      {"\"north korea\"~3", "\"north korea\"~3"},
      {"\"north korea\"~0", "\"north korea\""},
      {"(a OR b) SAME c", "(a OR b) SAME c"},
  }));
}

TEST_CASE("query: wildcards, edits, weights and functions", "[unit][query]") {
  check(std::to_array<Row>({
      {"*", "*"},
      {"satellited*", "satellited*"},
      {"*sticker", "*sticker"},
      {"w?men", "w?men"},
      {"sa*el?e", "sa*el?e"},
      {"미사*", "미사*"},
      {"missile~", "missile~"},
      {"missile~1", "missile~1"},
      {"missile~2", "missile~2"},
      {"a~b", "a\\~b"},
      {"kim^2", "kim^2"},
      {"kim^2.50", "kim^2.5"},
      {"\"a b\"~3^2", "\"a b\"~3^2"},
      {"(a OR b)^0.5 c", "(a OR b)^0.5 AND c"},
      {"(kim^2)^3", "kim^6"},
      {"title:x^4", "title:x^4"},
      {"title:(a b)^4", "(title:a AND title:b)^4"},
      {"(a b)^1 c", "a AND b AND c"},
      {"missile~1^2", "missile~1^2"},
      {"atleast3(sanctions)", "atleast3(sanctions)"},
      {"ATLEAST5(a OR b)", "atleast5(a OR b)"},
      {"atleast5 (a)", "atleast5(a)"},
      {"first10(putin)", "first10(putin)"},
      {"title:first3(putin)", "first3(title:putin)"},
      {"allcaps(US)", "allcaps(US)"},
      {"ALLCAPS(us)", "allcaps(us)"},
      {"allcaps(US OR UN)", "allcaps(US) OR allcaps(UN)"},
      {"title:allcaps(US)", "title:allcaps(US)"},
      {"like(003_e680)", "like(\"003_e680\")"},
      {"like(\"a )b\")", "like(\"a )b\")"},
      {"like(a) date:2023", "like(\"a\") AND date:2023-01-01..2023-12-31"},
      {"exact:sanctions", "exact:sanctions"},
      {"exact:\"Yoon Suk Yeol\"", "exact:\"Yoon Suk Yeol\""},
      {"exact:(a OR b)", "exact:a OR exact:b"},
      {"exact(a b)", "exact:a AND exact:b"},
      {"exact:title:x", "exact:title:x"},
      {"title:exact:x", "exact:title:x"},
      {"title:exact:(a b)", "exact:title:a AND exact:title:b"},
      {"exact:(a title:b) c", "exact:a AND exact:title:b AND c"},
      {"EXACT:x", "exact:x"},
  }));
}

TEST_CASE("query: fields", "[unit][query]") {
  check(std::to_array<Row>({
      {"title:UN", "title:UN"},
      {"TITLE:un Title:un", "title:un AND title:un"},
      {"headline:x hd:x subject:x s:x t:x",
       "title:x AND title:x AND title:x AND title:x AND title:x"},
      {"author:kwak by:kwak from:kwak journalist:kwak",
       "byline:kwak AND byline:kwak AND byline:kwak AND byline:kwak"},
      {"title:\"arms deal\"", "title:\"arms deal\""},
      {"title:(mice OR men)", "title:mice OR title:men"},
      {"title(mice OR men)", "title:mice OR title:men"},
      {"title:(a body:b)", "title:a AND body:b"},
      {"title:(a (b OR body:(c d)))", "title:a AND (title:b OR (body:c AND body:d))"},
      {"title:a b", "title:a AND b"},
      {"title:foo:bar", "title:foo\\:bar"},
      {"hlead:(russia sanctions)", "hlead:russia AND hlead:sanctions"},
      {"outlet:\"korea herald\"", "outlet:\"korea herald\""},
      {"outlet:none", "outlet:none"},
      {"outlet:unknown outlet:None", "outlet:none AND outlet:none"},
      {"genre:\\/x/ path:/a/b", "genre:\\/x/ AND path:/a/b"},
      {"genre:(/x/)", "genre:\\/x/"},
      {"title:none~ outlet:(none~1)", "title:none~ AND outlet:none~1"},
      {"outlet:(none OR pulse)", "outlet:none OR outlet:pulse"},
      {"outlet:\"none\"", "outlet:\"none\""},
      {"title:(none of us)", "title:(none) AND title:of AND title:us"},
      {"byline:*", "byline:*"},
      {"-byline:*", "NOT byline:*"},
      {"has:deck", "deck:*"},
      {"has:subhead", "deck:*"},
      {"has:(deck OR byline)", "deck:* OR byline:*"},
      {"-has:date", "NOT date:*"},
      {"has:year", "date:*"},
      {"email:khnews@heraldcorp.com", "email:khnews@heraldcorp.com"},
      {"email:*@heraldcorp.com", "email:*@heraldcorp.com"},
      {"genre:editorial", "genre:editorial"},
      {"genre:(editorial OR opinion)", "genre:editorial OR genre:opinion"},
      {"genre:(-editorial)", "NOT genre:editorial"},
      {"genre:\"letters to the editor\"", "genre:\"letters to the editor\""},
      {"genre:none", "genre:none"},
      {"lang:OR", "lang:OR"},
      {"lang:(//1/20: c:)", "lang:\\//1/20: AND lang:c:"},
      {"title:(//x) exact:(//y)", "title:\\//x AND exact:\\//y"},
      {"lang:ko^2", "lang:ko^2"},
      {"path:pages/1.txt", "path:pages/1.txt"},
      {"path:/srv/news/*", "path:/srv/news/*"},
      {"file:/a/b.txt", "path:/a/b.txt"},
      {"url:https://courier.example/1", "url:https://courier.example/1"},
      {"url:https://x.example/~joe/a_(b) c", "url:https://x.example/~joe/a_\\(b\\) AND c"},
      {"(url:https://x.example/1)", "url:https://x.example/1"},
      {"id:003_e680", "id:003_e680"},
      {"id:-foo", "id:-foo"},
      {"words:300", "words:300"},
      {"words:300..800", "words:300..800"},
      {"words:300..", "words:300.."},
      {"words:..800", "words:..800"},
      {"words:>300", "words:301.."},
      {"words:>=300", "words:300.."},
      {"words:<300", "words:..299"},
      {"words:<= 300", "words:..300"},
      {"words:=300", "words:300"},
      {"words:[300 TO 800]", "words:300..800"},
      {"words:{300 TO 800}", "words:301..799"},
      {"words:[300 TO *]", "words:300.."},
      {"words:(>300 <800)", "words:301.. AND words:..799"},
      {"wc:>300 length:<9", "words:301.. AND words:..8"},
      {"a http://x.example/.*|b", "a AND http://x.example/.*\\|b"},
      {"title\\!=x date:2023-10.. 18*", "title\\!=x AND date:2023-10-01.. AND 18*"},
      {"words:300.. 1874", "words:300.. AND 1874"},
      {"date:2023-09.. 1874", "date:2023-09-01.. AND 1874"},
      {"words:*", "words:*"},
      {"words:none", "words:none"},
      {"furniture:advertisement", "furniture:advertisement"},
      {"place:seoul dateline:none", "dateline:seoul AND dateline:none"},
  }));
}

TEST_CASE("query: quotes, dashes and widths of every style", "[unit][query]") {
  check(std::to_array<Row>({
      {"“kim jong un” satellites", "\"kim jong un\" AND satellites"},
      {"„arms deal“", "\"arms deal\""},
      {"«arms deal»", "\"arms deal\""},
      {"« arms deal »", "\"arms deal\""},
      {"»arms deal«", "\"arms deal\""},
      {"‹arms deal›", "\"arms deal\""},
      {"「arms deal」『x』", "\"arms deal\" AND \"x\""},
      {"＂arms deal＂", "\"arms deal\""},
      {"‘arms deal’", "\"arms deal\""},
      {"‚arms deal‘", "\"arms deal\""},
      {"'arms deal'", "\"arms deal\""},
      {"title:‘arms deal’", "title:\"arms deal\""},
      {"-‘arms deal’", "NOT \"arms deal\""},
      {"(‘arms deal’ OR x)", "\"arms deal\" OR x"},
      {"People’s People‘s People's", "People's AND People's AND People's"},
      {"“People’s Navy”", "\"People's Navy\""},
      {"“he said ‘no’ today”", "\"he said 'no' today\""},
      {"workers’ rights", "workers' AND rights"},
      {"'90s bosses' pay", "\\'90s AND bosses' AND pay"},
      {"Gov’t don`t", "Gov't AND don`t"},
      {"Jong‑un Jong–un Jong−un", "Jong-un AND Jong-un AND Jong-un"},
      {"russia—ukraine", "russia AND ukraine"},
      {"russia — ukraine", "russia AND ukraine"},
      {"–ukraine −russia", "NOT ukraine AND NOT russia"},
      {"—ukraine", "NOT ukraine"},
      {"kim\xC2\xA0jong\xE2\x80\x89un", "kim AND jong AND un"},
      {"kim　un", "kim AND un"},
      {"ｔｉｔｌｅ：ＵＮ", "title:UN"},
      {"（ａ　ＯＲ　ｂ）", "a OR b"},
      {"－ｋｉｍ", "NOT kim"},
      {"date：２０２３－０９", "date:2023-09-01..2023-09-30"},
      {"sanc\xC2\xADtions", "sanctions"},
      {"\xEF\xBB\xBFkim\xE2\x80\x8B", "kim"},
      {"\xE2\x80\x8Ftitle:x", "title:x"},
  }));
}

TEST_CASE("query: habits of other tools", "[unit][query]") {
  check(std::to_array<Row>({
      // notmuch
      {"date:yesterday..", "date:2023-09-14.."},
      {"from:ji subject:sanctions", "byline:ji AND title:sanctions"},
      {"date:2w..1w", "date:2023-09-01..2023-09-08"},
      {"date:2023-09-01..2023-09-15 and not", "date:2023-09-01..2023-09-15 AND and AND not"},
      // mu
      {"s:sanctions d:20230901..20230930", "title:sanctions AND date:2023-09-01..2023-09-30"},
      {"date:3M..", "date:2023-06-15.."},
      // Recoll
      {"author:\"ji da-gyum\" -ukraine date:2023-09-01/2023-09-30",
       "byline:\"ji da-gyum\" AND NOT ukraine AND date:2023-09-01..2023-09-30"},
      {"date:P2D/", "date:2023-09-13.."},
      // Lucene
      {"title:(ties OR deal) AND date:[2023-09-01 TO 2023-09-30]",
       "(title:ties OR title:deal) AND date:2023-09-01..2023-09-30"},
      {"\"north korea\"~3", "\"north korea\"~3"},
      {"missle~1", "missle~1"},
      {"+kim -putin", "kim AND NOT putin"},
      {"date:[now-7d/d TO now]", "date:2023-09-08..2023-09-15"},
      {"date:{2023-08-31 TO 2023-10-01}", "date:2023-09-01..2023-09-30"},
      {"title:kim^4 OR kim", "title:kim^4 OR kim"},
      // Lexis, Factiva
      {"hlead(russia W/5 sanctions) AND byline(ji)",
       "(hlead:russia NEAR/5 hlead:sanctions) AND byline:ji"},
      {"hd:x OR hlp:(a b)", "title:x OR (hlead:a AND hlead:b)"},
      {"sn:\"korea times\" la:en", "outlet:\"korea times\" AND lang:en"},
      // NewsAPI, Google
      {"after:2023-09-01 before:2023-09-30", "date:2023-09-01.. AND date:..2023-09-30"},
      {"site:courier -ukraine", "outlet:courier AND NOT ukraine"},
  }));
}

TEST_CASE("query: words side by side can mean OR", "[unit][query]") {
  auto any = seoul();
  any.any = true;
  check(std::to_array<Row>({
            {"a b c", "a OR b OR c"},
            {"a b AND c", "a OR (b AND c)"},
            {"a AND b c", "(a AND b) OR c"},
            {"a -b c", "(a OR c) AND NOT b"},
            {"-a -b", "NOT a AND NOT b"},
            {"a OR NOT b", "a OR NOT b"},
            {"+a b c", "a AND (a OR b OR c)"},
            {"+a +b", "a AND b"},
            {"a b since:2023", "date:2023-01-01.. AND (a OR b)"},
            {"title:(a b)", "title:a OR title:b"},
            {"\"a b\" c", "\"a b\" OR c"},
            {"a AND -b", "a AND NOT b"},
        }),
        any);
}

TEST_CASE("query: plain words", "[unit][query]") {
  auto plain = seoul();
  plain.plain_words = true;
  check(std::to_array<Row>({
            {"kim AND putin", "kim AND and AND putin"},
            {"title:kim -putin", "title\\:kim AND \\-putin"},
            {"\"arms deal\" (x", "arms AND deal AND x"},
            {"sat* n* NEAR/5", "sat\\* AND n\\* AND near/5"},
            {"who is kim?", "who AND is AND kim\\?"},
            {"2023..2024 a^b", "2023\\.\\.2024 AND a\\^b"},
        }),
        plain);
  plain.any = true;
  check(std::to_array<Row>({{"arms deal , russia", "arms OR deal OR russia"}}), plain);
}

TEST_CASE("query: --exact marks every word", "[unit][query]") {
  auto exact = seoul();
  exact.exact = true;
  check(std::to_array<Row>(
            {{"a title:b \"c d\" date:2023-09-14 ed*",
              "exact:a AND exact:title:b AND exact:\"c d\" AND date:2023-09-14 AND exact:ed*"}}),
        exact);
}

TEST_CASE("query: the tree that explain shows", "[unit][query]") {
  auto const tree = parse("\"kim jong un\" -(a NEAR/5 b)^2 words:>3", seoul()).tree;
  CHECK(print_tree(tree) ==
        "all_of\n"
        "  phrase \"kim jong un\"\n"
        "  negation\n"
        "    near 5 ^2\n"
        "      word a\n"
        "      word b\n"
        "  number words:4..\n");
}

TEST_CASE("query: nodes say where they stand in the typed text", "[unit][query]") {
  std::string_view const text = "“kim” title:un";
  auto const tree = parse(text).tree;
  REQUIRE(tree.parts.size() == 2);
  CHECK(text.substr(tree.parts[0].span.offset, tree.parts[0].span.length) == "“kim”");
  CHECK(text.substr(tree.parts[1].span.offset, tree.parts[1].span.length) == "un");
}

TEST_CASE("query: tokens carry their kind", "[unit][query]") {
  std::string kinds;
  for (auto const& token : parse("-title:(a OR \"b\")^2 date:2023.. sat~1 first3(x)").tokens)
    kinds.append(to_string(token.kind)) += ' ';
  CHECK(kinds ==
        "minus field open word operation phrase close boost field range word tilde function open "
        "word close end ");
}

TEST_CASE("query: notes", "[unit][query]") {
  struct Noted {
    std::string_view query;
    std::string_view code;
    std::string_view part;
    std::size_t offset;
  };
  for (auto const& row : std::to_array<Noted>({
           {"kim or putin", "lowercase_operator", "'or' was read as a word; write OR", 4},
           {"kim not putin", "lowercase_operator", "write NOT", 4},
           {"not ukraine", "lowercase_operator", "write NOT", 0},
           {"title:(a or b)", "lowercase_operator", "write OR", 9},
           {"russia w/5 ukraine", "lowercase_operator", "write W/5", 7},
           {"russia near/5 ukraine", "lowercase_operator", "write NEAR/5", 7},
           {"a - b", "lone_dash", "write -word", 2},
           {"date:3m", "months_not_minutes", "3 months", 5},
           {"will he visit?", "question_mark", "one more letter", 8},
           {"título:foo", "colon_in_word", "not a field", 0},
           {"kim title::x", "colon_in_word", "write title: with one colon", 4},
           {"path://srv/news", "colon_in_word", "write path:", 0},
       })) {
    INFO("query: " << row.query);
    auto const notes = parse(row.query, seoul()).notes;
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == row.code);
    CHECK(notes[0].message.find(row.part) != std::string::npos);
    CHECK(notes[0].span.offset == row.offset);
  }
  for (auto const* query : {"kim and putin", "or", "kim or", "kim OR putin", "\"a or b\"",
                            "http://a.example/?", "w/o", "date:3mo", "who is ?"}) {
    INFO("query: " << query);
    CHECK(parse(query, seoul()).notes.empty());
  }
}
