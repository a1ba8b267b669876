// Queries whose quotes the shell may have taken.
#include "searcher/query/unquoted.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

TEST_CASE("unquoted: a field, a word and plain words in one argument", "[unit]") {
  auto const note = note_unquoted("title:arms deal");
  REQUIRE(note);
  CHECK(note->code == "maybe_unquoted");
  CHECK(note->message ==
        "got title:arms and deal separately; in the shell write 'title:\"arms deal\"'");
  CHECK(note_unquoted("headline:arms deal signed"));
  for (auto const* plain :
       {"title:arms", "arms deal", "title:\"arms deal\"", "title:(arms deal)", "title: arms deal",
        "title:arms AND deal", "title:arms date:2023", "title:arms -deal", "date:2023 deal",
        "genre:news deal", "nofield:arms deal", "ship title:arms", ""})
    CHECK_FALSE(note_unquoted(plain));
}
