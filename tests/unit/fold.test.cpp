// Folding: rows of {input, folded}, and what must hold for every code point.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

#include "indexer/analysis/fold.hpp"
#include "tests/support/catch.hpp"

using backfile::internal::cut_utf8;
using backfile::internal::fold;
using backfile::internal::fold_keyword;

namespace {

struct Row {
  std::string_view input;
  std::string_view expected;
};

std::string utf8(UChar32 c) {
  std::string out;
  icu::UnicodeString{c}.toUTF8String(out);
  return out;
}

// The text in the other normalisation form.
std::string decomposed(std::string const& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(out);
  REQUIRE(U_SUCCESS(status));
  return out;
}

template <typename Use>
void for_each_code_point(Use use) {
  for (UChar32 c = 0; c <= 0x10FFFF; ++c)
    if (c < 0xD800 || c > 0xDFFF) use(c);
}

}  // namespace

TEST_CASE("fold: case, width, accents and compatibility forms go", "[unit]") {
  Row const rows[] = {
      {"", ""},
      {"Kim JONG-UN", "kim jong-un"},
      {"caf\u00E9", "cafe"},   // NFC
      {"cafe\u0301", "cafe"},  // NFD
      {"Zürich Škoda Việt Nam", "zurich skoda viet nam"},
      {"\u212Bngstr\u00F6m", "angstrom"},  // the sign for ångström
      {"ＫＩＭ　１２３", "kim 123"},
      {"Straße STRASSE STRA\u1E9EE", "strasse strasse strasse"},
      {"o\uFB03ce \uFB01re", "office fire"},  // ligatures
      {"x\u00B2 \u2116 5", "x2 no 5"},
      {"İstanbul", "istanbul"},
      {"mis\u00ADsile zero\u200Bwidth", "missile zerowidth"},
      {"Άθήνα ΣΊΣΥΦΟΣ σίσυφος", "αθηνα σισυφοσ σισυφοσ"},
      {"Ёлка ЁЛКА", "елка елка"},
      {"Łódź Kołobrzeg Tromsø BODØ", "lodz kolobrzeg tromso bodo"},
      {"Đà Nẵng Đoković Ħamrun Guðni", "da nang dokovic hamrun gudni"},
      {"Þorgerður Dæhlie cœur Ǽ Ǿ", "thorgerdur daehlie coeur ae o"},
      {"ışık IŞIK Isparta ısparta", "isik isik isparta isparta"},
      {"الدورى ایرانی کتاب", "الدوري ايراني كتاب"},  // the same letters, of two keyboards
      {"٢٠٢٣ ۱۴۰۲ २०२३", "2023 1402 2023"},
      {"مُحَمَّد", "محمد"},
      {"שָׁלוֹם", "שלום"},
      {"a\xFF"
       "b",
       "a\uFFFDb"},
      {std::string_view{"a\0B", 3}, std::string_view{"a\0b", 3}},
  };
  for (auto const& row : rows) {
    INFO("input: " << row.input);
    CHECK(fold(row.input) == row.expected);
  }
}

TEST_CASE("fold: letters that are no accented letters stay", "[unit]") {
  Row const rows[] = {
      {"한국어", "한국어"},
      {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국"},  // conjoining jamo
      {"ガギグ ぱぴぷ", "ガギグ ぱぴぷ"},                // voicing is no accent
      {"\u30AB\u3099", "ガ"},                            // NFD
      {"ｶﾞ", "ガ"},                                      // half width
      {"हिन्दी", "हिन्दी"},
      {"ไทย ที่", "ไทย ที่"},
      {"北朝鮮", "北朝鮮"},
  };
  for (auto const& row : rows) {
    INFO("input: " << row.input);
    CHECK(fold(row.input) == row.expected);
  }
}

TEST_CASE("fold: twice is once, for every code point alone and behind a letter", "[unit]") {
  std::size_t wrong = 0;
  for_each_code_point([&](UChar32 c) {
    auto const alone = fold(utf8(c));
    auto const behind = fold("e" + utf8(c));
    if (fold(alone) == alone && fold(behind) == behind) return;
    if (++wrong <= 10) FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(c) << " " << alone);
  });
  CHECK(wrong == 0);
}

TEST_CASE("fold: no ASCII capital comes out, and no spelling depends on the normal form",
          "[unit]") {
  std::size_t wrong = 0;
  for_each_code_point([&](UChar32 c) {
    auto const text = utf8(c);
    auto const folded = fold(text);
    bool const capital = folded.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != folded.npos;
    if (!capital && fold(decomposed(text)) == folded) return;
    if (++wrong <= 10) FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(c) << " " << folded);
  });
  CHECK(wrong == 0);
}

TEST_CASE("fold_keyword: one space inside, none outside", "[unit]") {
  Row const rows[] = {
      {"", ""},
      {"   ", ""},
      {"  The\t\nDaily  Courier ", "the daily courier"},
      {"A\u00A0B\u3000C", "a b c"},
      {"Pulse", "pulse"},
  };
  for (auto const& row : rows) {
    INFO("input: " << row.input);
    CHECK(fold_keyword(row.input) == row.expected);
  }
}

TEST_CASE("cut_utf8: never inside a character", "[unit]") {
  struct Cut {
    std::string_view text;
    std::size_t limit;
    std::string_view expected;
  };
  Cut const rows[] = {{"", 0, ""},         {"abc", 5, "abc"}, {"abc", 3, "abc"}, {"abc", 2, "ab"},
                      {"한국", 6, "한국"}, {"한국", 5, "한"}, {"한국", 3, "한"}, {"한국", 2, ""},
                      {"a😀", 4, "a"},      {"a😀", 5, "a😀"},   {"abc", 0, ""}};
  for (auto const& row : rows) {
    INFO(row.text << " to " << row.limit);
    CHECK(cut_utf8(row.text, row.limit) == row.expected);
  }
}

// A noncharacter is in no table: it sends the whole text through Unicode's own algorithm.
TEST_CASE("fold: characters of the table fold as Unicode folds them", "[unit]") {
  std::string const unknown = "\uFDD0";
  std::string all;
  for_each_code_point([&](UChar32 c) {
    if (c >= 0x3400) return;
    std::string const text = "e" + utf8(c) + "x";
    all += text;
    if (fold(text) + unknown != fold(text + unknown)) FAIL_CHECK(utf8(c));
  });
  CHECK(fold("각 漢字 " + all) + unknown == fold("각 漢字 " + all + unknown));
}
