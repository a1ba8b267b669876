// Properties of the query language: printing and parsing agree, and no text misbehaves.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "searcher/query/parser.hpp"

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

bool same_tree(Node const& a, Node const& b) {
  return a.kind == b.kind && a.field == b.field && a.text == b.text && a.number == b.number &&
         a.exact == b.exact && a.boost == b.boost && a.days == b.days && a.low == b.low &&
         a.high == b.high && std::ranges::equal(a.parts, b.parts, same_tree);
}

bool inside(Position const& place, std::string_view text) {
  return place.offset <= text.size() && place.length <= text.size() - place.offset;
}

bool spans_inside(Node const& node, std::string_view text) {
  return inside(node.span, text) && std::ranges::all_of(node.parts, [&](Node const& part) {
           return spans_inside(part, text);
         });
}

ParseOptions options() {
  ParseOptions given;
  given.now = "2023-09-15T10:00:00+09:00";
  given.time_zone = "Asia/Seoul";
  return given;
}

// Parses or throws an Error with its place; what parses prints as the same tree again.
void check(std::string const& text, ParseOptions const& given) {
  INFO("query: " << text.substr(0, 200));
  try {
    auto const parsed = parse(text, given);
    REQUIRE(spans_inside(parsed.tree, text));
    for (auto const& token : parsed.tokens) REQUIRE(inside(token.span, text));
    for (auto const& note : parsed.notes) REQUIRE(inside(note.span, text));
    auto const printed = print(parsed.tree);
    INFO("printed: " << printed.substr(0, 200));
    if (printed.size() > kMaxQueryBytes) return;
    REQUIRE(same_tree(parse(printed, options()).tree, parsed.tree));
    REQUIRE_FALSE(print_tree(parsed.tree).empty());
  } catch (Error const& error) {
    INFO("error: " << error.message());
    REQUIRE(error.position().has_value());
    REQUIRE(inside(*error.position(), text));
    REQUIRE_FALSE(error.message().empty());
    REQUIRE_FALSE(error.pretty().empty());
  }
}

}  // namespace

TEST_CASE("query: any soup of tokens parses or says where it does not", "[unit][query]") {
  std::mt19937 random{20230914};
  for (int round = 0; round < 6000; ++round) {
    auto given = options();
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
    check(text, options());
  }
}

TEST_CASE("query: plain words hold for any soup of tokens", "[unit][query]") {
  std::mt19937 random{3};
  auto given = options();
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
  check(text, options());
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
