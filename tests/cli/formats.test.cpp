// What the formats promise, on real answers.
#include <nlohmann/json.hpp>

#include <map>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"
#include "tests/support/schema_check.hpp"
#include "tests/support/table_reader.hpp"

using namespace backfile::test;
using backfile::tests::read_table;
using backfile::tests::schema_faults;

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

Finished ask(Words words, Launch const& launch = {}) {
  words.insert(words.begin(), {"-d", sample_index().path});
  return search(std::move(words), launch);
}

json schema() {
  return json::parse(read(std::string{source_folder()} + "/searcher/render/result.schema.json"));
}

Words faults_of(std::string const& answer) { return schema_faults(schema(), json::parse(answer)); }

}  // namespace

TEST_CASE("formats: every answer fits the schema", "[cli][formats]") {
  for (auto const& words : std::vector<Words>{
           {"--all", "--json", "*"},
           {"--json", "herring"},
           {"--json", "qqqqzzzz"},
           {"--json", "quoto", "date:2023"},
           {"--json", "--tz", "Asia/Seoul", "\"Yoon Suk Yeol\" OR ferry", "--since", "2020"},
           {"--json", "-F", "outlet:2,byline,year:all", "--histogram", "month", "date:2018.."},
           {"--json", "--outlet", "Larkwire", "-F", "outlet", "*"},
           {"--json", "--all", "-o", "full", "storm"},
           {"facets", "--json"},
           {"histogram", "--json", "--by", "quarter", "storm OR flood"},
       }) {
    std::string shown;
    for (auto const& word : words) shown += ' ' + word;
    INFO(shown);
    CHECK(faults_of(ask(words).out) == Words{});
  }
}

TEST_CASE("formats: the schema refuses what it should", "[cli][formats]") {
  auto const good = json::parse(ask({"--json", "-n", "1", "herring"}).out);
  CHECK(schema_faults(schema(), good) == Words{});
  auto const refuses = [&](auto spoil) {
    auto bad = good;
    spoil(bad);
    return !schema_faults(schema(), bad).empty();
  };
  CHECK(refuses([](json& a) { a.erase("suggestion"); }));
  CHECK(refuses([](json& a) { a["format_version"] = 2; }));
  CHECK(refuses([](json& a) { a["hits"][0].erase("group"); }));
  CHECK(refuses([](json& a) { a["hits"][0]["words"] = "12"; }));
  CHECK(refuses([](json& a) { a["hits"][0]["date"]["status"] = "guessed"; }));
  CHECK(refuses([](json& a) { a["hits"][0]["date"]["value"] = "last year"; }));
  CHECK(refuses([](json& a) { a["hits"][0]["snippets"][0]["highlights"] = {{1}}; }));
  CHECK(refuses([](json& a) { a["facets"] = json::array(); }));
  CHECK(refuses([](json& a) { a["count"]["articles"] = -1; }));
}

TEST_CASE("formats: csv and tsv read back strictly, with the values of the JSON",
          "[cli][formats]") {
  auto const answer = json::parse(ask({"--all", "--json", "-o", "full", "*"}).out);
  for (auto const* format : {"csv", "tsv"}) {
    bool const csv = format == std::string{"csv"};
    auto const found = ask({"--all", "--format", format, "-o", "full", "*"});
    CHECK(found.status == 0);
    auto const rows = read_table(found.out, csv ? ',' : '\t', csv ? "\r\n" : "\n");
    REQUIRE(rows.size() == answer["hits"].size() + 1);
    std::map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < rows[0].size(); ++i) at[rows[0][i]] = i;
    auto const text = [](json const& value) {
      return value.is_null() ? std::string{} : value.get<std::string>();
    };
    for (std::size_t i = 1; i < rows.size(); ++i) {
      auto const& hit = answer["hits"][i - 1];
      INFO(hit["id"]);
      CHECK(rows[i][at.at("rank")] == hit["rank"].dump());
      for (auto const* key : {"id", "title", "deck", "genre", "lang", "dateline", "path", "body"})
        CHECK(rows[i][at.at(key)] == text(hit[key]));
      CHECK(rows[i][at.at("date")] == text(hit["date"]["value"]));
      CHECK(rows[i][at.at("outlet")] == text(hit["outlet"]["name"]));
      CHECK(rows[i][at.at("words")] == hit["words"].dump());
    }
  }
}

TEST_CASE("formats: fields and rows are chosen", "[cli][formats]") {
  CHECK(ask({"--format", "csv", "--fields", "id,date_precision,outlet", "title:ferry"}).out ==
        "id,date_precision,outlet\r\n040_ferry_aground_sound,,\r\n");
  CHECK(ask({"--format", "tsv", "-o", "ids", "title:ferry"}).out ==
        "id\n040_ferry_aground_sound\n");
  CHECK(ask({"-o", "ids", "title:ferry"}).out == "040_ferry_aground_sound\n");
  CHECK(ask({"-o", "count", "title:ferry"}).out == "1\n");
  CHECK(ask({"--template", "{date:%F|undated} {id:10}|{rank:>3}", "title:ferry"}).out ==
        "undated 040_ferry…|  1\n");
  CHECK(ask({"--format", "jsonl", "--fields", "id,words", "title:ferry"})
            .out.starts_with("{\"id\":\"040_ferry_aground_sound\",\"words\":"));
  auto const paths = ask({"-o", "paths", "--all", "-g", "none", "*"});
  CHECK(lines(paths.out).size() == 92);
  CHECK(contains(paths.out, "corpus/sample/040_ferry_aground_sound.txt\n"));
  auto const full = ask({"-o", "full", "title:ferry"});
  CHECK(contains(full.out, "\ndate       (unknown)\n"));
  CHECK(full.out.ends_with("\n1 article\n"));
}

TEST_CASE("formats: jsonl ends with its summary where that is wanted", "[cli][formats]") {
  auto const rows =
      lines(ask({"--format", "jsonl", "--summary", "-n", "2", "storm OR flood", "-F", "lang"}).out);
  REQUIRE(rows.size() == 3);
  auto const summary = json::parse(rows[2])["summary"];
  auto const answer = json::parse(ask({"--json", "-n", "2", "storm OR flood", "-F", "lang"}).out);
  CHECK(json::parse(rows[0]) == answer["hits"][0]);
  CHECK(summary["count"] == answer["count"]);
  CHECK(summary["facets"] == answer["facets"]);
  CHECK_FALSE(summary.contains("hits"));
}

TEST_CASE("formats: ninjs items are read back as the articles they were", "[cli][formats]") {
  TemporaryFolder const folder;
  auto const items = ask({"--all", "--group", "none", "--format", "ninjs", "*"});
  CHECK(lines(items.out).size() == 92);
  folder.write("items.ninjs", items.out);
  auto const copy = folder.path("copy.index");
  CHECK(index({"add", "-q", "-d", copy, folder.path("items.ninjs")}).status == 0);
  Words const columns{"--all",
                      "--group",
                      "none",
                      "--sort",
                      "title",
                      "--format",
                      "csv",
                      "--fields",
                      "title,deck,outlet,source,byline,genre,dateline,lang,"
                      "words,captions,body"};
  auto back = columns;
  back.insert(back.begin(), {"-d", copy});
  CHECK(search(back).out == ask(columns).out);
  CHECK(search({"-d", copy, "count", "date:none"}).out == ask({"count", "date:none"}).out);
  CHECK(search({"-d", copy, "count", "date:2023"}).out == ask({"count", "date:2023"}).out);
  CHECK(ask({"--format", "ninjs", "--fields", "title", "*"}).status == 2);
}

TEST_CASE("formats: what cannot be written is refused", "[cli][formats]") {
  struct Row {
    Words words;
    std::string said;
  };
  for (auto const& row : std::vector<Row>{
           {{"--fields", "id,titel", "--format", "csv", "x"},
            "error: there is no column 'titel'\n  id,titel\n     ^^^^^\n"},
           {{"--template", "{id} {outlte}", "x"},
            "error: there is no column 'outlte'\n  {id} {outlte}\n        ^^^^^^\n"},
           {{"--template", "{id", "x"}, "error: this { has no }\n  {id\n  ^\n"},
           {{"--format", "template", "x"}, "no template given"},
           {{"-0", "x"}, "--null ends ids, paths and template lines"},
           {{"-o", "everything", "x"}, "'everything' is none of summary, full, count, ids, paths"},
           {{"--format", "xml", "x"}, "'xml' is none of text, json, jsonl, csv, tsv"},
           {{"--format-version", "2", "--json", "x"}, "--format-version: '2' is none of 1"},
           {{"facets", "--format", "ids", "x"}, "no articles here to list"},
           {{"facets", "-F", "outlet,titel", "x"}, "there is no field 'titel'"},
           {{"values", "title"}, "'title' cannot be counted by value"},
           {{"values"}, "values takes a field"},
           {{"show", "--part", "raw", "--json", "x"}, "it has no other format"},
       }) {
    auto const done = ask(row.words);
    INFO(row.said << "\n" << done.err);
    CHECK(done.status == 2);
    CHECK(done.out.empty());
    CHECK(contains(done.err, row.said));
  }
}

TEST_CASE("formats: many pages of rows are one answer", "[cli][formats]") {
  TemporaryFolder const folder;
  std::string rows;
  for (int i = 0; i < 4500; ++i)
    rows += "{\"id\":\"n" + std::to_string(i) + "\",\"title\":\"Herring " + std::to_string(i) +
            "\",\"body\":\"All of it.\",\"date\":\"20" + (i % 2 == 0 ? "21" : "22") + "\"}\n";
  auto const database = folder.path("index");
  REQUIRE(index({"add", "-d", database, "-"}, {.in = rows}).status == 0);
  auto const csv =
      search({"-d", database, "--all", "--format", "csv", "--fields", "rank,id", "herring"});
  auto const table = read_table(csv.out, ',', "\r\n");
  REQUIRE(table.size() == 4501);
  std::map<std::string, int> seen;
  for (std::size_t i = 1; i < table.size(); ++i) {
    CHECK(table[i][0] == std::to_string(i));
    ++seen[table[i][1]];
  }
  CHECK(seen.size() == 4500);
  auto const answer = json::parse(
      search({"-d", database, "-n", "3000", "--offset", "1000", "--json", "-F", "year", "herring"})
          .out);
  CHECK(answer["hits"].size() == 3000);
  CHECK(answer["hits"][2999]["rank"] == 4000);
  CHECK(answer["facets"]["year"]["values"].size() == 2);
  CHECK(lines(search({"-d", database, "--all", "herring"}).out).back() == "4500 articles");
}

TEST_CASE("formats: paths with odd names go through xargs -0", "[cli][formats]") {
  TemporaryFolder const folder;
  folder.write("pages/two words.txt", page("Alpha wins", "Alpha won."));
  folder.write("pages/new\nline.txt", page("Beta wins", "Beta won."));
  folder.write("pages/=cmd.txt", page("=1+1 wins", "Gamma won."));
  auto const database = folder.path("index");
  REQUIRE(index({"add", "-d", database, folder.path("pages")}).status == 0);
  auto const listed = search({"-d", database, "-o", "paths", "-0", "won"});
  auto const counted = run({"/usr/bin/xargs", "-0", "/usr/bin/wc", "-c"}, {.in = listed.out});
  INFO(counted.out << counted.err);
  CHECK(counted.status == 0);
  auto const csv = search({"-d", database, "--format", "csv", "--fields", "title", "title:wins"});
  CHECK(contains(csv.err, "note: 1 cells begin with = + - @"));
  CHECK(contains(csv.out, "\r\n=1+1 wins\r\n"));
  auto const guarded = search(
      {"-d", database, "--format", "csv", "--guard-cells", "--fields", "title", "title:wins"});
  CHECK(guarded.err.empty());
  CHECK(contains(guarded.out, "\r\n'=1+1 wins\r\n"));
}

TEST_CASE("formats: a receipt says what was asked, of what, and the counts", "[cli][formats]") {
  TemporaryFolder const folder;
  auto const& path = sample_index().path;
  auto const file = folder.path("receipt.json");
  auto const found = search({"-d", path, "quota", "date:2022", "--receipt", file});
  CHECK(found.status == 0);
  auto const receipt = nlohmann::json::parse(read(file))["summary"];
  CHECK(receipt["query"]["normalized"] == "quota AND date:2022-01-01..2022-12-31");
  CHECK(receipt["count"]["articles"] == 2);
  CHECK(receipt["index"]["revision"].is_number_unsigned());
  CHECK(receipt["index"]["uuid"].get<std::string>().size() == 36);
  CHECK(search({"-d", path, "quota", "--receipt", folder.path("no/where")}).status == 73);
}

TEST_CASE("formats: a row says how its score comes about", "[cli][formats]") {
  auto const& path = sample_index().path;
  auto const found = search({"-d", path, "herring quota", "-n", "1", "--explain-score", "-v"});
  CHECK(found.status == 0);
  CHECK(contains(found.out, "\n  score "));
  CHECK(contains(found.out, "Zen:quota + "));
  CHECK(contains(found.err, "reading: herring AND quota"));
}
