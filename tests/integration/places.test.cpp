// Words by the places they stand at: NEAR, ADJ, SAME, atleastN(), firstN().
#include <string>

#include "searcher/match/matcher.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

MemoryIndex const& harbour() {
  static MemoryIndex const index{{
      article_of({"a", "The container ship lost its anchor near a tug.\n\nThe tug left.", "Tug"}),
      article_of({"b", "A ship.\n\nAn anchor, and the tug of U.S. make, the tug."}),
      article_of({"c", "anchor anchor container", "Ship and anchor"}),
      article_of({"d", "tugs pull ships", "anchor"}),
  }};
  return index;
}

}  // namespace

TEST_CASE("places: NEAR and ADJ over phrases, groups, wildcards and spellings", "[integration]") {
  IdsOf const rows[] = {{"\"container ship\" NEAR/3 anchor", "a"},
                        {"\"container ship\" NEAR/2 anchor", ""},
                        {"anchor ADJ/9 \"container ship\"", ""},
                        {"\"container ship\" ADJ/3 anchor", "a"},
                        {"anch* NEAR/3 tug", "a b"},
                        {"ship* NEAR/1 pull*", "d"},
                        {"ancor~ NEAR/4 tug", "a b"},
                        {"ancor~ NEAR/3 tug", "a b"},
                        {"ancor~ NEAR/2 tug", ""},
                        {"allcaps(us) NEAR/2 tug", "b"},
                        {"(\"container ship\" OR tugs) NEAR/3 (anchor OR pull)", "a b d"},
                        {"(ship NEAR/3 anchor) NEAR/3 tug", "a b"},
                        {"(ship NEAR/3 anchor) ADJ/3 tug", "a b"},
                        {"tug ADJ/3 (ship NEAR/3 anchor)", ""},
                        {"(ship NEAR/4 tug) NEAR/1 anchor", ""},
                        {"(ship ADJ/9 tug) NEAR/1 anchor", "a b"},
                        {"anchor NEAR/1 anchor", "c"},
                        {"anchor NEAR/1 exact:anchor NEAR/1 anchor", ""},
                        {"title:(ship NEAR/2 anchor)", "c"},
                        {"body:(ship NEAR/3 anchor)", "a b"},
                        {"body:(anch* NEAR/1 container)", "c"},
                        {"hlead:(ship NEAR/3 anchor)", "a c"},
                        {"ship NEAR/2 zzz*", ""}};
  check(harbour(), rows);
}

TEST_CASE("places: SAME is one paragraph of the body", "[integration]") {
  IdsOf const rows[] = {{"ship SAME anchor", "a"},
                        {"ship SAME tug", "a d"},
                        {"\"ship\" SAME \"tug\"", "a"},
                        {"anchor SAME tug", "a b"},
                        {"tug SAME left", "a"},
                        {"lost SAME left", ""},
                        {"ship SAME anchor SAME tug", "a"},
                        {"body:(ship SAME anchor)", "a"},
                        {"(\"container ship\" OR US) SAME tug*", "a b"},
                        {"ship SAME (anchor NEAR/3 tug)", "a"},
                        {"tug -(ship SAME anchor)", "b d"}};
  check(harbour(), rows);
}

TEST_CASE("places: atleastN counts, firstN bounds", "[integration]") {
  IdsOf const rows[] = {{"atleast1(anchor)", "a b c d"},
                        {"atleast2(anchor)", "c"},
                        {"atleast3(anchor)", "c"},
                        {"atleast4(anchor)", ""},
                        {"body:atleast2(anchor)", "c"},
                        {"body:atleast3(anchor)", ""},
                        {"title:atleast1(anchor)", "c d"},
                        {"atleast3(tug)", "a"},
                        {"atleast2(tug*)", "a b"},
                        {"atleast2(\"the tug\")", "b"},
                        {"atleast4(ship OR anchor)", "c"},
                        {"tug -atleast3(tug)", "b d"},
                        {"first2(anchor)", "c"},
                        {"first4(anchor)", "b c"},
                        {"first3(anchor)", "c"},
                        {"first2(\"container ship\")", ""},
                        {"first3(\"container ship\")", "a"},
                        {"first8(tug)", "b d"},
                        {"first9(tug)", "a b d"},
                        {"first9(\"tug\")", "a b"},
                        {"first3(tug* OR ship)", "a b d"},
                        {"body:first3(ship NEAR/2 container)", "a"}};
  check(harbour(), rows);
}

TEST_CASE("places: words in all their forms, quoted ones as they stand", "[integration]") {
  MemoryIndex const index{{
      article_of({"a", "Kim inspected a missile at sea."}),
      article_of({"b", "Kim inspected two missiles.", "Missiles, Kim"}),
      article_of({"c", "Kim sah Raketen.", "", "", "", "de"}),
      article_of({"d", "Kim saw Raketen."}),
      article_of({"e", "New policies of the police.\n\nThey were dying, dying."}),
      article_of({"f", "The policy died.\n\nA missile launched."}),
      article_of({"g", "The Kim missilery, the us missile."}),
  }};
  IdsOf const rows[] = {{"kim NEAR/3 missiles", "a b"},
                        {"kim NEAR/3 missile", "a b"},
                        {"kim NEAR/3 \"missile\"", "a"},
                        {"kim NEAR/3 exact:missiles", "b"},
                        {"exact:(kim NEAR/3 missiles)", "b"},
                        {"kim NEAR/2 missile", "b"},
                        {"kim NEAR/2 \"missile\"", ""},
                        {"kim ADJ/3 missiles", "a b"},
                        {"missile ADJ/1 kim", "b"},
                        {"title:(missile ADJ/1 kim)", "b"},
                        {"body:(missile ADJ/1 kim)", ""},
                        {"body:(kim NEAR/3 missiles)", "a b"},
                        {"(inspect NEAR/2 missile) NEAR/1 kim", "a b"},
                        {"inspection NEAR/1 kim", "a b"},
                        {"kim NEAR/2 rakete", "c"},  // d is English
                        {"kim NEAR/2 raketen", "c d"},
                        {"new NEAR/1 policy", "e"},
                        {"policies NEAR/1 die", "f"},
                        {"they NEAR/2 die", "e"},
                        {"atleast2(die)", "e"},
                        {"atleast2(\"die\")", ""},
                        {"first2(missiles)", ""},
                        {"first4(missile)", "a b"},
                        {"first4(\"missile\")", "a"},
                        {"policies SAME dying", "f"},
                        {"police SAME policy", "e"},
                        {"launches SAME missiles", "f"},
                        {"US NEAR/1 missile", ""},
                        {"us NEAR/1 missiles", "g"},
                        {"atleast2(missile OR kim)", "a b g"}};
  check(index, rows);
  auto exact = fixed_clock();
  exact.exact = true;
  CHECK(index.ids("kim NEAR/3 missiles", {}, exact) == "b");
  // Scored as the words alone are.
  auto const score = [&](std::string_view query) {
    return internal::score_in(harbour().reader(), harbour().request(query).words, 1);
  };
  CHECK(score("ships NEAR/3 anchors").value() == Approx(score("ship anchor").value()));
}

TEST_CASE("places: two readings of the same letters are one word", "[integration]") {
  MemoryIndex const index{{article_of({"a", "The Jong-un."}), article_of({"b", "jongun, Jong"})}};
  IdsOf const rows[] = {{"jongun NEAR/3 jong", "b"},
                        {"\"jongun\" NEAR/3 \"jong\"", "b"},
                        {"jongun ADJ/1 jong", "b"},
                        {"jongun ADJ/1 un", "a"}};
  check(index, rows);
}

TEST_CASE("places: forms are read from the index, each language's own", "[integration]") {
  MemoryIndex const index{{article_of({"a", "missile missiles missilery kim"}),
                           article_of({"b", "Raketen", "", "", "", "de"})}};
  CHECK(print_plan(index.request("missiles NEAR/2 \"kim\"").words) ==
        "near within 3\n"
        "  forms of Zen:missil\n    term missile\n    term missiles\n"
        "  term kim\n");
  // A word without other forms is itself.
  CHECK(print_plan(index.request("kim NEAR/2 rakete").words) ==
        "near within 3\n"
        "  term kim\n"
        "  forms of Zde:raket\n    term raketen\n");
  CHECK(print_plan(index.request("kim NEAR/2 zzz").words) ==
        "near within 3\n  term kim\n  term zzz\n");
}

TEST_CASE("places: names and aliases in their other spellings", "[integration]") {
  MemoryIndex const index{{
      article_of({"a", "Biden met Yoon Suk Yeol."}),
      article_of({"b", "Biden met Yoon Seok-yeol."}),
      article_of({"c", "Biden met old Yun Sukyeol again."}),
      article_of({"d", "Biden spoke of many other things, and Yoon Seok-yeol left."}),
      article_of({"e", "North Korea fired missiles."}),
      article_of({"f", "The DPRK fired a missile."}),
      article_of({"g", "Korea, north of it: fired, missile."}),
  }};
  IdsOf const rows[] = {{"\"Yoon Suk Yeol\" NEAR/3 biden", "a b c"},
                        {"\"Yoon Suk Yeol\" NEAR/2 biden", "a b"},
                        {"biden ADJ/3 \"Yoon Sukyeol\"", "a b c"},
                        {"exact:\"Yoon Suk Yeol\" NEAR/3 biden", "a"},
                        {"body:(\"Yoon Suk Yeol\" NEAR/3 biden)", "a b c"},
                        {"\"Yoon Suk Yeol\" SAME left", "d"},
                        {"first5(\"Yoon Suk Yeol\")", "a b c"},
                        {"atleast1(\"Yoon Suk Yeol\")", "a b c d"},
                        {"DPRK ADJ/3 missile", "e f"},
                        {"\"North Korea\" ADJ/2 missile", "e"},
                        {"atleast1(DPRK)", "e f"}};
  check(index, rows);
  auto typed = fixed_clock();
  typed.variants = false;
  CHECK(index.ids("\"Yoon Suk Yeol\" NEAR/3 biden", {}, typed) == "a");
  CHECK(index.ids("DPRK ADJ/3 missile", {}, typed) == "f");
  auto const told = index.request("\"Yoon Suk Yeol\" NEAR/3 biden").variants;
  REQUIRE(told.size() == 3);
  CHECK(told[0].also == std::vector<std::string>{"Yoon Suk-yeol"});
}

TEST_CASE("places: nearness does not reach from one caption into the next", "[integration]") {
  auto article = article_of({"a", "body words", "alpha"});
  article.captions = {"bravo charlie", "delta", "echo"};
  article.deck = "foxtrot";
  MemoryIndex const index{{article}};
  IdsOf const rows[] = {{"bravo NEAR/1 charlie", "a"},   {"charlie NEAR/1000 delta", ""},
                        {"\"charlie delta\"~1000", ""},  {"caption:(delta NEAR/1000 echo)", ""},
                        {"alpha NEAR/1000 foxtrot", ""}, {"echo NEAR/1000 body", ""}};
  check(index, rows);
}

TEST_CASE("places: what has none is refused with its place", "[integration]") {
  struct Refused {
    std::string_view query;
    std::size_t offset;
    std::string_view said;
  };
  Refused const rows[] = {
      {"title:ship NEAR/3 anchor", 18, "within one field"},
      {"title:(ship SAME anchor)", 6, "body only"},
      {"title:first3(ship)", 6, "body only"},
      {"atleast2(genre:news)", 8, "whole values"},
      {"atleast2(a NEAR/2 b)", 8, "words and phrases"},
      {"first9(a b)", 6, "have a place"},
      {"atleast2(date:2023)", 8, "whole values"},
      {"first9(like(a))", 6, "have a place"},
  };
  for (auto const& row : rows) {
    INFO(row.query);
    try {
      static_cast<void>(harbour().ids(row.query));
      FAIL("answered");
    } catch (Error const& error) {
      CHECK(error.code() == Code::unsupported_operator);
      CHECK(error.message().find(row.said) != std::string::npos);
      REQUIRE(error.position());
      CHECK(error.position()->offset == row.offset);
    }
  }
}

TEST_CASE("places: the mark of a paragraph is no word", "[integration]") {
  IdsOf const rows[] = {{"a~1 NEAR/1 xyzzy", ""}, {"a~1 NEAR/1 ship", "b"}};
  check(harbour(), rows);
  CHECK(harbour().reader().frequency("=¶") == 4);
}

TEST_CASE("places: too many combinations are refused, not left out", "[integration]") {
  std::string body;
  std::string chain = "tug";
  for (int i = 0; i < 300; ++i) body += i % 2 == 0 ? "tug " : "anchor ";
  for (int i = 0; i < 100; ++i) body += "fog ";
  for (int i = 0; i < 12; ++i) chain += i % 2 == 0 ? " NEAR/30 anchor" : " NEAR/30 tug";
  MemoryIndex const index{{article_of({"a", body + "quay", "Quay"})}};
  CHECK(index.ids(chain) == "a");
  CHECK(index.ids("tug NEAR/30 tug NEAR/30 quay").empty());
  try {
    static_cast<void>(index.ids(chain + " NEAR/30 quay"));
    FAIL("it was answered");
  } catch (Error const& error) {
    CHECK(error.code() == Code::query_too_large);
  }
}
