// Several -d: the sample in two and three indexes answers as the sample in one.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

// The pages of the sample, dealt out in turn.
struct Parts {
  explicit Parts(std::size_t number) {
    Words pages;
    auto const sample = std::filesystem::path{source_folder()} / "corpus/sample";
    for (auto const& entry : std::filesystem::recursive_directory_iterator{sample})
      if (entry.is_regular_file()) pages.push_back(entry.path().string());
    std::ranges::sort(pages);
    for (std::size_t part = 0; part < number; ++part) {
      auto const path = folder.path("part" + std::to_string(part));
      Words words{"add", "-d", path, "-q"};
      for (auto i = part; i < pages.size(); i += number) words.push_back(pages[i]);
      REQUIRE(index(words).status == 0);
      options.insert(options.end(), {"-d", path});
      paths.push_back(path);
    }
  }

  [[nodiscard]] Finished ask(Words words, Launch const& launch = {}) const {
    words.insert(words.begin(), options.begin(), options.end());
    return search(words, launch);
  }

  TemporaryFolder folder;
  Words options;
  Words paths;
};

Parts const& two() {
  static Parts const parts{2};
  return parts;
}

Finished ask_one(Words words) {
  words.insert(words.begin(), {"-d", sample_index().path});
  return search(words);
}

}  // namespace

TEST_CASE("several: lists, counts and facets are those of one index", "[cli][several]") {
  for (std::size_t const number : {2, 3}) {
    Parts const parts{number};
    INFO(number << " indexes");
    for (Words const& words : std::vector<Words>{
             {"*", "--all", "--group", "none", "-o", "ids"},
             {"ferry", "--all", "--group", "none", "--format", "csv", "--fields", "id,date,title"},
             {"quota OR tanker OR harbour", "--all", "--group", "none", "-o", "ids"},
             {"\"the harbour\"", "--all", "--group", "none", "-o", "ids"},
             {"quota NEAR/9 hake", "--group", "none", "-o", "ids"},
             {"harb*", "--all", "--group", "none", "-o", "ids"},
             {"harbuor~", "--all", "--group", "none", "-o", "ids"},
             {"flood", "--since", "2019", "--group", "none", "-o", "ids"},
             {"*", "--all", "-s", "newest", "--group", "none", "-o", "ids"},
             {"*", "--all", "-s", "outlet", "--group", "outlet", "-o", "ids"},
             {"count", "quota OR tanker", "--group", "none"},
             {"facets", "*", "-F", "outlet,lang,year", "--group", "none"},
             {"histogram", "*", "--by", "month", "--group", "none"},
             {"values", "outlet"},
             {"like", "005_hake_quota_deal", "--group", "none", "-o", "ids"},
             {"show", "005_hake_quota_deal", "--part", "title"},
             {"count", "harbuor"},
         }) {
      INFO(words[0] << ' ' << words[1]);
      auto const expected = ask_one(words);
      auto const found = parts.ask(words);
      CHECK(found.out == expected.out);
      CHECK(found.err == expected.err);
      CHECK(found.status == expected.status);
    }
  }
}

TEST_CASE("several: what is said of the index", "[cli][several]") {
  auto const receipt = two().folder.path("receipt");
  auto const asked = two().ask({"ferry", "--json", "--receipt", receipt});
  REQUIRE(asked.status == 0);
  for (auto const& said :
       {json::parse(asked.out)["index"], json::parse(read(receipt))["summary"]["index"]}) {
    CHECK(said["articles"] == 92);
    CHECK(said["revision"] == 2);
    CHECK(std::ranges::count(said["uuid"].get<std::string>(), ':') == 1);
  }
  auto const explained = two().ask({"explain", "ferry", "--id", "040_ferry_aground_sound"});
  CHECK(contains(explained.out, "\nscore\n"));
  CHECK(contains(two().ask({"harbuor"}).out, "did you mean: harbour"));
}

TEST_CASE("several: pages by cursor", "[cli][several]") {
  Words seen;
  Words words{"*", "--json", "-n", "13"};
  for (std::string cursor = "first"; !cursor.empty();) {
    auto const page = json::parse(two().ask(words).out);
    for (auto const& hit : page["hits"]) seen.push_back(hit["id"]);
    cursor = page["next_cursor"].is_null() ? "" : page["next_cursor"].get<std::string>();
    words = {"*", "--json", "-n", "13", "--cursor", cursor};
  }
  CHECK(seen == lines(two().ask({"*", "--all", "-o", "ids"}).out));
}

TEST_CASE("several: one id in two indexes", "[cli][several]") {
  TemporaryFolder const folder;
  auto const add = [&](std::string const& name, std::string const& title) {
    auto const rows = R"({"id":"one","title":")" + title + "\"}\n";
    REQUIRE(index({"add", "-d", folder.path(name), "-f", "jsonl", "-"}, {.in = rows}).status == 0);
  };
  add("a", "Ferry");
  add("b", "Bridge");
  auto const a = folder.path("a");
  auto const b = folder.path("b");
  CHECK(search({"-d", a, "-d", b, "*", "-o", "ids"}).out == "one\none\n");
  CHECK(search({"-d", a, "-d", b, "count", "*"}).out == "2\n");
  CHECK(contains(search({"-d", a, "-d", b, "bridge", "--explain-score"}).out,
                 "; two indexes have this id\n"));
  auto const shown = search({"-d", b, "-d", a, "show", "one", "--part", "title"});
  CHECK(shown.out == "Bridge\n");
  CHECK(shown.err ==
        "note: 2 indexes have an article one; it is that of the first, in the order of "
        "-d\n");
  CHECK(search({"-d", b, "-d", a, "-q", "show", "one", "--part", "title"}).err.empty());
}

TEST_CASE("several: folders that cannot be searched together", "[cli][several]") {
  auto const& path = two().paths.front();
  auto const twice = search({"-d", path, "-d", path + "/", "*"});
  CHECK(twice.status == 2);
  CHECK(contains(twice.err, path + " and " + path + "/ are one index"));
  auto const missing = search({"-d", path, "-d", "/nowhere/index", "*"});
  CHECK(missing.status == search({"-d", "/nowhere/index", "*"}).status);
  CHECK(contains(missing.err, "no index at /nowhere/index"));
  CHECK(missing.out.empty());
}

TEST_CASE("several: in a file of options, and over HTTP", "[cli][several]") {
  auto const& paths = two().paths;
  auto const config =
      two().folder.write("own.toml", "db = [\"" + paths[0] + "\", \"" + paths[1] + "\"]\n");
  CHECK(search({"--config", config, "count", "*"}).out == "92\n");
  CHECK(search({"--config", config, "-d", paths[0], "count", "*"}).out == "46\n");
  CHECK(search({"-d" + paths[0], "--db=" + paths[1], "count", "*"}).out == "92\n");
  auto const served = two().ask({"serve", "--stdio"},
                                {.in = "GET /v1/count?q=* HTTP/1.0\r\nHost: localhost\r\n\r\n"});
  CHECK(contains(served.out, "X-Index-Revision: 2\r\n"));
  CHECK(contains(served.out, "\"articles\":92"));
}
