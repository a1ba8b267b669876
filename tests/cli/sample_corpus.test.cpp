// The sample corpus through the programs: what goes in, what changes, what is found again.
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path const kCorpus = fs::path{source_folder()} / "corpus";

// What a reader finds in the pages: the numbers that the closing line and `info` must give.
struct Gold {
  std::uint64_t pages = 0;
  std::uint64_t dated = 0;
  std::uint64_t outlet_known = 0;
};

Gold gold() {
  Gold count;
  for (auto const& line : lines(read(kCorpus / "gold.jsonl"))) {
    auto const row = json::parse(line);
    ++count.pages;
    if (row["date"]["status"] != "unknown") ++count.dated;
    if (row["outlet"]["status"] != "unknown") ++count.outlet_known;
  }
  return count;
}

struct QueryRow {
  std::string query;
  std::vector<std::string> ids;
};

std::vector<QueryRow> query_rows(fs::path const& file) {
  std::vector<QueryRow> rows;
  for (auto const& line : lines(read(file))) {
    auto const tab = line.find('\t');
    if (line.starts_with('#') || tab == line.npos) continue;
    std::istringstream stems{line.substr(tab + 1)};
    QueryRow row{line.substr(0, tab), {}};
    for (std::string stem; stems >> stem;) row.ids.push_back(stem);
    rows.push_back({row.query, sorted(row.ids)});
  }
  return rows;
}

std::string words_after(std::string const& line, std::string const& begin) {
  auto const at = line.find(begin);
  return at == line.npos ? "" : line.substr(at, line.find("  |", at + 1) - at);
}

}  // namespace

TEST_CASE("cli: the sample corpus is taken whole", "[cli][corpus]") {
  auto const expected = gold();
  REQUIRE(expected.pages > 80);
  auto const& sample = sample_index();
  INFO(sample.added.err);
  CHECK(sample.added.status == 0);
  CHECK(sample.added.out.empty());
  CHECK(totals(sample.added) == Totals{expected.pages, 0, 0, 0});
  auto const of = " of " + std::to_string(expected.pages);
  CHECK(words_after(lines(sample.added.err).back(), "|  dated ") ==
        "|  dated " + std::to_string(expected.dated) + of + " · outlet known " +
            std::to_string(expected.outlet_known) + of);

  auto const info = search({"-d", sample.path, "count", "*"});
  CHECK(info.out == std::to_string(expected.pages) + "\n");
  auto const facts = json::parse(index({"info", "-d", sample.path, "--format", "json"}).out);
  CHECK(facts["articles"] == expected.pages);
  CHECK(facts["dated"] == expected.dated);
  CHECK(facts["undated"] == expected.pages - expected.dated);
  CHECK(facts["outlet_known"] == expected.outlet_known);
  auto const text = index({"info", "-d", sample.path});
  CHECK(text.status == 0);
  CHECK(contains(text.out, std::to_string(expected.pages) + " articles"));

  auto const check = index({"check", "-d", sample.path});
  CHECK(check.status == 0);
  CHECK(check.err.empty());
  CHECK(check.out == std::to_string(expected.pages) + " articles, all whole\n");
}

// Dates bound as typed: an undated page matches `date:` only where --undated include asks for it.
TEST_CASE("cli: corpus/queries.tsv, every id and no other", "[cli][corpus]") {
  auto const rows = query_rows(kCorpus / "queries.tsv");
  REQUIRE(rows.size() >= 80);
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    CHECK(ids(sample_index().path, row.query) == row.ids);
  }
}

TEST_CASE("cli: undated pages where dates are bounded", "[cli][corpus]") {
  auto const& path = sample_index().path;
  std::string const query = "credit:Larkwire date:2022-11";
  std::vector<std::string> const dated{"005_hake_quota_deal", "006_hake_quota_cut"};
  std::vector<std::string> const undated{"032_ice_road_reopens", "035_organ_restored"};
  CHECK(ids(path, query) == dated);
  CHECK(ids(path, query, {"--undated", "hide"}) == dated);
  CHECK(ids(path, query, {"--undated", "only"}) == undated);
  CHECK(ids(path, query, {"--undated", "include"}).size() == 4);
  auto const found = search({"-d", path, "--json", "--", query});
  auto const answer = json::parse(found.out);
  CHECK(answer["count"]["articles"] == 2);
  CHECK(answer["count"]["undated_matches"] == 2);
  CHECK(answer["notes"][0]["code"] == "undated_hidden");
  CHECK(contains(search({"-d", path, "--", query}).out, "2 undated articles also match"));
}

TEST_CASE("cli: added again, changed, removed", "[cli][corpus]") {
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  auto const pages = folder.path("pages");
  folder.write("pages/alpha.txt", page("Alpha wins the regatta", "The boats of Alpha won."));
  folder.write("pages/beta.txt", page("Beta mends the weir", "The weir at Beta is whole."));
  folder.write("pages/gamma.txt", page("Gamma sells its ferry", "The ferry goes north."));
  CHECK(totals(index({"add", "-d", database, pages})) == Totals{3, 0, 0, 0});
  CHECK(totals(index({"add", "-d", database, pages})) == Totals{0, 0, 3, 0});
  CHECK(totals(index({"-d", database, pages})) == Totals{0, 0, 3, 0});

  folder.write("pages/beta.txt", page("Beta mends the weir", "The weir at Beta has burst."));
  auto const again = index({"add", "-d", database, pages});
  CHECK(again.status == 0);
  CHECK(totals(again) == Totals{0, 1, 2, 0});
  CHECK(ids(database, "burst") == std::vector<std::string>{"beta"});
  CHECK(ids(database, "whole").empty());
  CHECK(ids(database, "*").size() == 3);

  auto const removed = index({"remove", "-d", database, "beta", "delta"});
  CHECK(removed.status == 66);
  CHECK(removed.err == "no article has the id 'delta'\nremoved 1  not found 1\n");
  CHECK(ids(database, "*") == std::vector<std::string>{"alpha", "gamma"});
  CHECK(index({"remove", "-d", database, "alpha"}).status == 0);
  auto const check = index({"check", "-d", database});
  CHECK(check.status == 0);
  CHECK(check.out == "1 articles, all whole\n");
  CHECK(search({"-d", database, "show", "alpha"}).status == 66);
}

TEST_CASE("cli: ids never take one another's place", "[cli][corpus]") {
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  folder.write("a/page.txt", page("Alpha wins the regatta", "The boats of Alpha won."));
  folder.write("b/page.txt", page("Beta mends the weir", "The weir at Beta is whole."));
  folder.write("a/dump.jsonl", R"({"title":"Gamma sells its ferry","body":"To the north."})");
  folder.write("b/dump.jsonl", R"({"title":"Delta buys a ferry","body":"From the south."})");
  auto const added = index({"add", "-d", database, folder.path("a"), folder.path("b")});
  INFO(added.err);
  CHECK(totals(added) == Totals{4, 0, 0, 0});
  CHECK(ids(database, "*").size() == 4);
  CHECK(totals(index({"add", "-d", database, folder.path("b"), folder.path("a")})) ==
        Totals{0, 0, 4, 0});
}
