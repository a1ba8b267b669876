// Words by the places they stand at: NEAR, ADJ, SAME, atleastN(), firstN().
#include <catch2/catch.hpp>
#include <string>

#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

struct Row {
  std::string_view query;
  std::string_view ids;
};

template <std::size_t N>
void check(MemoryIndex const& index, Row const (&rows)[N]) {
  for (auto const& row : rows) {
    INFO(row.query);
    CHECK(index.ids(row.query) == row.ids);
  }
}

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
  Row const rows[] = {{"\"container ship\" NEAR/3 anchor", "a"},
                      {"\"container ship\" NEAR/2 anchor", ""},
                      {"anchor ADJ/9 \"container ship\"", ""},
                      {"\"container ship\" ADJ/3 anchor", "a"},
                      {"anch* NEAR/3 tug", "a b"},
                      {"ship* NEAR/1 pull*", "d"},
                      {"ancor~ NEAR/4 tug", "a b"},
                      {"ancor~ NEAR/3 tug", "a b"},
                      {"ancor~ NEAR/2 tug", ""},
                      {"allcaps(us) NEAR/2 tug", "b"},
                      {"(\"container ship\" OR tugs) NEAR/3 (anchor OR pull)", "a d"},
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
  Row const rows[] = {{"ship SAME anchor", "a"},
                      {"ship SAME tug", "a"},
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
  Row const rows[] = {{"atleast1(anchor)", "a b c d"},
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
                      {"first8(tug)", "b"},
                      {"first9(tug)", "a b"},
                      {"first3(tug* OR ship)", "a b d"},
                      {"body:first3(ship NEAR/2 container)", "a"}};
  check(harbour(), rows);
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
      {"like(a)", 0, "cannot be searched"},
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
  Row const rows[] = {{"a~1 NEAR/1 xyzzy", ""}, {"a~1 NEAR/1 ship", "b"}};
  check(harbour(), rows);
  CHECK(harbour().reader().frequency("=¶") == 4);
}
