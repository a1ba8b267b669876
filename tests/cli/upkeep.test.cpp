// What becomes of copies and changed articles, and taking articles out again.
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

std::string const kText =
    "Skippers on the western quays voted 41 to 7 on Monday to keep the Orrin Bank closed to trawls "
    "until the survey ship Vigilant Star reports on the spawning herring. The Kestrel Bay council "
    "had asked for a vote before the autumn, and Harbour Master Ines Calder counted the papers in "
    "the net loft under the eyes of both crews. Boats from Port Ellery may still set lines for "
    "ling and tusk outside the buoys, said Calder, who has held the office since 1998.";

std::string json_line(std::string const& id, std::string const& url, std::string const& body) {
  nlohmann::json article{{"title", "Bank stays closed"}, {"body", body}, {"date", "2021-03-04"}};
  if (!id.empty()) article["id"] = id;
  if (!url.empty()) article["url"] = url;
  return article.dump() + '\n';
}

// An index, what was added to it last, and the ids that it has.
struct Kept {
  TemporaryFolder folder;
  std::string path = folder.path("index");

  Finished add(std::string const& choice, std::string const& text,
               std::vector<std::string> const& more = {}) const {
    std::vector<std::string> words{"add", "-d", path, "--on-duplicate", choice, "-"};
    words.insert(words.end(), more.begin(), more.end());
    return index(words, {.in = text});
  }
  [[nodiscard]] std::vector<std::string> all() const { return ids(path, "*"); }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("cli: of copies the first or the last stays", "[cli][upkeep]") {
  auto const two = json_line("b", "", kText) + json_line("c", "", kText + " The vote was open.");
  struct Row {
    std::string choice;
    Ids left;
    std::string said;
  };
  Row const rows[] = {{"group",
                       {"a", "b", "c", "other"},
                       "added 2  updated 0  unchanged 0  duplicates 2 (1 group)"},
                      {"skip",
                       {"a", "other"},
                       "added 0  updated 0  unchanged 0  duplicates 2 (1 group, 2 skipped)"},
                      {"replace",
                       {"c", "other"},
                       "added 1  updated 0  unchanged 0  duplicates 2 (1 group, 2 replaced)"}};
  for (auto const& row : rows) {
    INFO(row.choice);
    Kept const kept;
    REQUIRE(kept.add("group", json_line("a", "", kText) +
                                  json_line("other", "", "Ferries sail again from Port Ellery."))
                .status == 0);
    auto const added = kept.add(row.choice, two);
    CHECK(added.status == 0);
    INFO(added.err);
    CHECK(contains(added.err, row.said));
    CHECK(kept.all() == row.left);
    CHECK(index({"check", "-d", kept.path}).status == 0);
  }
}

TEST_CASE("cli: the first of new copies stays", "[cli][upkeep]") {
  Kept const kept;
  auto const added =
      kept.add("skip", json_line("z", "", kText) + json_line("a", "", kText + " So."));
  CHECK(contains(added.err, "added 1  updated 0  unchanged 0  duplicates 1 (1 group, 1 skipped)"));
  CHECK(kept.all() == Ids{"z"});
}

TEST_CASE("cli: older texts of an id or address are kept as versions", "[cli][upkeep]") {
  Kept const kept;
  auto const url = "https://courier.example/bank";
  REQUIRE(
      kept.add("version", json_line("a", "", kText) + json_line("", url, "Nets first.")).status ==
      0);
  auto const first = kept.all();
  REQUIRE(first.size() == 2);
  auto const by_url = first[0] == "a" ? first[1] : first[0];
  auto const changed = kept.add("version", json_line("a", "", kText + " Later: the vote stands.") +
                                               json_line("", url, "Nets second."));
  INFO(changed.err);
  CHECK(contains(changed.err, "added 0  updated 2 (2 older versions kept)  unchanged 0"));
  CHECK(kept.all() == sorted({"a", "a@1", by_url, by_url + "@1"}));
  CHECK(ids(kept.path, "nets first") == Ids{by_url + "@1"});
  CHECK(ids(kept.path, "nets second") == Ids{by_url});
  auto const third = kept.add("version", json_line("a", "", kText + " A walrus came."));
  CHECK(contains(third.err, "(1 older version kept)"));
  CHECK(ids(kept.path, "dup:a") == Ids{"a", "a@1", "a@2"});
  CHECK(ids(kept.path, "walrus") == Ids{"a"});
  // By default the older text goes.
  CHECK(contains(kept.add("group", json_line("a", "", kText + " At last.")).err, "updated 1  un"));
  CHECK(ids(kept.path, "walrus").empty());
  CHECK(index({"check", "-d", kept.path}).status == 0);
}

TEST_CASE("cli: versions of an article, and what changed", "[cli][upkeep]") {
  Kept const kept;
  for (std::string const body :
       {"Nets first.\n\nBoats wait.", "Nets first.\n\nBoats sail.", "Nets."})
    REQUIRE(kept.add("version", json_line("a", "", body)).status == 0);
  auto const show = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"show", "-d", kept.path});
    return search(words);
  };
  for (std::string const id : {"a", "a@1", "a@2"})
    CHECK(show({id, "--part", "versions"}).out ==
          "a@1  2021-03-04             4 words  Bank stays closed\n"
          "a@2  2021-03-04             4 words  Bank stays closed\n"
          "a    2021-03-04             1 words  Bank stays closed\n");
  CHECK(show({"a", "--part", "diff"}).out ==
        "a@1 to a@2\n- Boats wait.\n+ Boats sail.\n\n"
        "a@2 to a\n- Nets first.\n- Boats sail.\n+ Nets.\n");
  auto const json = lines(show({"a", "--part", "versions", "--json"}).out);
  REQUIRE(json.size() == 3);
  CHECK(nlohmann::json::parse(json[0])["id"] == "a@1");
  CHECK(show({"a", "--part", "diff", "--json"}).status == 2);
  CHECK(show({"b", "--part", "versions"}).status == 66);
  auto const& sample = sample_index().path;
  CHECK(search({"show", "-d", sample, "--part", "diff", "033_shipyard_pension_ruling"}).out ==
        "033_shipyard_pension_ruling has no older text\n");
}

TEST_CASE("cli: remove takes ids or a query, and can be tried first", "[cli][upkeep]") {
  Kept const kept;
  std::string text;
  for (std::string const id : {"gull_1", "gull_2", "tern_1"})
    text += json_line(id, "", "About a " + id.substr(0, 4) + " by number " + id.substr(5));
  REQUIRE(kept.add("group", text).status == 0);
  auto const remove = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"remove", "-d", kept.path});
    return index(words);
  };
  auto const tried = remove({"--dry-run", "gull"});
  CHECK(tried.status == 0);
  CHECK(sorted(lines(tried.out)) == Ids{"gull_1  Bank stays closed", "gull_2  Bank stays closed"});
  CHECK(contains(tried.err, "would remove 2  not found 0"));
  CHECK(kept.all().size() == 3);
  struct Row {
    std::vector<std::string> words;
    int status;
    std::string said;
    std::size_t left;
  };
  Row const rows[] = {
      {{"gull_3"}, 66, "no article has the id 'gull_3'", 3},  // not the words gull and 3
      {{"--id", "gull_9"}, 66, "removed 0  not found 1", 3},
      {{"(gull"}, 2, "this bracket is not closed", 3},
      {{"walrus"}, 0, "removed 0  not found 0", 3},
      {{"gull_1", "gull"}, 66, "no article has the id 'gull'\nremoved 1  not found 1", 2},
      {{"--id", "tern_1", "--id", "gull_1"}, 66, "removed 1  not found 1", 1},
      {{"gull number"}, 0, "removed 1  not found 0", 0},
  };
  for (auto const& row : rows) {
    INFO(row.words.front() << " .. " << row.words.back());
    auto const removed = remove(row.words);
    CHECK(removed.status == row.status);
    CHECK(contains(removed.err, row.said));
    CHECK(kept.all().size() == row.left);
  }
}

TEST_CASE("cli: an id with a tombstone stays out until it is lifted", "[cli][upkeep]") {
  Kept const kept;
  auto const both = json_line("a", "", kText) + json_line("b", "", "Ferries sail again.");
  REQUIRE(kept.add("group", both).status == 0);
  auto const removed = index({"remove", "-d", kept.path, "--tombstone", "--id", "a"});
  CHECK(removed.status == 0);
  CHECK(contains(removed.err, "removed 1"));
  CHECK(contains(index({"info", "-d", kept.path}).out, "removed for good 1"));
  auto const again = kept.add("group", both);
  CHECK(again.status == 0);
  CHECK(contains(again.err, "left out: removed for good"));
  CHECK(contains(again.err, "added 0  updated 0  unchanged 1"));
  CHECK(contains(again.err, "rejected 0  removed for good 1"));
  CHECK(kept.all() == Ids{"b"});
  CHECK(index({"remove", "-d", kept.path, "--lift", "--id", "b"}).status == 66);
  CHECK(index({"remove", "-d", kept.path, "--lift", "--id", "a"}).status == 0);
  CHECK(contains(kept.add("group", both).err, "added 1  updated 0  unchanged 1"));
  CHECK(kept.all() == Ids{"a", "b"});
}

TEST_CASE("cli: strict adds all or nothing", "[cli][upkeep]") {
  Kept const kept;
  REQUIRE(kept.add("group", json_line("a", "", "As it was.")).status == 0);
  auto const bad = json_line("b", "", "New.") + json_line("a", "", "Changed.") + "{broken\n";
  auto const strict = kept.add("group", bad, {"--strict"});
  CHECK(strict.status == 65);
  CHECK(contains(strict.err, "added 0  updated 0"));
  CHECK(contains(strict.err, "nothing was added"));
  CHECK(kept.all() == Ids{"a"});
  CHECK(ids(kept.path, "changed").empty());
  CHECK(kept.add("group", bad).status == 80);
  CHECK(kept.all() == Ids{"a", "b"});
  CHECK(kept.add("group", json_line("c", "", "Good."), {"--strict"}).status == 0);
  // Built aside: large beside the index.
  std::string large;
  for (int i = 0; i < 12; ++i)
    large += json_line("large" + std::to_string(i), "", std::string(400'000, 'x') + " and more");
  auto const file = kept.folder.write("large.jsonl", large + "{broken\n");
  CHECK(index({"add", "-q", "-d", kept.path, "--strict", file}).status == 65);
  CHECK(kept.all() == Ids{"a", "b", "c"});
  CHECK(index({"check", "-d", kept.path}).status == 0);
}

TEST_CASE("cli: how additions are made and ended", "[cli][upkeep]") {
  Kept const kept;
  auto const line = json_line("a", "", "Seven words are in this short text.");
  CHECK(kept.add("group", line, {"--fail-if-unchanged"}).status == 0);
  CHECK(kept.add("group", line, {"--fail-if-unchanged"}).status == 1);
  CHECK(kept.add("group", line).status == 0);
  auto const too_short =
      kept.add("group", json_line("b", "", "Three words only"), {"--reject-shorter", "4"});
  CHECK(too_short.status == 65);
  CHECK(contains(too_short.err, "3 words, fewer than 4"));
  // Each commit raises the revision.
  auto const revision = [&] {
    auto const info = index({"info", "-d", kept.path, "--format", "json"});
    return nlohmann::json::parse(info.out)["revision"].get<int>();
  };
  auto const before = revision();
  std::string ten;
  for (int i = 0; i < 10; ++i) ten += json_line("t" + std::to_string(i), "", "Text.");
  CHECK(kept.add("group", ten, {"--commit-every", "3", "--batch", "2", "-j", "2"}).status == 0);
  CHECK(revision() == before + 4);
  struct Row {
    std::string option;
    std::string value;
  };
  for (auto const& row :
       {Row{"--commit-every", "often"}, Row{"--commit-every", "-3"}, Row{"--lock-timeout", "3x"},
        Row{"--batch", "0"}, Row{"--on-duplicate", "skpi"}}) {
    INFO(row.option << " " << row.value);
    auto const refused = index({"add", "-d", kept.path, row.option, row.value, "-"}, {.in = line});
    CHECK(refused.status == 2);
    CHECK(contains(refused.err, row.value));
  }
  CHECK(index({"add", "-d", kept.path, "--commit-every", "30s", "--lock-timeout", "2m", "-"},
              {.in = line})
            .status == 0);
}

TEST_CASE("cli: progress as JSON", "[cli][upkeep]") {
  Kept const kept;
  std::string text;
  for (int i = 0; i < 3000; ++i) text += json_line("p" + std::to_string(i), "", kText);
  auto const file = kept.folder.write("many.jsonl", text);
  auto const done = index({"add", "-q", "-d", kept.path, "--progress", "json", file});
  CHECK(done.status == 0);
  auto const said = lines(done.err);
  REQUIRE(said.size() >= 2);
  auto const first = nlohmann::json::parse(said.front());
  CHECK(first["total_bytes"] == text.size());
  CHECK(first["articles"].is_number_unsigned());
  CHECK(said.back().starts_with("added 3000"));
}
