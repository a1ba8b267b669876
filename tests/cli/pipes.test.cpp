// Output into pipes, full disks and other programs; input from them.
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

struct Call {
  bool indexer;
  Words words;
};

// Every command that prints.
std::vector<Call> printing() {
  auto const& database = sample_index().path;
  auto const sample = std::string{source_folder()} + "/corpus/sample";
  return {
      {false, {"-d", database, "--all", "*"}},
      {false, {"-d", database, "--all", "--json", "*"}},
      {false, {"-d", database, "--all", "--format", "jsonl", "*"}},
      {false, {"-d", database, "--all", "--format", "ids", "*"}},
      {false, {"-d", database, "--all", "--format", "csv", "*"}},
      {false, {"-d", database, "--all", "--format", "tsv", "-o", "full", "*"}},
      {false, {"-d", database, "--all", "--template", "{title}", "*"}},
      {false, {"-d", database, "-o", "paths", "-0", "*"}},
      {false, {"-d", database, "facets"}},
      {false, {"-d", database, "histogram", "--format", "csv"}},
      {false, {"-d", database, "values", "outlet"}},
      {false, {"-d", database, "count", "--json", "herring"}},
      {false, {"-d", database, "count", "herring"}},
      {false, {"-d", database, "show", "000_gold_standard_herring", "001_transit_of_venus"}},
      {false, {"-d", database, "explain", "herring"}},
      {false, {"-d", database, "qqqqzzzz"}},
      {false, {"fields"}},
      {false, {"--help"}},
      {false, {"--version"}},
      {true, {"extract", sample}},
      {true, {"extract", "--format", "json", sample}},
      {true, {"info", "-d", database}},
      {true, {"check", "-d", database}},
      {true, {"check", "--format", "json", "-d", database}},
      {true, {"--help"}},
      {true, {"--version"}},
  };
}

std::string shown(Call const& call) {
  std::string text = call.indexer ? "backfile-index" : "backfile-search";
  for (auto const& word : call.words) text += ' ' + word;
  return text;
}

Finished made(Call const& call, Output out) {
  Launch const launch{.out = out};
  return call.indexer ? index(call.words, launch) : search(call.words, launch);
}

}  // namespace

TEST_CASE("cli: a reader that goes away is no error", "[cli][pipes]") {
  for (auto const& call : printing()) {
    INFO(shown(call));
    auto const done = made(call, Output::closed_pipe);
    CHECK(done.status == 0);
    CHECK(done.err == "");
  }
}

TEST_CASE("cli: a full disk is said, once", "[cli][pipes]") {
  for (auto const& call : printing()) {
    INFO(shown(call));
    auto const done = made(call, Output::full_device);
    CHECK(done.status == 74);
    CHECK(lines(done.err).size() == 1);
    CHECK(contains(done.err, "error: cannot write the output: No space left on device"));
  }
}

TEST_CASE("cli: UTF-8 whatever the locale says", "[cli][pipes]") {
  auto const& database = sample_index().path;
  for (auto const* locale : {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=no_such_locale"}) {
    INFO(locale);
    auto const found = search({"-d", database, "title:누리호"}, {.env = {"LANG=C", locale}});
    CHECK(found.status == 0);
    CHECK(found.err.empty());
    CHECK(contains(found.out, "누리호 두 번째 도전"));
    CHECK(search({"-d", database, "--format", "ids", "Zoe Kerrigan"}, {.env = {locale}}).out ==
          "001_transit_of_venus\n");
    CHECK(contains(search({"-d", database, "(누리호"}, {.env = {locale}}).err, "  (누리호\n  ^\n"));
  }
}

TEST_CASE("cli: colour is for terminals, or for who asks", "[cli][pipes]") {
  auto const& database = sample_index().path;
  struct Row {
    Words words;
    Words env;
    bool colored;
  };
  for (auto const& row : std::vector<Row>{
           {{}, {}, false},
           {{"--color", "auto"}, {}, false},
           {{"--color", "always"}, {}, true},
           {{"--color=always"}, {"NO_COLOR=1"}, true},
           {{"--color", "always"}, {"TERM=dumb"}, true},
           {{"--color", "never"}, {"CLICOLOR_FORCE=1"}, false},
           {{}, {"CLICOLOR_FORCE=1"}, true},
           {{}, {"NO_COLOR=1"}, false},
           {{}, {"NO_COLOR="}, false},
       }) {
    auto words = row.words;
    words.insert(words.begin(), {"-d", database, "herring"});
    auto const found = search(words, {.env = row.env});
    INFO((row.words.empty() ? "" : row.words.back()) << (row.env.empty() ? "" : row.env.front()));
    CHECK(found.status == 0);
    CHECK(contains(found.out, "\x1B[1;33m") == row.colored);
    CHECK(contains(found.out, "\x1B") == row.colored);
  }
  CHECK_FALSE(
      contains(search({"-d", database, "--color", "always", "--json", "herring"}).out, "\x1B"));
  CHECK_FALSE(
      contains(search({"-d", database, "--color", "always", "--format", "ids", "*"}).out, "\x1B"));
}

TEST_CASE("cli: ids and lines for other programs", "[cli][pipes]") {
  auto const& database = sample_index().path;
  auto const listed = search({"-d", database, "--format", "ids", "--all", "*"}).out;
  auto nuls = search({"-d", database, "--format", "ids", "--all", "-0", "*"}).out;
  CHECK_FALSE(contains(nuls, "\n"));
  for (auto& c : nuls)
    if (c == '\0') c = '\n';
  CHECK(nuls == listed);
  auto const rows = lines(search({"-d", database, "--format", "jsonl", "--all", "*"}).out);
  CHECK(rows.size() == lines(listed).size());
  Words in_rows;
  for (auto const& row : rows) {
    REQUIRE(json::accept(row));
    in_rows.push_back(json::parse(row)["id"]);
  }
  CHECK(in_rows == lines(listed));
  auto const answer = json::parse(search({"-d", database, "--json", "herring"}).out);
  CHECK(answer["format_version"] == 1);
  for (auto const* key : {"query", "index", "count", "took_ms", "notes", "suggestion", "hits",
                          "facets", "histogram", "next_cursor"}) {
    INFO(key);
    CHECK(answer.contains(key));
  }
}

TEST_CASE("cli: standard input, one page or JSON lines", "[cli][pipes]") {
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  auto const text = page("Alpha wins the regatta", "The boats of Alpha won.");
  auto const taken = index({"add", "-d", database, "-"}, {.in = text});
  CHECK(taken.status == 0);
  CHECK(totals(taken) == Totals{1, 0, 0, 0});
  CHECK(totals(index({"add", "-d", database, "-"}, {.in = text})) == Totals{0, 0, 1, 0});
  CHECK(index({"add", "-d", database, "-"}, {.in = ""}).status == 65);
  CHECK(index({"extract", "-"}, {.in = text}).status == 0);

  std::string const rows =
      "{\"key\":\"n1\",\"headline\":\"Beta mends\",\"text\":\"The weir.\",\"pub\":\"The "
      "Courier\"}\n"
      "\n"
      "{\"key\":\"n2\",\"headline\":\"Gamma sells\",\"text\":\"The ferry.\",\"when\":\"2021-03\"}\n"
      "[1]\n";
  auto const mapped = index(
      {"add", "-d", database, "--map", "id=key", "--map", "title=headline", "--map", "body=text",
       "--map", "outlet=pub", "--map", "date=when", "--report", folder.path("report"), "-"},
      {.in = rows});
  INFO(mapped.err);
  CHECK(mapped.status == 80);
  CHECK(totals(mapped) == Totals{2, 0, 0, 1});
  CHECK(ids(database, "outlet:courier") == Words{"n1"});
  CHECK(ids(database, "title:gamma date:2021-03") == Words{"n2"});
  auto const report = lines(read(folder.path("report")));
  REQUIRE(report.size() == 1);
  auto const row = json::parse(report.front());
  CHECK(row["path"] == "-");
  CHECK(row["line"] == 4);
  CHECK(row["rejected"] == true);
  CHECK_FALSE(row["reason"].get<std::string>().empty());
  auto const unmapped =
      index({"add", "-d", database, "-"}, {.in = "{\"kolom\":\"Zeta\",\"vak\":\"Words\"}\n"});
  CHECK(unmapped.status == 65);
  CHECK(
      contains(unmapped.err,
               "rejected -:1: neither title nor body under a known name; it has 'kolom', 'vak'"));

  // Two streams are two inputs, also where their articles have no id.
  CHECK(totals(index({"add", "-d", database, "-"},
                     {.in = "{\"title\":\"Delta buys\",\"body\":\"A pier.\"}\n"})) ==
        Totals{1, 0, 0, 0});
  CHECK(totals(index({"add", "-d", database, "-"},
                     {.in = "{\"title\":\"Epsilon builds\",\"body\":\"A mole.\"}\n"})) ==
        Totals{1, 0, 0, 0});
  CHECK(ids(database, "delta OR epsilon").size() == 2);
}

TEST_CASE("cli: the report has every line, the terminal the first hundred", "[cli][pipes]") {
  TemporaryFolder const folder;
  std::string rows;
  for (int i = 0; i < 150; ++i) rows += "[]\n";
  auto const added = index({"add", "-d", folder.path("index"), "--from", "jsonl", "--report",
                            folder.path("report"), "-"},
                           {.in = rows});
  CHECK(added.status == 65);
  CHECK(totals(added) == Totals{0, 0, 0, 150});
  CHECK(lines(added.err).size() == 102);
  CHECK(contains(added.err, "... and 50 more (--verbose tells, --report FILE lists all)"));
  auto const report = lines(read(folder.path("report")));
  CHECK(report.size() == 150);
  for (auto const& row : report) CHECK(json::accept(row));
}
