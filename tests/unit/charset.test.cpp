// Pages that declare no charset, and those that declare a wrong one.
#include <array>
#include <string>
#include <vector>

#include "indexer/extract/charset.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/guess_charset.hpp"
#include "indexer/extract/html/encoding.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/encoded.hpp"

using namespace backfile::internal;
using backfile::test::encoded;

namespace {

std::string const kKorean =
    "항만 위원회, 북쪽 부두 재건하기로\n2023년 9월 14일 애나 오두야 기자\n\n"
    "켈드 항만 위원회는 화요일 회의에서 지난 1월 폭풍으로 무너진 북쪽 부두를 다시 짓기로 했다고 "
    "밝혔다. 공사는 가을까지 이어질 것으로 보인다.\n";
std::string const kJapanese =
    "北の埠頭を再建へ\n2023年9月14日\n\n港の委員会は木曜日の会議で、嵐で壊れた埠頭をもう一度"
    "建てることを決めた。工事は秋まで続く見通しで、費用は約二億円になるという。\n";
std::string const kSimple =
    "港口委员会决定重建北码头\n2023年9月14日\n\n凯尔德港口委员会星期四在会议上决定，重建一月份"
    "被风暴摧毁的北码头。工程预计将持续到秋天，费用约为两百万元，主席说。\n";
std::string const kTraditional =
    "港口委員會決定重建北碼頭\n2023年9月14日\n\n凱爾德港口委員會星期四在會議上決定，重建一月份"
    "被風暴摧毀的北碼頭。工程預計將持續到秋天，費用約為兩百萬元，主席說。\n";
std::string const kRussian =
    "Северный причал построят заново\n14 сентября 2023 года\n\nПортовый совет Кельда решил в "
    "четверг восстановить северный причал, который разрушил январский шторм.\n";
std::string const kGreek =
    "Θα ξαναχτιστεί η βόρεια προβλήτα\n\nΤο συμβούλιο του λιμανιού αποφάσισε την Πέμπτη να χτίσει "
    "ξανά την προβλήτα που κατέστρεψε η καταιγίδα του Ιανουαρίου.\n";
std::string const kPolish =
    "Północne molo zostanie odbudowane\n\nRada portu w Keldzie postanowiła w czwartek odbudować "
    "północne molo, które zniszczył styczniowy sztorm. Prace potrwają do późnej jesieni.\n";
std::string const kGerman =
    "Der Steg im Norden wird neu gebaut\n\nDer Hafenrat von Keld beschloss am Donnerstag, den Steg "
    "im Norden für zwei Millionen Kronen zu erneuern. Das Öl bleibt größtenteils übrig.\n";
std::string const kEnglish =
    "Pier to be rebuilt\n\nThe harbour board “voted” on Thursday – it’s the second time – to "
    "rebuild the pier for €2 million, café owners said.\n";

}  // namespace

TEST_CASE("text pages: charsets that nobody declares", "[unit][charset]") {
  struct Row {
    std::string text;
    char const* charset;
    std::string label;  // in the note
  };
  std::vector<Row> const rows{{kKorean, "windows-949", "windows-949"},
                              {kJapanese, "Shift_JIS", "shift_jis"},
                              {kJapanese, "EUC-JP", "euc-jp"},
                              {kSimple, "GB18030", "gb18030"},
                              {kTraditional, "Big5", "big5"},
                              {kRussian, "windows-1251", "windows-1251"},
                              {kRussian, "KOI8-R", "koi8-r"},
                              {"Мост закрыт. Паром ходит.", "windows-1251", "windows-1251"},
                              {"Мост закрыт. Паром ходит.", "KOI8-R", "koi8-r"},
                              {kGreek, "windows-1253", "iso-8859-7"},
                              {kPolish, "ISO-8859-2", "iso-8859-2"},
                              {kGerman, "ISO-8859-1", "iso-8859-1"},
                              {kEnglish, "windows-1252", "windows-1252"},
                              {"Jürgen KönigHead of “News”", "windows-1252", "windows-1252"},
                              {"Caf\u00E9 noir", "ISO-8859-1", "iso-8859-1"}};
  for (auto const& row : rows) {
    INFO(row.charset << ": " << row.text);
    auto const bytes = encoded(row.text, row.charset);
    auto const text = decode(bytes);
    CHECK(text.text == row.text);
    CHECK(text.notes == std::vector{guess_note(row.label)});
    // The same between tags, scripts of ASCII before it.
    auto const script = "<script>" + std::string(20'000, 'x') + "</script>";
    auto const html = decode_html("<html><body>" + script + "<p>" + bytes + "</p></body></html>");
    CHECK(html.text == "<html><body>" + script + "<p>" + row.text + "</p></body></html>");
    CHECK(html.notes == std::vector{guess_note(row.label)});
  }
}

TEST_CASE("text pages: UTF-16 without a byte order mark", "[unit][charset]") {
  for (auto const& text : {kEnglish, kRussian, kGreek, kKorean, kJapanese, kSimple,
                           std::string{"一月一日　一般的新聞：第一頁第二頁第三頁\n"}}) {
    for (auto const* const charset : {"UTF-16LE", "UTF-16BE"}) {
      INFO(charset << ": " << text);
      CHECK(decode(encoded(text, charset)).text == text);
    }
  }
}

TEST_CASE("text pages: UTF-8 stays UTF-8", "[unit][charset]") {
  std::string const long_text = kKorean + kGreek + kEnglish;
  struct Row {
    std::string bytes;
    std::string text;
    std::string note;
  };
  std::vector<Row> const rows{
      {kKorean, kKorean, ""},
      {kRussian + '\x01', kRussian, "1 control characters were dropped."},
      {long_text + "\xC7\xD7\xB1\xB8", long_text + "\uFFFD\u05F1\uFFFD",
       "2 malformed sequences were replaced by U+FFFD."},
      {long_text.substr(0, long_text.find("북") + 1), "", ""},
      {"left in the \xC3( oven, the depth \xFF\xFE of \xE2\x82 crust",
       "left in the \uFFFD( oven, the depth \uFFFD\uFFFD of \uFFFD crust",
       "4 malformed sequences were replaced by U+FFFD."},
      {"Caf\u00E9 \xFF", "Caf\u00E9 \uFFFD", "1 malformed sequences were replaced by U+FFFD."},
      {"Ã©tÃ© of the oven", "été of the oven",
       "The page was encoded as UTF-8 twice; places count bytes of the text as it was before."},
      {"Ã© alone is text, too", "Ã© alone is text, too", ""}};
  for (auto const& row : rows) {
    INFO(row.bytes);
    auto const text = decode(row.bytes);
    for (auto const& note : text.notes) CHECK(note.find("was read as") == note.npos);
    if (row.text.empty()) continue;
    CHECK(text.text == row.text);
    CHECK(text.notes == (row.note.empty() ? std::vector<std::string>{} : std::vector{row.note}));
  }
}

TEST_CASE("html: a western charset is not believed of East Asian pages", "[unit][charset]") {
  struct Row {
    std::string declared;
    std::string text;
    char const* charset;
    std::string note;
  };
  std::vector<Row> const rows{
      {"iso-8859-1", kKorean, "windows-949",
       "The page declares iso-8859-1 and was read as windows-949; places count bytes of its UTF-8 "
       "form."},
      {"utf-8", kJapanese, "Shift_JIS",
       "The page declares utf-8 and was read as shift_jis; places count bytes of its UTF-8 form."},
      {"euc-kr", kKorean, "windows-949",
       "The page was read as euc-kr; places count bytes of its UTF-8 form."},
      {"iso-8859-1", kGerman, "windows-1252",
       "The page was read as iso-8859-1; places count bytes of its UTF-8 form."},
      {"koi8-u", kRussian, "KOI8-R",
       "The page was read as koi8-u; places count bytes of its UTF-8 form."}};
  for (auto const& row : rows) {
    INFO(row.declared << ", " << row.charset);
    auto const page = decode_html("<p>" + encoded(row.text, row.charset), row.declared);
    CHECK(page.text == "<p>" + row.text);
    CHECK(page.notes == std::vector{row.note});
  }
}

TEST_CASE("a few accents are no East Asian text", "[unit][charset]") {
  for (auto const* const text :
       {"Caf\xE9, cr\xE8me", "\xC4rzte \xC4rger", "cr\xE9\xE9", "\x93Keld\x94"})
    CHECK(east_asian_charset(text).empty());
  CHECK(from_charset("abc", "no-such-charset").empty());
}
