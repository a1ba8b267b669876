// What users of other tools type, on the real program; and aliases that an index keeps.
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using Words = std::vector<std::string>;

std::string dated_page(std::string_view title, std::string_view line, std::string_view body) {
  return std::string{title}.append("\n\n").append(line).append("\n\n").append(body).append(
      "\n\nCopyright (c) 2023 Quillmoor Packet. All rights reserved.\n");
}

struct Habits {
  TemporaryFolder folder;
  std::string path = folder.path("index");

  Habits() {
    folder.write("pages/early.txt",
                 dated_page("Russia sanctions reach the harbour", "September 1, 2023 By Ji Da-gyum",
                            "North Korea and Russia agreed on missile parts, officials said."));
    folder.write("pages/late.txt",
                 dated_page("Ties with Ukraine deepen", "September 20, 2023 By Ada Quill",
                            "The deal on grain with Ukraine holds, and no missile flew."));
    REQUIRE(index({"add", "-d", path, folder.path("pages")}).status == 0);
  }

  [[nodiscard]] Finished ask(Words words) const {
    words.insert(words.begin(), {"-d", path, "--now", "2023-09-21T12:00:00Z", "--tz", "UTC"});
    return search(words);
  }
};

std::string shown(Words const& words) {
  std::string text;
  for (auto const& word : words) text += " [" + word + "]";
  return text;
}

}  // namespace

TEST_CASE_METHOD(Habits, "habits: queries of other tools", "[cli][habits]") {
  struct Row {
    std::string query;
    std::string out;
  };
  for (auto const& row : std::vector<Row>{
           {"date:yesterday..", "late\n"},
           {"date:2w..", "late\n"},
           {"from:ji subject:sanctions", "early\n"},
           {"s:sanctions d:20230901..20230930", "early\n"},
           {"author:\"ji da-gyum\" -ukraine date:2023-09-01/2023-09-30", "early\n"},
           {"title:(ties OR deal) AND date:[2023-09-01 TO 2023-09-30]", "late\n"},
           {"title:(ties OR sanctions) AND date:{2023-09-01 TO 2023-09-30}", "late\n"},
           {"\"korea north\"~3", "early\n"},
           {"misile~1 grain^2", "late\n"},
           {"hlead(russia W/5 sanctions) AND byline(ji)", "early\n"},
           {"byline(quill) AND atleast2(ukraine)", "late\n"},
           {"russia PRE/2 sanctions", "early\n"},
       }) {
    INFO(row.query);
    auto const found = ask({"--format", "ids", "--", row.query});
    INFO(found.err);
    CHECK(found.out == row.out);
    CHECK(found.status == 0);
  }
}

TEST_CASE_METHOD(Habits, "habits: options of other tools", "[cli][habits]") {
  struct Row {
    Words words;
    std::string out;
  };
  using namespace std::literals;
  for (auto const& row : std::vector<Row>{
           {{"--output=messages", "harbour"}, "early\n"},
           {{"--output", "ids", "harbour"}, "early\n"},
           {{"--format=text0", "harbour"}, "early\0"s},
           {{"--format=ids", "-0", "harbour"}, "early\0"s},
           {{"--format", "ids", "--sort=newest-first", "missile"}, "late\nearly\n"},
           {{"--format", "ids", "--sort", "oldest-first", "missile"}, "early\nlate\n"},
           {{"--format", "ids", "--sort", "oldest-first", "--limit=1", "missile"}, "early\n"},
           {{"--format", "ids", "--sortfield=date", "--maxnum=1", "missile"}, "early\n"},
           {{"--format", "ids", "--sortfield", "date", "--reverse", "--maxnum", "1", "missile"},
            "late\n"},
           {{"--format", "ids", "--sortfield=subject", "missile"}, "early\nlate\n"},
           {{"--format", "ids", "--since=2 weeks ago", "missile"}, "late\n"},
           {{"--format", "ids", "--until=2023-09-02", "missile"}, "early\n"},
       }) {
    INFO("backfile-search" << shown(row.words));
    auto const found = ask(row.words);
    INFO(found.err);
    CHECK(found.out == row.out);
    CHECK(found.status == 0);
  }
  CHECK(nlohmann::json::parse(ask({"--json", "harbour"}).out)["count"]["articles"] == 1);
  CHECK(ask({"--analyze", "s:sanctions"}).out == ask({"explain", "s:sanctions"}).out);
  CHECK(ask({"--count", "sanctions"}).out == ask({"count", "sanctions"}).out);
  CHECK_FALSE(ask({"--count", "sanctions"}).out.empty());
  CHECK(contains(ask({"--analyze", "s:sanctions"}).out, "reading    title:sanctions\n"));
  // Behind -- nothing is an option.
  CHECK(ask({"--format", "ids", "--", "--maxnum"}).status == 2);
}

TEST_CASE_METHOD(Habits, "habits: what has no counterpart is taught", "[cli][habits]") {
  struct Row {
    Words words;
    int status;
    std::string said;
  };
  for (auto const& row : std::vector<Row>{
           {{"date aft 9/1/2023"}, 2, "since:2023-09-01"},
           {{"--reverse", "missile"}, 2, "--sortfield date"},
           {{"--sortfield=maildir", "missile"}, 2, "--sortfield"},
           {{"russia w/5 sanctions"}, 1, "note: 'w/5' was read as a word; write W/5"},
           {{"russia W/5 sanctions"}, 0, "note: W/5 is read as NEAR, in any order; PRE/5 keeps"},
           {{"saved:morning"}, 2, "saved searches are not offered yet"},
       }) {
    INFO("backfile-search" << shown(row.words));
    auto const found = ask(row.words);
    INFO(found.err);
    CHECK(found.status == row.status);
    CHECK(contains(found.err, row.said));
  }
}

TEST_CASE_METHOD(Habits, "lenient: the program mends and says so", "[cli][habits]") {
  auto const strict = ask({"outlte:russia \"north korea"});
  CHECK(strict.status == 2);
  auto const found = ask({"--lenient", "--format", "ids", "harbour (\"north korea"});
  INFO(found.err);
  CHECK(found.status == 0);
  CHECK(found.out == "early\n");
  CHECK(contains(found.err, "note: the quote before 'north korea' was closed at the end\n"));
  CHECK(contains(found.err, "note: the bracket before"));
  CHECK(ask({"--lenient", "--format", "ids", "harbour \xFF"}).out == "early\n");
  CHECK(ask({"--lenient", std::string(70'000, 'a')}).status == 2);
}

TEST_CASE_METHOD(Habits, "aliases: an index keeps those of a file", "[cli][habits]") {
  auto const good = folder.write("good.aliases", "# ships\nHBR = harbour\nNKR = North Korea\n");
  auto const bad = folder.write("bad.aliases", "HBR = harbour\n\nlonely\n");
  auto const refused = index({"add", "-d", path, "--aliases", bad, folder.path("pages")});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "bad.aliases, line 3: one name alone"));
  CHECK(ask({"HBR"}).status == 1);
  CHECK(index({"add", "-d", path, "--aliases", good, folder.path("pages")}).status == 0);
  CHECK(ask({"--format", "ids", "HBR"}).out == "early\n");
  CHECK(ask({"--no-variants", "HBR"}).status == 1);
  CHECK(contains(index({"info", "-d", path}).out, "\nalias groups 2\n"));
  auto const json = nlohmann::json::parse(ask({"--json", "NKR"}).out);
  CHECK(json["query"]["variants"][0]["rule"] == "alias");
  CHECK(json["query"]["variants"][0]["also"][0] == "North Korea");
  auto const more = folder.write("more.aliases", "GRN = grain\n");
  CHECK(ask({"--format", "ids", "--aliases", more, "GRN OR HBR", "--sort=oldest"}).out ==
        "early\nlate\n");
  // Without the option they stay; with an empty file they go.
  CHECK(index({"add", "-d", path, folder.path("pages")}).status == 0);
  CHECK(ask({"--format", "ids", "HBR"}).out == "early\n");
  auto const none = folder.write("none.aliases", "# none\n");
  CHECK(index({"add", "-d", path, "--aliases", none, folder.path("pages")}).status == 0);
  CHECK(ask({"HBR"}).status == 1);
}

TEST_CASE_METHOD(Habits, "limits: hostile queries are answered or refused by name",
                 "[cli][habits]") {
  auto const times = [](std::string_view piece, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += piece;
    return text;
  };
  struct Row {
    std::string query;
    int status;
    std::string said;
  };
  for (auto const& row : std::vector<Row>{
           {times("a", 100'000), 2, "the limit is 65536"},
           {times("(", 100'000 / 2) + "a1", 2, "64 levels"},
           {times("harbour ", 1025), 2, "more than 1024 words"},
           {times("harb* ", 65), 2, "more than 64 wildcards"},
           {times("ha* ", 65), 2, "more than 24 wildcards"},
           {times("harbour~1 ", 9), 2, "more than 8 near spellings"},
           {times("*ar ", 9), 2, "more than 8 near spellings"},
           {"w*", 2, "at least two letters"},
           {"/^har.*r$/", 2, "right behind a word"},
           {"'; DROP TABLE articles; --", 1, ""},
           {"7' OR '7'='7", 1, ""},
           {"harbour\xC3", 2, "not valid UTF-8"},
       }) {
    INFO(row.query.substr(0, 60));
    auto const found = ask({"--", row.query});
    INFO(found.err.substr(0, 300));
    CHECK(found.status == row.status);
    CHECK(contains(found.err, row.said));
  }
}
