// Help, version, and what is a command, an option or a word of the query.
#include <nlohmann/json.hpp>

#include <regex>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using Words = std::vector<std::string>;

struct Commands {
  TemporaryFolder folder;
  std::string path = folder.path("index");

  // One article holds the words "count" and "search", the other does not.
  Commands() {
    folder.write("pages/count.txt",
                 page("Votes are counted", "The count and the search for herring end."));
    folder.write("pages/boats.txt", page("Boats come home", "They bring herring."));
    REQUIRE(index({"add", "-d", path, folder.path("pages")}).status == 0);
  }
};

}  // namespace

TEST_CASE("cli: help shows examples first", "[cli][command_line]") {
  for (bool const indexer : {true, false}) {
    for (auto const* option : {"--help", "-h"}) {
      auto const help = indexer ? index({option}) : search({option});
      std::string const name = indexer ? "backfile-index" : "backfile-search";
      INFO(name << ' ' << option);
      CHECK(help.status == 0);
      CHECK(help.err.empty());
      auto const examples = help.out.find("\nExamples\n");
      auto const commands = help.out.find("\nCommands ");
      auto const options = help.out.find("\nOptions of every day ");
      CHECK(examples != help.out.npos);
      CHECK(examples < commands);
      CHECK(commands < options);
      CHECK(options != help.out.npos);
      CHECK(contains(help.out, "usage: " + name));
      for (auto const& line : lines(help.out))
        if (line.starts_with("  " + name)) CHECK(line.size() <= 100);
    }
  }
  CHECK(search({"count", "--help"}).status == 0);
  CHECK(index({"add", "--help"}).status == 0);
}

TEST_CASE("cli: the help names values, not numbers of an enumeration", "[cli][command_line]") {
  for (auto const& text : {search({"--help"}).out, index({"--help"}).out})
    CHECK_FALSE(contains(text, "->"));
}

TEST_CASE("cli: the version is one line", "[cli][command_line]") {
  CHECK(std::regex_match(index({"--version"}).out,
                         std::regex{"backfile-index \\d+\\.\\d+\\.\\d+\\n"}));
  CHECK(std::regex_match(search({"--version"}).out,
                         std::regex{"backfile-search \\d+\\.\\d+\\.\\d+\\n"}));
  CHECK(search({"--version"}).status == 0);
}

TEST_CASE_METHOD(Commands, "cli: a command is the first word only", "[cli][command_line]") {
  struct Row {
    Words words;
    std::string out;
  };
  for (auto const& row : std::vector<Row>{
           {{"count", "-d", path, "herring"}, "2\n"},
           {{"-d", path, "count", "herring"}, "2\n"},
           {{"--db=" + path, "count", "herring"}, "2\n"},
           {{"-d", path, "--since", "2021", "count", "herring"}, "2\n"},
           {{"-d", path, "--format", "ids", "--", "count", "herring"}, "count\n"},
           {{"-d", path, "--format", "ids", "herring", "count"}, "count\n"},
           {{"-d", path, "--format", "ids", "search", "count"}, "count\n"},
           {{"-d", path, "--format", "ids", "search", "--", "search"}, "count\n"},
           {{"-d", path, "count", "--", "count"}, "1\n"},
           {{"-d", path, "count", "count"}, "1\n"},
           {{"-d", path, "--format", "ids", "--", "-count herring"}, "boats\n"},
           {{"-d", path, "--format", "ids", "--", "-count", "herring"}, "boats\n"},
           {{"-d", path, "--format", "ids", "herring", "--", "-count"}, "boats\n"},
       }) {
    std::string shown;
    for (auto const& word : row.words) shown += " [" + word + "]";
    INFO("backfile-search" << shown);
    auto const found = search(row.words);
    INFO(found.err);
    CHECK(found.out == row.out);
    CHECK(found.status == 0);
  }
}

TEST_CASE_METHOD(Commands, "cli: add is the verb where there is none", "[cli][command_line]") {
  auto const other = folder.path("other");
  CHECK(totals(index({"-d", other, folder.path("pages")})) == Totals{2, 0, 0, 0});
  CHECK(totals(index({folder.path("pages"), "-d", other})) == Totals{0, 0, 2, 0});
  CHECK(totals(index({"add", folder.path("pages"), "--db", other})) == Totals{0, 0, 2, 0});
  // Behind -- a name is a path, also that of a command.
  folder.write("here/info", page("Delta buys a ferry", "From the south."));
  auto const behind = index({"-d", other, "--", "info"}, {.folder = folder.path("here")});
  CHECK(totals(behind) == Totals{1, 0, 0, 0});
}

TEST_CASE_METHOD(Commands, "cli: declared values, and what a page says", "[cli][command_line]") {
  folder.write("plain/bare.txt",
               "Harbour shut\n\nThe harbour was shut by ice on all sides today.\n");
  auto const database = folder.path("declared");
  auto const added = index({"add", "-d", database, "--outlet", "The Courier", "--date", "2020-02",
                            "--byline", "Ada Quill", folder.path("plain"), folder.path("pages")});
  INFO(added.err);
  CHECK(totals(added) == Totals{3, 0, 0, 0});
  auto const shown = [&](std::string const& id) {
    return nlohmann::json::parse(search({"show", "-d", database, "--json", id}).out);
  };
  CHECK(shown("bare")["date"]["value"] == "2020-02");
  CHECK(shown("bare")["date"]["status"] == "declared");
  CHECK(shown("bare")["outlet"]["name"] == "The Courier");
  CHECK(shown("bare")["outlet"]["status"] == "declared");
  CHECK(shown("bare")["byline"][0]["name"] == "Ada Quill");
  // Stated wins; the declared value is kept beside it.
  CHECK(shown("boats")["date"]["value"] == "2021-09-14");
  CHECK(shown("boats")["date"]["status"] == "stated");
  CHECK(shown("boats")["date"]["alternatives"][0]["value"] == "2020-02");
  CHECK(shown("boats")["outlet"]["name"] == "Quillmoor Packet");
  CHECK(ids(database, "date:2020-02") == Words{"bare"});
  CHECK(totals(index({"add", "-d", database, "--trust", "declared", "--date", "2020-02",
                      folder.path("pages")})) == Totals{0, 2, 0, 0});
  CHECK(shown("boats")["date"]["value"] == "2020-02");
}
