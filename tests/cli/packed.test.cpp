// Archives, compressed files and web archives through the programs.
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "tests/support/catch.hpp"
#include "tests/support/pack.hpp"
#include "tests/support/process.hpp"
#include "tests/support/warc.hpp"

using namespace backfile::test;
using backfile::tests::archived;
using backfile::tests::http;
using backfile::tests::Pack;
using backfile::tests::Press;
using backfile::tests::pressed;
using backfile::tests::warc;

namespace {

using nlohmann::json;

struct Folder {
  TemporaryFolder folder;
  std::string path = folder.path("index");
};

std::string html(std::string const& title) {
  return fmt::format(
      "<!doctype html><html><head><meta property=og:site_name content='Keld Echo'></head><body>"
      "<h1>{0}</h1><p>By Ann Oduya</p><p>{0}, the council of Keld said on Tuesday after a long "
      "debate in its old hall by the harbour.</p></body></html>",
      title);
}

std::string const kGazebo = "Gazebo-sold-8d15097d25b4";  // known by what it says

}  // namespace

TEST_CASE_METHOD(Folder, "cli: packed inputs, and the same again", "[cli][packed]") {
  folder.write("in/pages.zip", archived(Pack::zip, {{"a/storm.html", html("Storm closes harbour")},
                                                    {"../../up.txt", page("Ferry", "Back.")}}));
  folder.write("in/more.tar.zst",
               archived(Pack::tar, {{"weir.html.gz", pressed(Press::gzip, html("Weir mended"))}},
                        Press::zstd));
  folder.write("in/dump.jsonl.gz", pressed(Press::gzip, "{\"title\":\"Gazebo sold\"}\n"));
  auto const added = index({"add", "-d", path, folder.path("in")});
  INFO(added.err);
  CHECK(added.status == 0);
  CHECK(totals(added) == Totals{4, 0, 0, 0});
  CHECK(ids(path, "*") == std::vector<std::string>{kGazebo, "storm", "up", "weir"});
  auto const storm = json::parse(search({"-d", path, "--format", "jsonl", "harbour storm"}).out);
  CHECK(storm["path"] == folder.path("in/pages.zip") + "!/a/storm.html");
  CHECK(storm["byline"][0]["name"] == "Ann Oduya");
  CHECK(search({"-d", path, "show", "--part", "raw", "storm"}).out == html("Storm closes harbour"));
  CHECK(search({"-d", path, "show", "--part", "raw", "weir"}).out == html("Weir mended"));
  CHECK(
      contains(search({"-d", path, "show", "--part", "raw", kGazebo}).err, "no page of its own"));
  CHECK(totals(index({"add", "-d", path, folder.path("in")})) == Totals{0, 0, 4, 0});
  // A file is the same article when it is unpacked.
  folder.write("in/dump.jsonl", "{\"title\":\"Gazebo sold\"}\n");
  CHECK(totals(index({"add", "-d", path, folder.path("in/dump.jsonl")})) == Totals{0, 0, 1, 0});
}

TEST_CASE_METHOD(Folder, "cli: a web archive compressed by record", "[cli][packed][warc]") {
  std::string crawl = pressed(Press::gzip, warc({.type = "warcinfo", .uri = "", .block = "a: b"}));
  for (int i = 1; i <= 3; ++i)
    crawl += pressed(Press::gzip, warc({.uri = fmt::format("https://keld.example/{}", i),
                                        .block = http(html(fmt::format("Title {}", i)))}));
  folder.write("crawl.warc.gz", crawl + crawl.substr(0, crawl.size() / 2));
  auto const added = index({"add", "-d", path, folder.path("crawl.warc.gz")});
  INFO(added.err);
  CHECK(added.status == 80);
  CHECK(ids(path, "council") ==
        std::vector<std::string>{"1-d42d439b4d96", "2-e882171790f6", "3-b2a152079fa3"});
  // The same record twice in one archive.
  CHECK(totals(added) == Totals{3, 0, 1, 1});
  CHECK(contains(added.err, "rejected " + folder.path("crawl.warc.gz") + ": cut off behind byte "));
  auto const found = json::parse(search({"-d", path, "--format", "jsonl", "title:2"}).out);
  CHECK(found["url"] == "https://keld.example/2");
  CHECK(found["outlet"]["name"] == "Keld Echo");
  CHECK(found["path"] == folder.path("crawl.warc.gz") + "!/3");
  CHECK(search({"-d", path, "show", "--part", "raw", "2-e882171790f6"}).out == html("Title 2"));
}

TEST_CASE_METHOD(Folder, "cli: packed standard input, and extract", "[cli][packed]") {
  auto const zip = archived(Pack::zip, {{"storm.html", html("Storm closes harbour")}});
  CHECK(totals(index({"add", "-d", path, "-"}, {.in = zip})) == Totals{1, 0, 0, 0});
  CHECK(ids(path, "*") == std::vector<std::string>{"storm"});
  auto const read = index({"extract", "--format", "jsonl", "-"}, {.in = zip});
  CHECK(read.status == 0);
  CHECK(json::parse(read.out)["title"] == "Storm closes harbour");
  CHECK(json::parse(read.out)["path"] == "-!/storm.html");
}
