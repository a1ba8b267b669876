// Answers to many questions as lines.
#include "searcher/render/trec.hpp"
#include "tests/support/catch.hpp"

#include <backfile/error.hpp>

using namespace backfile;
using namespace backfile::internal;

TEST_CASE("trec: a line an answer", "[unit][queries]") {
  CHECK(trec_lines("q1", {{"b-2", 7.25}, {"a-1", 0.0000004}}, "run", 0) ==
        "q1 Q0 b-2 1 7.250000 run\nq1 Q0 a-1 2 0.000000 run\n");
  CHECK(trec_lines("q1", {{"b-2", 7.25}}, "run", 20) == "q1 Q0 b-2 21 7.250000 run\n");
  CHECK(trec_lines("q1", {}, "run", 0).empty());
}

TEST_CASE("trec: an id that would be two columns is refused", "[unit][queries]") {
  for (auto const* id : {"a b", "a\tb", "a\nb"})
    CHECK_THROWS_WITH(trec_lines("q1", {{id, 1.0}}, "run", 0), Catch::Contains("has a blank"));
}

TEST_CASE("trec: the same as JSON lines", "[unit][queries]") {
  CHECK(json_lines("q1", {{"a b", 1.5}, {"c\"d", 1.0}}, 1) ==
        "{\"query\":\"q1\",\"rank\":2,\"score\":1.5,\"id\":\"a b\"}\n"
        "{\"query\":\"q1\",\"rank\":3,\"score\":1.0,\"id\":\"c\\\"d\"}\n");
}
