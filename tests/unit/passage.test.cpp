// Passages folded to the terminal, and harmless whatever they hold.
#include "searcher/render/passage.hpp"

#include <unicode/unistr.h>

#include <sstream>

#include "indexer/console/console.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

std::string folded_passage(std::string_view text, std::size_t columns, Highlights const& found = {},
                           bool color = false) {
  return passage_text(text, found, {.color = color, .columns = columns, .wrap = true}, {});
}

}  // namespace

TEST_CASE("passage: folded at spaces and between characters without spaces", "[unit][passage]") {
  struct Row {
    std::string_view text;
    std::string_view folded;
  };
  // 30 columns: 28 behind the indent.
  Row const rows[] = {
      {"", ""},
      {"short", "short"},
      {"one two three four five six seven", "one two three four five six\n  seven"},
      {"one two three four five six!  seven", "one two three four five six!\n  seven"},
      {"abcdefghijklmnopqrstuvwxyzabcdefgh ij", "abcdefghijklmnopqrstuvwxyzab\n  cdefgh ij"},
      {"한국어신문사의아주긴이름입니다정말로", "한국어신문사의아주긴이름입니\n  다정말로"},
      {"ab 한국어신문사의아주긴이름입니다", "ab\n  한국어신문사의아주긴이름입니\n  다"},
      {"한국은 신문사의 아주 긴 이름입니다", "한국은 신문사의 아주 긴\n  이름입니다"},
      {"ab 日本語の長いテキストですから", "ab 日本語の長いテキストです\n  から"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(folded_passage(row.text, 30) == row.folded);
  }
  CHECK(passage_text("one two three four five six seven", {}, {.columns = 30}, {}) ==
        "one two three four five six seven");
}

TEST_CASE("passage: no line is wider than the columns", "[unit][passage]") {
  for (auto const* text :
       {"Pulse 한국은 Editorial Team said on Tuesday that the 汐見新聞 of 高瀬美緒 had been bought",
        "日本語の長いテキストです日本語の長いテキストです日本語の長いテキストです日本語",
        "wordwithoutanyspacewordwithoutanyspacewordwithoutanyspacewordwithoutanyspace"})
    for (std::size_t columns = 22; columns < 200; columns += 7) {
      std::istringstream lines{"  " + folded_passage(text, columns, {{3, 9}, {12, 30}})};
      for (std::string line; std::getline(lines, line);) {
        INFO(columns << ": " << line);
        CHECK(display_width(line) <= columns);
      }
    }
}

TEST_CASE("passage: colour does not cross a line's end", "[unit][passage]") {
  CHECK(folded_passage("one two three four five six seven eight", 30, {{19, 33}}, true) ==
        "one two three four \x1B[1;33mfive six\x1B[0m\n  \x1B[1;33mseven\x1B[0m eight");
  PassageStyle const bold{.plain = kBold};
  CHECK(passage_text("a bc d", {{2, 4}}, {.color = true}, bold) ==
        "\x1B[1ma \x1B[0m\x1B[1;33mbc\x1B[0m\x1B[1m d\x1B[0m");
}

TEST_CASE("passage: over every code point, nothing dangerous passes", "[unit][passage]") {
  std::size_t dangerous = 0;
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    bool const bad = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E ||
                     c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                     c == 0x2028 || c == 0x2029;
    if (!bad) continue;
    std::string text{"a"};
    icu::UnicodeString{c}.toUTF8String(text);
    auto const shown = folded_passage(text + "b", 80, {{1, 2}});
    if (shown != "a b" && shown != "ab") ++dangerous;
  }
  CHECK(dangerous == 0);
  CHECK(folded_passage("x\x1B[2J\xFFy", 80) == "x [2J\uFFFDy");
}
