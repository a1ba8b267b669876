// The seed pages, where they are at hand: every query gives its ids.
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

fs::path const kSeeds = fs::path{shared_folder()} / "seeds";

std::vector<std::string> fields(std::string const& line) {
  std::vector<std::string> list;
  std::istringstream stream{line};
  for (std::string field; std::getline(stream, field, '\t');) list.push_back(field);
  return list;
}

// 000_143458b8cef3f2ae is row 000.
std::vector<std::string> numbers(nlohmann::json const& answer) {
  std::vector<std::string> list;
  for (auto const& hit : answer["hits"]) list.push_back(hit["id"].get<std::string>().substr(0, 3));
  return sorted(list);
}

}  // namespace

TEST_CASE("cli: the seeds", "[cli][seeds]") {
  if (!fs::exists(kSeeds / "queries.tsv")) {
    WARN("skipped: no seeds in " << shared_folder());
    return;
  }
  TemporaryFolder const folder;
  auto const database = folder.path("index");
  std::vector<std::string> words{"add", "-d", database};
  std::uint64_t pages = 0;
  for (auto const& entry : fs::directory_iterator{kSeeds}) {
    if (entry.path().extension() != ".txt") continue;
    words.push_back(entry.path().string());
    ++pages;
  }
  auto const added = index(words);
  INFO(added.err);
  REQUIRE(added.status == 0);
  REQUIRE(totals(added) == Totals{pages, 0, 0, 0});

  int asked = 0;
  for (auto const& line : lines(read(kSeeds / "queries.tsv"))) {
    auto const row = fields(line);
    if (line.starts_with('#') || row.size() < 3) continue;
    ++asked;
    INFO("query: " << row[0]);
    std::istringstream listed{row[1]};
    std::vector<std::string> expected;
    for (std::string id; listed >> id;) expected.push_back(id);
    std::vector<std::string> asking{"-d", database, "--format", "json", "--all", "--group", "none"};
    constexpr std::string_view kOption = " --no-variants";
    bool const plain = row[0].ends_with(kOption);
    if (plain) asking.push_back("--no-variants");
    asking.push_back("--");
    asking.push_back(row[0].substr(0, row[0].size() - (plain ? kOption.size() : 0)));
    auto const found = search(asking);
    CHECK(found.status == (expected.empty() ? 1 : 0));
    auto const answer = nlohmann::json::parse(found.out, nullptr, false);
    REQUIRE_FALSE(answer.is_discarded());
    CHECK(numbers(answer) == sorted(expected));
    CHECK(answer["count"]["articles"] == expected.size());
  }
  CHECK(asked >= 40);
}
