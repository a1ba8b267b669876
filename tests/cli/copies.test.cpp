// Copies through the programs: what add says, what a search shows, what dedup lists.
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using Pair = std::vector<std::string>;

std::string stem(std::string const& file) { return std::filesystem::path{file}.stem().string(); }

// corpus/pairs.tsv: two ids, sorted, and how they belong together.
std::map<Pair, std::string> gold_pairs() {
  std::map<Pair, std::string> pairs;
  for (auto const& line :
       lines(read(std::filesystem::path{source_folder()} / "corpus/pairs.tsv"))) {
    auto const first = line.find('\t');
    auto const second = line.find('\t', first + 1);
    if (second == line.npos) continue;
    auto ids =
        sorted({stem(line.substr(0, first)), stem(line.substr(first + 1, second - first - 1))});
    pairs[ids] = line.substr(second + 1);
  }
  return pairs;
}

}  // namespace

TEST_CASE("cli: copies in the corpus are found, and nothing else", "[cli][corpus]") {
  auto const pairs = gold_pairs();
  REQUIRE(pairs.size() == 10);
  auto const& sample = sample_index();
  TemporaryFolder const folder;
  auto const report = folder.path("groups.jsonl");
  auto const dedup = index({"dedup", "-d", sample.path, "--report", report});
  CHECK(dedup.status == 0);
  std::set<Pair> found;
  for (auto const& line : lines(read(report))) {
    auto const group = nlohmann::json::parse(line);
    auto const members = group["members"].get<Pair>();
    INFO(line);
    CHECK(group["id"] == members.front());
    CHECK(pairs.contains(members));
    found.insert(members);
  }
  for (auto const& [ids, relation] : pairs) {
    INFO(ids[0] << " and " << ids[1]);
    if (relation == "syndicated") CHECK(found.contains(ids));
  }
  CHECK(found.size() >= 9);
  auto const number = std::to_string(found.size());
  CHECK(contains(dedup.err, "duplicates " + number + " (" + number + " groups)"));
  CHECK(contains(sample.added.err, "duplicates " + number + " (" + number + " groups)"));
}

TEST_CASE("cli: a row names its copies", "[cli][corpus]") {
  auto const& path = sample_index().path;
  auto const text = search({"-d", path, "hake quota ministers", "--no-snippets"});
  CHECK(contains(text.out, "005_hake_quota_deal"));
  CHECK(contains(text.out, "\n  +1 copy · Cape Marrow Herald\n"));
  CHECK_FALSE(contains(text.out, "006_hake_quota_cut"));
  CHECK(contains(text.out, "2 articles in 1 group\n"));
  auto const hits = nlohmann::json::parse(
      search({"-d", path, "hake quota ministers", "--format", "json"}).out)["hits"];
  REQUIRE(hits.size() == 1);
  CHECK(hits[0]["group"] == nlohmann::json::parse(R"({"by": "duplicate",
                                                      "id": "005_hake_quota_deal", "size": 2,
                                                      "others": ["006_hake_quota_cut"]})"));
  CHECK(ids(path, "hake quota ministers") == Pair{"005_hake_quota_deal", "006_hake_quota_cut"});
  CHECK(ids(path, "dup:006_hake_quota_cut") == Pair{"005_hake_quota_deal", "006_hake_quota_cut"});
}

TEST_CASE("cli: groups are asked for by whole ids", "[cli]") {
  auto const& path = sample_index().path;
  for (std::string const field : {"dup", "story"}) {
    auto const refused = search({"-d", path, field + ":00*"});
    CHECK(refused.status == 2);
    CHECK(contains(refused.err, field + ": takes the whole id of an article"));
  }
}
