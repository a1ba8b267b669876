// Words without stems, and with near spellings: what the reading becomes.
#include <backfile/query.hpp>

#include "tests/support/catch.hpp"

using namespace backfile;

namespace {

std::string read(std::string_view text, QueryOptions const& options) {
  auto const normalized = parse_query(text, options).normalized();
  CHECK(parse_query(normalized).normalized() == normalized);
  return normalized;
}

}  // namespace

TEST_CASE("word options: without stems words are quoted, stop words beside others are not",
          "[unit][query]") {
  struct Row {
    std::string_view text, read;
  };
  for (auto const& [text, wanted] : {
           Row{"ships", "\"ships\""},
           Row{"the ships", "the AND \"ships\""},
           Row{"the of", "\"the\" AND \"of\""},
           Row{"the OR ships", "\"the\" OR \"ships\""},
           Row{"the ships OR of", "(the AND \"ships\") OR \"of\""},
           Row{"Jong-un -talks", "\"Jong-un\" AND NOT \"talks\""},
           Row{"ships NEAR/5 (docks OR quays)", "\"ships\" NEAR/5 (\"docks\" OR \"quays\")"},
           Row{"title:(ships docks)^2", "(title:\"ships\" AND title:\"docks\")^2"},
           Row{"exact:ships \"sea ports\"~3 ship* shp~",
               "exact:ships AND \"sea ports\"~3 AND ship* AND shp~"},
           Row{"allcaps(US) like(a-1) date:2023",
               "allcaps(US) AND like(\"a-1\") AND date:2023-01-01..2023-12-31"},
       }) {
    CAPTURE(text);
    CHECK(read(text, {.stem = false}) == wanted);
  }
  CHECK(read("the ships", {.match = Match::any, .stem = false}) == "the OR \"ships\"");
}

TEST_CASE("word options: near spellings of all words long enough", "[unit][query]") {
  struct Row {
    std::string_view text;
    Fuzzy fuzzy;
    std::string_view read;
  };
  for (auto const& [text, fuzzy, wanted] : {
           Row{"harbour", Fuzzy::none, "harbour"},
           Row{"harbour", Fuzzy::by_length, "harbour~"},
           Row{"harbour", Fuzzy::one, "harbour~1"},
           Row{"Müller", Fuzzy::two, "Müller~2"},
           Row{"the sea port", Fuzzy::one, "the AND sea AND port~1"},
           Row{"2023 B-52s 북한의도시 U.S.", Fuzzy::one, "2023 AND B-52s AND 북한의도시 AND U.S."},
           Row{"title:harbour id:abcdef", Fuzzy::one, "title:harbour~1 AND id:abcdef"},
           Row{"\"harbour\" exact:harbour harb* harbour~2", Fuzzy::one,
               "\"harbour\" AND exact:harbour AND harb* AND harbour~2"},
       }) {
    CAPTURE(text);
    CHECK(read(text, {.fuzzy = fuzzy}) == wanted);
  }
  CHECK(read("sea harbour", {.stem = false, .fuzzy = Fuzzy::one}) == "\"sea\" AND harbour~1");
  CHECK_THROWS_AS(parse_query("harbour", {.exact = true, .fuzzy = Fuzzy::one}), Error);
}
