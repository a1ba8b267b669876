// HTML pages through the programs: recognised by content, beside text pages, their files at hand.
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using nlohmann::json;

std::string const kPage =
    "<!DOCTYPE html><html><head><meta property=og:site_name content='Keld Echo'>"
    "<meta property=article:published_time content='2023-09-14T08:00:00Z'></head><body>"
    "<nav><a href=/>Gazettes</a></nav><h1>Storm closes harbour of Keld</h1><p>By Ann Oduya</p>"
    "<p>The harbour of Keld was closed on Tuesday after a storm broke its northern wall.</p>"
    "<p>Two boats sank at their moorings, and a third was found on the rocks below.</p>"
    "</body></html>";

std::string const kText =
    "Ferry returns to Keld\n\nThe ferry returned to Keld on Friday after the wall was mended, the "
    "council said.\n\nIt carries forty passengers and takes an hour.\n";

struct Fixture {
  TemporaryFolder folder;
  std::string pages = folder.path("pages");
  std::string path = folder.path("index");

  Fixture() {
    std::filesystem::create_directory(pages);
    std::ofstream{pages + "/storm"} << kPage;
    std::ofstream{pages + "/ferry.txt"} << kText;
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "cli: a folder of HTML and text pages", "[cli][html]") {
  auto const added = index({"add", "-d", path, pages});
  CHECK(added.status == 0);
  CHECK(added.err.find("added 2") != std::string::npos);
  CHECK(added.err.find("dated 1 of 2") != std::string::npos);
  CHECK(
      search({"-d", path, "-o", "ids", "date:2023-09-14 outlet:\"keld echo\" byline:oduya"}).out ==
      "storm\n");
  CHECK(search({"-d", path, "-o", "ids", "--undated", "include", "keld wall"}).out ==
        "ferry\nstorm\n");
  // The menu is no text of the article, but the file is there as it was.
  CHECK(search({"-d", path, "-o", "ids", "--undated", "include", "gazettes"}).out.empty());
  CHECK(search({"-d", path, "show", "--part", "raw", "storm"}).out == kPage);
  auto const again = index({"add", "-d", path, pages});
  CHECK(again.err.find("unchanged 2") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "cli: extract reads HTML, and --from decides", "[cli][html]") {
  auto const page = pages + "/storm";
  auto const read = json::parse(index({"extract", "--format", "jsonl", page}).out);
  CHECK(read["title"] == "Storm closes harbour of Keld");
  CHECK(read["byline"][0]["name"] == "Ann Oduya");
  CHECK(read["date"]["value"] == "2023-09-14T08:00:00");
  CHECK(read["date"]["evidence"][0]["rule"] == "meta:article:published_time");
  auto const text =
      json::parse(index({"extract", "--format", "jsonl", "--from", "text", page}).out);
  CHECK(text["date"]["value"] != "2023-09-14T08:00:00");
  auto const html = json::parse(
      index({"extract", "--format", "jsonl", "--from", "html", pages + "/ferry.txt"}).out);
  CHECK(html["body"].get<std::string>().find("forty passengers") != std::string::npos);
}
