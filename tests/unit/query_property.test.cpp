// Properties of the query language: printing and parsing agree, and no text misbehaves.
#include <algorithm>
#include <array>
#include <chrono>
#include <random>

#include "searcher/query/parser.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/query_faults.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

constexpr auto kPieces = std::to_array<std::string_view>({"kim",
                                                          "Jong-un",
                                                          "U.S.",
                                                          "UN",
                                                          "\"arms deal\"",
                                                          "“kim jong un”",
                                                          "‘x y’",
                                                          "'",
                                                          "’",
                                                          "\"",
                                                          "(",
                                                          ")",
                                                          "((",
                                                          "))",
                                                          "[",
                                                          "]",
                                                          "{",
                                                          "}",
                                                          "AND",
                                                          "OR",
                                                          "XOR",
                                                          "NOT",
                                                          "NEAR",
                                                          "NEAR/5",
                                                          "ADJ/3",
                                                          "W/5",
                                                          "PRE/2",
                                                          "SAME",
                                                          "-",
                                                          "--",
                                                          "+",
                                                          "!",
                                                          "—",
                                                          "–",
                                                          "~",
                                                          "~1",
                                                          "~2",
                                                          "~9",
                                                          "^2",
                                                          "^",
                                                          "^0.5",
                                                          "*",
                                                          "?",
                                                          "sat*",
                                                          "n*",
                                                          "w?men",
                                                          "title:",
                                                          "title:un",
                                                          "date:",
                                                          "date:2023",
                                                          "2023-09",
                                                          "..",
                                                          "2023..2024",
                                                          "since:7d",
                                                          "until:2023",
                                                          "year:2023",
                                                          "words:",
                                                          "words:>3",
                                                          "300..800",
                                                          "hlead(",
                                                          "byline:(",
                                                          "has:deck",
                                                          "has:",
                                                          "outlet:none",
                                                          "none",
                                                          "exact:",
                                                          "exact(",
                                                          "atleast3(",
                                                          "allcaps(",
                                                          "first5(",
                                                          "like(a)",
                                                          "like(",
                                                          "or",
                                                          "not",
                                                          "outlte:x",
                                                          "http://a/b?c",
                                                          "15:11",
                                                          "\\",
                                                          "\\\"",
                                                          "\\*",
                                                          "a\\:b",
                                                          "&&",
                                                          "||",
                                                          ">=",
                                                          "/",
                                                          "date(",
                                                          "aft",
                                                          "9/1/2023",
                                                          "북한",
                                                          "日本",
                                                          "é",
                                                          "Analysis:",
                                                          ":",
                                                          "::",
                                                          ",",
                                                          "…",
                                                          "\t",
                                                          "\xC2\xA0",
                                                          "genre:(",
                                                          "url:a(b)c",
                                                          "[a TO b]",
                                                          "date:[2023 TO 2024]",
                                                          "a<b",
                                                          "title=x",
                                                          "d:3m..",
                                                          "'90s",
                                                          "TO",
                                                          "to",
                                                          "#",
                                                          "@",
                                                          "none of"});

std::string soup(std::mt19937& random) {
  std::string text;
  auto const size = random() % 14;
  for (unsigned i = 0; i < size; ++i) {
    text += kPieces[random() % kPieces.size()];
    if (random() % 3 != 0) text += ' ';
  }
  return text;
}

void check(std::string const& text, ParseOptions const& given) {
  INFO("query: " << text.substr(0, 200));
  REQUIRE(tests::query_fault(text, given) == "");
}

}  // namespace

TEST_CASE("query: any soup of tokens parses or says where it does not", "[unit][query]") {
  std::mt19937 random{20230914};
  for (int round = 0; round < 6000; ++round) {
    auto given = tests::seoul_clock();
    given.any = random() % 4 == 0;
    given.exact = random() % 8 == 0;
    given.plain_words = random() % 8 == 0;
    check(soup(random), given);
  }
}

TEST_CASE("query: any bytes parse or say where they do not", "[unit][query]") {
  std::mt19937 random{7};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    auto const size = random() % 40;
    bool const ascii = random() % 2 == 0;
    for (unsigned i = 0; i < size; ++i)
      text += static_cast<char>(ascii ? 32 + random() % 95 : random() % 256);
    check(text, tests::seoul_clock());
  }
}

TEST_CASE("query: plain words hold for any soup of tokens", "[unit][query]") {
  std::mt19937 random{3};
  auto given = tests::seoul_clock();
  given.plain_words = true;
  given.any = true;
  for (int round = 0; round < 1000; ++round) {
    auto const text = "word " + soup(random);
    INFO("query: " << text);
    auto const tree = parse(text, given).tree;
    REQUIRE((tree.kind == NodeKind::word || tree.kind == NodeKind::any_of));
    for (auto const& part : tree.parts) REQUIRE(part.kind == NodeKind::word);
  }
}

TEST_CASE("query: hostile texts are refused or read in linear time", "[unit][query]") {
  auto const piece = GENERATE(
      as<std::string>{}, "(", ")", "((a ", "a (", "\"", "'a ", "‘a ", "[", "[a TO ", "{", "^", "~1",
      "a~", "-", "-[", "!", "* ", "a* ", "a OR ", "NOT ", "-(", "title:(", "title(",
      "exact:", "exact(", "atleast2(", "a NEAR/5 ", "a^2 ", "Abcdef: ", "date:2023 ", "since:2023 ",
      "date:", "genre:((", "\\", "a\\", "..", "a.", "1~2", "é", "ｔｉｔｌｅ：", "like(a) ",
      "date:[", "\"a\" ", "x:", "url:((", "a or ");
  std::string text;
  while (text.size() + piece.size() <= kMaxQueryBytes) text += piece;
  auto const start = std::chrono::steady_clock::now();
  check(text, tests::seoul_clock());
  auto const took = std::chrono::steady_clock::now() - start;
  INFO("piece: " << piece);
  // Parsed, printed and parsed again, in a build without optimisation on a slow machine.
  CHECK(took < std::chrono::seconds{2});
}

TEST_CASE("query: nesting far beyond the limit is an error, not a crash", "[unit][query]") {
  for (auto const& [open, close] :
       {std::pair{"(", ")"}, {"-(", ")"}, {"title:(", ")"}, {"exact(", ")"}}) {
    std::string text;
    for (int i = 0; i < 6000; ++i) text += open;
    text += 'a';
    for (int i = 0; i < 6000; ++i) text += close;
    try {
      (void)parse(text);
      FAIL("parsed");
    } catch (Error const& error) {
      CHECK(error.code() == Code::query_too_large);
      CHECK(error.message().find("64") != std::string::npos);
    }
  }
}

TEST_CASE("query: the limits themselves are allowed", "[unit][query]") {
  std::string const nested =
      std::string(kMaxQueryDepth, '(') + "a" + std::string(kMaxQueryDepth, ')');
  CHECK(print(parse(nested).tree) == "a");
  CHECK_THROWS_AS(parse('(' + nested + ')'), Error);
  std::string words;
  for (std::size_t i = 0; i < kMaxQueryParts; ++i) words += "a ";
  CHECK(parse(words).tree.parts.size() == kMaxQueryParts);
  CHECK_THROWS_AS(parse(words + "a"), Error);
  CHECK(parse(std::string(kMaxQueryBytes, 'a')).tree.kind == NodeKind::word);
  CHECK_THROWS_AS(parse(std::string(kMaxQueryBytes + 1, 'a')), Error);
}
