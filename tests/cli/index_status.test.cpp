// Exit statuses of the indexer, and the lock between two of them.
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

// True once the child holds the lock: it has written its pid.
bool holds_lock(Child const& child, std::string const& database) {
  for (int i = 0; i < 500; ++i) {
    if (contains(read(database + "/writer.lock"), "pid " + std::to_string(child.pid())))
      return true;
    ::usleep(10'000);
  }
  return false;
}

}  // namespace

TEST_CASE("cli: what the indexer cannot do", "[cli][status]") {
  TemporaryFolder const folder;
  auto const page_path = folder.write("page.txt", page("Alpha wins", "The boats of Alpha won."));
  folder.write("foreign/notes.txt", "not an index");
  struct Row {
    std::vector<std::string> words;
    int status;
    std::string said;
  };
  auto const database = folder.path("index");
  std::vector<Row> const rows{
      {{"add", "-d", database}, 2, "add: no path given"},
      {{"add", "-d", database, "--bogus", page_path}, 2, "--bogus"},
      {{"add", "-d", database, "--trust", "nobody", page_path}, 2, "nobody"},
      {{"add", "-d", database, "--from", "pdf", page_path}, 2, "pdf"},
      {{"add", "-d", database, "--map", "colour=red", page_path}, 2, "--map colour=red"},
      {{"add", "-d", database, "--jobs", "-2", page_path}, 2, "-2"},
      {{"add", "-d", database, "--date", "yestreday", page_path}, 2, "'yestreday' is not a date"},
      {{"extract", "--date", "yestreday", page_path}, 2, "'yestreday' is not a date"},
      {{"extract"}, 2, "extract: no path given"},
      {{"remove", "-d", database}, 2, "remove: neither a query nor an id given"},
      {{"ad", page_path}, 2, "there is neither a command nor a file 'ad'\nhint: did you mean add?"},
      {{"add", "-d", database, "--jbos", "2", page_path}, 2, "did you mean --jobs?"},
      {{"info", "-d", folder.path("nowhere")}, 66, "no index at"},
      {{"check", "-d", folder.path("nowhere")}, 66, "no index at"},
      {{"remove", "-d", folder.path("nowhere"), "x"}, 66, "no index at"},
      {{"add", "-d", folder.path("foreign"), page_path}, 73, "holds other files and no index"},
      {{"add", "-d", page_path + "/index", page_path}, 73, ""},
      {{"add", "-d", database, "--report", folder.path("no/such/report"), page_path}, 73, "report"},
      {{"add", "-d", database, folder.path("missing")}, 66, "missing: no such file or folder"},
      {{"extract", folder.path("missing")}, 66, "missing: no such file or folder"},
  };
  for (auto const& row : rows) {
    std::string shown;
    for (auto const& word : row.words) shown += " [" + word + "]";
    INFO("backfile-index" << shown);
    auto const done = index(row.words);
    INFO(done.err);
    CHECK(done.status == row.status);
    CHECK(contains(done.err, row.said));
    CHECK(done.out.empty());
  }
  CHECK_FALSE(std::filesystem::exists(folder.path("nowhere")));
}

TEST_CASE("cli: partly taken is 80, nothing taken is 65", "[cli][status]") {
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  folder.write("mixed/good.txt", page("Alpha wins", "The boats of Alpha won."));
  folder.write("mixed/none.txt", "");
  folder.write("bad/none.txt", "");
  folder.write("bad/lines.jsonl", "{\n[]\n");
  auto const mixed = index({"add", "-d", database, folder.path("mixed")});
  CHECK(mixed.status == 80);
  CHECK(totals(mixed) == Totals{1, 0, 0, 1});
  CHECK(lines(mixed.err).front() == "rejected " + folder.path("mixed/none.txt") + ": empty");
  auto const again = index({"add", "-d", database, folder.path("mixed")});
  CHECK(again.status == 80);
  CHECK(totals(again) == Totals{0, 0, 1, 1});
  auto const bad = index({"add", "-d", database, folder.path("bad")});
  CHECK(bad.status == 65);
  CHECK(totals(bad) == Totals{0, 0, 0, 3});
  auto const missing = index({"add", "-d", database, folder.path("nowhere"), folder.path("mixed")});
  CHECK(missing.status == 80);
  CHECK(totals(missing) == Totals{0, 0, 1, 2});
  CHECK(index({"extract", folder.path("mixed")}).status == 80);
  CHECK(index({"extract", folder.path("bad/none.txt")}).status == 65);
  auto const quiet = index({"add", "-q", "-d", database, folder.path("mixed")});
  CHECK(quiet.status == 80);
  CHECK(lines(quiet.err).size() == 1);
}

TEST_CASE("cli: no input, a path that is not there, inputs without an article", "[cli][status]") {
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  std::filesystem::create_directories(folder.path("none/below"));
  folder.write("meta/a.json", "{}");
  folder.write("empty/a.jsonl", "");
  folder.write("empty/b.csv", "title,text\n");
  struct Row {
    std::vector<std::string> words;
    int status;
    std::string said;
  };
  auto const none = folder.path("none");
  for (auto const& row : std::vector<Row>{
           {{"add", "-d", database, none}, 0, "no input in " + none},
           {{"add", "-d", database, "--fail-if-unchanged", none}, 1, "no input in "},
           {{"add", "-d", database, "--sidecar", "{stem}.json", folder.path("meta")}, 0, "no input"},
           {{"extract", none}, 0, "no input in "},
           {{"add", "-d", database, folder.path("none/*.json")}, 66, "no such file or folder"}}) {
    auto const done = index(row.words);
    INFO(done.err);
    CHECK(done.status == row.status);
    CHECK(contains(done.err, row.said));
    CHECK(lines(done.err).size() == 1);
    CHECK_FALSE(std::filesystem::exists(database));
  }
  CHECK(index({"add", "-d", database, none, folder.path("nowhere")}).status == 66);
  for (auto const* const command : {"add", "extract"}) {
    auto const done = index({command, "-d", database, folder.path("empty")});
    CHECK(done.status == 65);
    CHECK(contains(done.err, "no article in any input"));
  }
}

TEST_CASE("cli: one writer at a time, readers all the time", "[cli][status]") {
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  auto const first = folder.write("alpha.txt", page("Alpha wins", "The boats of Alpha won."));
  auto const second = folder.write("beta.txt", page("Beta loses", "The boats of Beta sank."));
  REQUIRE(index({"add", "-d", database, first}).status == 0);

  Child writer{index_command({"add", "-d", database, "-"})};
  REQUIRE(holds_lock(writer, database));
  for (auto const& words : {std::vector<std::string>{"add", "-d", database, second},
                            std::vector<std::string>{"remove", "-d", database, "alpha"}}) {
    auto refused_words = words;
    refused_words.insert(refused_words.begin() + 1, {"--lock-timeout", "0.2"});
    auto const refused = index(refused_words);
    INFO(refused.err);
    CHECK(refused.status == 75);
    CHECK(
        contains(refused.err, "another indexer (pid " + std::to_string(writer.pid()) + ", since "));
    CHECK(contains(refused.err, "is writing; waited"));
    CHECK(contains(refused.err, "--lock-timeout"));
  }
  CHECK(ids(database, "boats") == std::vector<std::string>{"alpha"});
  CHECK(index({"check", "-d", database}).status == 0);

  Child waiting{index_command({"add", "-d", database, second, "--lock-timeout", "30"})};
  ::usleep(100'000);
  writer.write("{\"id\":\"gamma\",\"title\":\"Gamma draws\",\"body\":\"The boats met.\"}\n");
  auto const done = writer.finish();
  INFO(done.err);
  CHECK(done.status == 0);
  CHECK(totals(done) == Totals{1, 0, 0, 0});
  CHECK(waiting.finish().status == 0);
  CHECK(ids(database, "boats") == std::vector<std::string>{"alpha", "beta", "gamma"});

  Child killed{index_command({"add", "-d", database, "-"})};
  REQUIRE(holds_lock(killed, database));
  killed.signal(SIGKILL);
  CHECK(killed.finish().status == 128 + SIGKILL);
  CHECK(index({"remove", "-d", database, "alpha", "--lock-timeout", "0"}).status == 0);
}
