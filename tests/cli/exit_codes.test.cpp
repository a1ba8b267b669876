// Exit statuses and messages of the searcher: rows of {words, status, what it says}.

#include <filesystem>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

struct Row {
  std::vector<std::string> words;
  int status;
  std::vector<std::string> said;  // parts of standard error
};

void check(std::vector<Row> const& rows, std::string const& database) {
  for (auto const& row : rows) {
    auto words = row.words;
    words.insert(words.begin(), {"-d", database});
    std::string shown;
    for (auto const& word : row.words) shown += " [" + word + "]";
    INFO("backfile-search" << shown);
    auto const found = search(words);
    INFO(found.err);
    CHECK(found.status == row.status);
    for (auto const& part : row.said) {
      INFO("must say: " << part);
      CHECK(contains(found.err, part));
    }
    if (row.status > 1) {
      CHECK(found.out.empty());
      CHECK(found.err.starts_with("error: "));
    }
  }
}

}  // namespace

TEST_CASE("cli: found, not found", "[cli][status]") {
  check(
      {
          {{"herring"}, 0, {}},
          {{"qqqqzzzz"}, 1, {}},
          {{"qqqqzzzz", "--no-match-ok"}, 0, {}},
          {{"count", "qqqqzzzz"}, 1, {}},
          {{"count", "qqqqzzzz", "--no-match-ok"}, 0, {}},
          {{"--json", "qqqqzzzz"}, 1, {}},
          {{"--format", "ids", "qqqqzzzz"}, 1, {}},
          {{"-n", "0", "herring"}, 0, {}},
          {{"strike or pension"}, 1, {"note: 'or' was read as a word; write OR to mean either\n"}},
          {{"show", "000_gold_standard_herring"}, 0, {}},
          {{"show", "no_such_article"}, 66, {"no article has the id 'no_such_article'"}},
      },
      sample_index().path);
}

TEST_CASE("cli: what cannot be asked", "[cli][status]") {
  check(
      {
          {{}, 2, {"nothing to search"}},
          {{""}, 2, {"nothing to search"}},
          {{"--bogus", "herring"}, 2, {"--bogus", "--help"}},
          {{"herring", "--limit"}, 2, {"--limit"}},
          {{"herring", "-n", "many"}, 2, {"many"}},
          {{"herring", "-n", "-3"}, 2, {"-3"}},
          {{"herring", "--offset", "-1"}, 2, {"-1"}},
          {{"herring", "--histogram", "decade"}, 2, {"decade", "month"}},
          {{"herring", "--format", "yaml"}, 2, {"yaml", "json"}},
          {{"herring", "-F", "outlte"}, 2, {"there is no field 'outlte'"}},
          {{"herring", "-F", "outlet:0"}, 2, {"'0' is not a number of values", "outlet:all"}},
          {{"show"}, 2, {"no id given"}},
          {{"-sanctions", "russia"}, 2, {"unknown option -sanctions", "--", "'-sanctions"}},
          {{"-quota"}, 2, {"unknown option -quota", "'-quota"}},
          {{"--fromat", "json", "x"}, 2, {"unknown option --fromat", "did you mean --format?"}},
          {{"--sort", "newset", "x"}, 2, {"'newset' is none of", "did you mean newest?"}},
          {{"serach", "quota", "walrus"}, 1, {"'serach' was searched as a word", "command is search"}},
          {{""}, 2, {"there is nothing to search\nhint"}},
          {{"-ukraine", "russia"}, 2, {"unknown option -ukraine", "--", "'-ukraine"}},
          {{"outlte:herald"},
           2,
           {"error: there is no field 'outlte'\n  outlte:herald\n  ^^^^^^\nhint: ",
            "did you mean outlet: ?", "all fields: backfile-search fields", "\"outlte:herald\""}},
          {{"kim", "AND"}, 2, {"AND needs something on its right", "\n  kim AND\n      ^^^\n"}},
          {{"kim (a OR b"}, 2, {"not closed", "\n  kim (a OR b\n      ^\nhint: "}},
          {{"국회 (예산"}, 2, {"\n  국회 (예산\n       ^\n"}},  // two columns each
          {{"kim \"arms deal"}, 2, {"quote", "\n  kim \"arms deal\n      ^\nhint: "}},
          {{"red\x1B[31m"}, 2, {"control character"}},
          {{"kim \xFF"}, 2, {"UTF-8"}},
      },
      sample_index().path);
}

TEST_CASE("cli: dates that cannot be", "[cli][status]") {
  check(
      {
          {{"date:yestreday"},
           2,
           {"'yestreday' is not a date\n  date:yestreday\n       ^^^^^^^^^\nhint: ",
            "try yesterday, 2023-09-14, 2023-09, 7d.."}},
          {{"date:2023-13-40"}, 2, {"2023-13-40: month 13 does not exist"}},
          {{"date:2023-02-30"}, 2, {"2023-02-30"}},
          {{"date:2023-09-30..2023-09-01"},
           2,
           {"the range ends (2023-09-01) before it starts (2023-09-30)",
            "did you mean 2023-09-01..2023-09-30?"}},
          {{"date:09/10/2023"},
           2,
           {"09/10/2023 can be 9 Oct or 10 Sep", "2023-10-09", "2023-09-10", "--date-order"}},
          {{"x", "--since", "2023-13"}, 2, {"--since: 2023-13: month 13 does not exist"}},
          {{"x", "--until", "soonish"}, 2, {"--until: 'soonish' is not a date"}},
          {{"x", "--on", "09/10/2023"}, 2, {"--on: 09/10/2023 can be 9 Oct or 10 Sep"}},
          {{"x", "--since", "2024", "--until", "2023"}, 2, {"2024-01-01", "2023-12-31"}},
          {{"--tz", "Mars/Base", "date:today"}, 2, {"Mars/Base"}},
          {{"--date-order", "dmy", "--", "herring date:22/09/1931"}, 0, {}},
      },
      sample_index().path);
}

TEST_CASE("cli: no index, or no index of ours", "[cli][status]") {
  TemporaryFolder const folder;
  auto const nowhere = folder.path("nowhere");
  auto const touched = folder.path("touched");
  folder.write("foreign/notes.txt", "not an index");
  folder.write("stub/XAPIANDB", "remote :touch " + touched + "\n");
  folder.write("auto/XAPIANDB", "auto " + sample_index().path + "\n");
  folder.write("climbing/XAPIANDB", "glass ../" + touched + "\n");
  folder.write("a_file", "not a folder");
  for (auto const& command : {"search", "count", "show", "explain"}) {
    INFO(command);
    check({{{command, "herring"},
            66,
            {"no index at " + nowhere, "backfile-index add -d " + nowhere}}},
          nowhere);
    check({{{command, "herring"}, 66, {"foreign"}}}, folder.path("foreign"));
    check({{{command, "herring"}, 66, {"stub is not a Backfile index"}}}, folder.path("stub"));
    check({{{command, "herring"}, 66, {"not a Backfile index"}}}, folder.path("auto"));
    check({{{command, "herring"}, 66, {"not a Backfile index"}}}, folder.path("climbing"));
    check({{{command, "herring"}, 66, {}}}, folder.path("a_file"));
  }
  for (auto const& command : {"info", "check", "add", "remove"}) {
    auto const refused = index({command, "-d", folder.path("stub"), "x"});
    INFO(command << ": " << refused.err);
    CHECK(refused.status == 66);
    CHECK(contains(refused.err, "not a Backfile index"));
  }
  CHECK_FALSE(std::filesystem::exists(touched));
  CHECK_FALSE(std::filesystem::exists(nowhere));
  auto const data = folder.path("data");
  auto const standard = search({"herring"}, {.env = {"XDG_DATA_HOME=" + data}});
  CHECK(standard.status == 66);
  CHECK(contains(standard.err, "no index at " + data + "/backfile/default"));
  CHECK(search({"herring"}, {.env = {"BACKFILE_DB=" + sample_index().path}}).status == 0);
}
