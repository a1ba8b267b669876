// The terminal: nothing dangerous passes, and widths are those of columns.
#include "indexer/console/console.hpp"
#include "tests/support/catch.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

using namespace backfile::internal;

namespace {

std::string utf8(UChar32 c) {
  std::string out;
  icu::UnicodeString{c}.toUTF8String(out);
  return out;
}

template <typename Use>
void for_each_code_point(Use use) {
  for (UChar32 c = 0; c <= 0x10FFFF; ++c)
    if (c < 0xD800 || c > 0xDFFF) use(c);
}

// What may do something to a terminal or turn the text around, by Unicode's own words: general
// category Cc, the bidirectional controls, line and paragraph separator.
bool is_dangerous(UChar32 c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

}  // namespace

TEST_CASE("safe_text: over every code point, the dangerous are gone and the others stay",
          "[unit]") {
  std::size_t passed = 0;
  std::size_t lost = 0;
  for_each_code_point([&](UChar32 c) {
    auto const safe = safe_text("a" + utf8(c) + "b");
    bool const kept = safe == "a" + utf8(c) + "b";
    bool const harmless = kept || safe == "a b" || safe == "ab";
    if (c == ' ') return;
    if (!harmless || (kept && is_dangerous(c))) ++passed;
    bool const shown = u_isgraph(c) || u_charType(c) == U_NON_SPACING_MARK;
    bool const tag = c >= 0xE0000 && c <= 0xE001F;
    if (!kept && shown && !is_dangerous(c) && c != 0xFEFF && !tag && (c < 0xFFF9 || c > 0xFFFB))
      ++lost;
  });
  CHECK(passed == 0);
  CHECK(lost == 0);
}

TEST_CASE("safe_text: line ends stay where lines are wanted, nothing else does", "[unit]") {
  for_each_code_point([&](UChar32 c) {
    if (!is_dangerous(c) || c == '\n') return;
    auto const safe = safe_text(utf8(c), true);
    if (!safe.empty() && safe != " ") FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(c));
  });
  CHECK(safe_text("a\nb\r\n", true) == "a\nb \n");
  CHECK(safe_text("a\nb") == "a b");
}

TEST_CASE("safe_text: rows", "[unit]") {
  struct Row {
    std::string_view text;
    std::string_view safe;
  };
  Row const rows[] = {
      {"", ""},
      {"plain, é 한국 \U0001F600", "plain, é 한국 \U0001F600"},
      {"\x1B[31mred\x1B[0m", " [31mred [0m"},
      {"\x1B]0;title\x07", " ]0;title "},
      {"c1 \u009B31m", "c1  31m"},
      {"raw c1 \x9B"
       "31m",
       "raw c1 \uFFFD31m"},
      {"\u202Egnp.exe\u202C", "gnp.exe"},
      {"a\xFF"
       "b\xE2\x82",
       "a\uFFFDb\uFFFD"},
      {std::string_view{"a\0b", 3}, "a b"},
      {"one\u2028two\u2029three\ttab", "one two three tab"},
  };
  for (auto const& row : rows) CHECK(safe_text(row.text) == row.safe);
}

TEST_CASE("display_width: columns", "[unit]") {
  struct Row {
    std::string_view text;
    std::size_t columns;
  };
  Row const rows[] = {{"", 0},     {"abc", 3},      {"é", 1},    {"e\u0301", 1},
                      {"한국", 4}, {"東京ab", 6},   {"ＡＢ", 4}, {"\U0001F600", 2},
                      {"ｶﾞ", 2},   {"a\u200Bb", 2}, {"\xFF", 1}, {"Привет", 6}};
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(display_width(row.text) == row.columns);
  }
}

TEST_CASE("fit: never wider than the room, never inside a character", "[unit]") {
  struct Row {
    std::string_view text;
    std::size_t columns;
    std::string_view fitted;
  };
  Row const rows[] = {{"abc", 3, "abc"},
                      {"abcd", 3, "ab…"},
                      {"한국은", 6, "한국은"},
                      {"한국은", 5, "한국…"},
                      {"한국은", 4, "한…"},
                      {"한국은", 2, "…"},
                      {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
                      {"", 0, ""},
                      {"ab", 1, "…"}};
  for (auto const& row : rows) {
    INFO(row.text << " to " << row.columns);
    CHECK(fit(row.text, row.columns) == row.fitted);
  }
  for (std::size_t columns = 1; columns < 30; ++columns)
    for (auto const text :
         {"Pulse 한국은 Editorial Team", "日本語の長いテキストです", "aé\xFF\xFFé"})
      CHECK(display_width(fit(text, columns)) <= columns);
}

TEST_CASE("console: colour by choice", "[unit]") {
  CHECK(use_color(ColorChoice::always));
  CHECK_FALSE(use_color(ColorChoice::never));
}

TEST_CASE("console: a program's end is an exit status", "[unit]") {
  CHECK(run_program([] { return 0; }) == 0);
  CHECK(run_program([] { return 1; }) == 1);
}
