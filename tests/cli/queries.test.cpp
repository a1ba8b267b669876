// backfile-search --queries: many questions in one run.
#include <sstream>
#include <utility>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

struct Harbour {
  TemporaryFolder folder;
  std::string database = folder.path("index");

  Harbour() {
    folder.write(
        "a.jsonl",
        R"({"id":"ferry","title":"Ferry strike","body":"The ferry waits.","date":"2023-09-14"}
{"id":"rail","title":"Rail strike","body":"No train runs."}
{"id":"empty","body":""}
{"id":"council","title":"Council","body":"The council met about us and the U.S. navy."}
)");
    REQUIRE(index({"add", "-d", database, folder.path("a.jsonl")}).status == 0);
  }

  // The answer with scores replaced: question, id, rank.
  std::vector<std::string> run_of(std::string const& list, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{
        "-d", database, "--queries", folder.write("q.tsv", list), "--format", "trec"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto const found = search(arguments);
    CHECK(found.err.empty());
    std::vector<std::string> rows;
    double last = 0;
    std::string asked;
    for (auto const& line : lines(found.out)) {
      std::istringstream columns{line};
      std::string question, zero, id, rank, tag, beyond;
      double score = 0;
      columns >> question >> zero >> id >> rank >> score >> tag;
      CHECK_FALSE(columns >> beyond);
      CHECK(zero == "Q0");
      CHECK(tag == "backfile");
      if (question == std::exchange(asked, question)) CHECK(score <= last);
      last = score;
      rows.push_back(question + ' ' + id + ' ' + rank);
    }
    return rows;
  }
};

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(Harbour, "cli: a run of queries", "[cli][queries]") {
  CHECK(run_of("q1\tferry strike\nq2\trail: \"strike\" -ferry\nq3\tzeppelin\nq4\tUS\n") ==
        Rows{"q1 ferry 1", "q1 rail 2", "q2 ferry 1", "q2 rail 2", "q4 council 1"});
  CHECK(run_of("q1\tferry strike\n", {"-n", "1"}) == Rows{"q1 ferry 1"});
  CHECK(run_of("q1\tferry strike\n", {"--offset", "1"}) == Rows{"q1 rail 2"});
  // A bound leaves undated articles in, unless they are hidden aloud or asked for alone.
  CHECK(run_of("q1\tstrike\n", {"--until", "2020"}) == Rows{"q1 rail 1"});
  CHECK(run_of("q1\tstrike\n", {"--since", "2023-09", "--undated", "only"}) == Rows{"q1 rail 1"});
}

TEST_CASE_METHOD(Harbour, "cli: a run from standard input, as JSON lines, as ids",
                 "[cli][queries]") {
  Launch launch;
  launch.in = "q1\trail\nq2\t?!\n";
  auto const ids = search({"-d", database, "--queries", "-", "--format", "ids"}, launch);
  CHECK(ids.status == 0);
  CHECK(ids.out == "q1\trail\n");
  CHECK(ids.err == "note: -:2: 'q2' has no words to search\n");
  auto const rows = search({"-d", database, "--queries", "-", "--format", "jsonl", "-q"}, launch);
  CHECK(rows.err.empty());
  REQUIRE(lines(rows.out).size() == 1);
  CHECK(lines(rows.out)[0].starts_with(R"({"query":"q1","rank":1,"score":)"));
  CHECK(lines(rows.out)[0].ends_with(R"(,"id":"rail"})"));
  launch.in = "q1\tzeppelin\n";
  std::vector<std::string> const asked{"-d", database, "--queries", "-", "--format", "trec"};
  CHECK(search(asked, launch).status == 1);
  CHECK(search(asked, launch).out.empty());
}

TEST_CASE_METHOD(Harbour, "cli: a run that is refused writes nothing", "[cli][queries]") {
  auto const list = folder.write("q.tsv", "q1\tferry\n");
  auto const broken = folder.write("broken.tsv", "q1\tferry\nno tab\n");
  struct Row {
    std::vector<std::string> arguments;
    std::string message;
  };
  Row const rows[] = {
      {{"--queries", broken, "--format", "trec"}, "error: " + broken + ":2: no tab\n"},
      {{"--queries", list}, "error: --queries writes a line an article\n"},
      {{"--queries", list, "--format", "json"}, "error: --queries writes a line an article\n"},
      {{"--queries", list, "--format", "trec", "ferry"},
       "error: --queries reads its questions from the file; 'ferry' is one more\n"},
      {{"--queries", list, "--format", "trec", "-F", "outlet"},
       "error: --queries lists articles; it counts no facets and no histogram\n"},
      {{"--queries", list, "--format", "trec", "--tag", "a b"},
       "error: --tag: a word without blanks is wanted\n"},
      {{"ferry", "--format", "trec"}, "error: --format trec is for runs of many queries\n"},
      {{"count", "--queries", list}, "error: --queries does not go with count\n"},
      {{"ferry", "--recency", "-3"}, "error: recency: -3 is no half-life in days\n"},
  };
  for (auto const& row : rows) {
    auto arguments = row.arguments;
    arguments.insert(arguments.end(), {"-d", database});
    auto const refused = search(arguments);
    INFO(refused.err);
    CHECK(refused.status == 2);
    CHECK(refused.out.empty());
    CHECK(refused.err.starts_with(row.message));
  }
  auto const missing = search({"-d", database, "--queries", "nowhere.tsv", "--format", "trec"});
  CHECK(missing.status != 0);
  CHECK(contains(missing.err, "nowhere.tsv: No such file or directory"));
}

TEST_CASE("cli: a run of queries lists every copy of a text", "[cli][queries]") {
  TemporaryFolder folder;
  auto const list = folder.write("q.tsv", "q1\therring quota\n");
  auto const path = sample_index().path;
  auto const run =
      lines(search({"-d", path, "--queries", list, "--format", "ids", "-n", "999"}).out);
  auto const all = ids(path, "herring OR quota");
  CHECK(run.size() == all.size());
  auto const rows = search({"-d", path, "--format", "ids", "--all", "herring OR quota"});
  CHECK(lines(rows.out).size() < all.size());
}
