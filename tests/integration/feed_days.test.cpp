// One feed, fetched on five days, in every format: what was counted by hand is what the index has.
#include <fmt/format.h>
#include <backfile/backfile.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/support/warc.hpp"

using namespace backfile;
using backfile::tests::TempFolder;

namespace {

namespace fs = std::filesystem;

struct Item {
  std::string key;
  std::string title;
  std::string text;
  std::string address;
};
using Day = std::vector<Item>;

Item const kQuay{"quay", "Quay closes", "The quay closes on Monday for eleven weeks of work.",
                 "https://keld.example/quay"};
Item const kQuayChanged{"quay", "Quay closes at last",
                        "The quay closes on Monday for twelve weeks of work.",
                        "https://keld.example/quay"};
Item const kGoat{"goat", "Goat wins fair", "A goat named Otto won the fair in Harrow on Saturday.",
                 "https://keld.example/goat"};
Item const kMill{"mill", "Mill burns", "The old mill burned down in the night, unseen by anybody.",
                 "https://keld.example/mill"};
Item const kRain{"rain", "Weather", "Rain is expected over Keld, and wind from the west.",
                 "https://keld.example/rain"};
Item const kSun{"sun", "Weather", "Sun is expected over Keld, and wind from the east.",
                "https://keld.example/sun"};

Item at(Item item, std::string address) {
  item.address = std::move(address);
  return item;
}

// A new item on top; one whose text changes; links that are written otherwise; two of one title,
// one that goes, and one that stands there twice.
std::vector<Day> const kDays{
    {kQuay, kGoat},
    {kMill, kQuay, kGoat},
    {kMill, kQuayChanged, kGoat},
    {at(kMill, "http://www.keld.example/mill/"),
     at(kGoat, "https://keld.example/goat?utm_source=rss&utm_medium=feed"), kQuayChanged},
    {kRain, kSun, kMill, kQuayChanged, kQuayChanged}};

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) c == '&' ? out += "&amp;" : out += c;
  return out;
}

// One record an item, with what stands around and between them.
struct Shape {
  std::string head;
  std::string foot;
  std::string between;
  std::function<std::string(Item const&)> item;
};

struct Row {
  std::string name;
  std::string file;
  Shape shape;
  bool known = true;  // has an id or an address; else a changed text is another article
};

Shape rss(bool guid, bool link) {
  return {"<?xml version='1.0'?><rss version='2.0'><channel><title>Keld Echo</title>"
          "<link>https://keld.example/</link>",
          "</channel></rss>", "\n", [=](Item const& item) {
            return fmt::format(
                "<item><title>{}</title>{}{}<description>{}</description></item>", item.title,
                link ? "<link>" + escaped(item.address) + "</link>" : "",
                guid ? "<guid isPermaLink='false'>" + item.key + "</guid>" : "", item.text);
          }};
}

Shape atom() {
  return {"<feed xmlns='http://www.w3.org/2005/Atom'><title>Keld Echo</title>", "</feed>", "\n",
          [](Item const& item) {
            return fmt::format("<entry><id>tag:keld.example,2023:{}</id><title>{}</title>"
                               "<link href='{}'/><content>{}</content></entry>",
                               item.key, item.title, escaped(item.address), item.text);
          }};
}

std::string json(Item const& item, std::string const& more) {
  return fmt::format(R"({{"title":"{}","body":"{}"{}}})", item.title, item.text, more);
}

std::string url_key(Item const& item) { return fmt::format(R"(,"url":"{}")", item.address); }

Shape json_lines(bool url) {
  return {"", "\n", "\n", [=](Item const& item) { return json(item, url ? url_key(item) : ""); }};
}

Shape json_array(bool url) {
  return {"[", "]", ",\n", [=](Item const& item) { return json(item, url ? url_key(item) : ""); }};
}

Shape ninjs() {
  return {"{\"items\":[", "]}", ",\n", [](Item const& item) {
            return fmt::format(R"({{"uri":"urn:keld:{}","versioncreated":"2023-09-14T08:00:00Z",)"
                               R"("headline":"{}","body_text":"{}"}})",
                               item.key, item.title, item.text);
          }};
}

Shape csv(bool url) {
  return {url ? "title,text,url\n" : "title,text\n", "\n", "\n", [=](Item const& item) {
            return fmt::format("\"{}\",\"{}\"{}", item.title, item.text,
                               url ? ",\"" + item.address + "\"" : "");
          }};
}

Shape mailbox(bool id) {
  return {"", "\n", "\n", [=](Item const& item) {
            return fmt::format("From echo@keld.example Thu Sep 14 11:13:01 2023\n"
                               "From: Keld Echo <echo@keld.example>\nSubject: {}\n"
                               "Date: Thu, 14 Sep 2023 11:13:01 +0000\n{}\n{}\n",
                               item.title,
                               id ? "Message-ID: <" + item.key + "@keld.example>\n" : "",
                               item.text);
          }};
}

Shape newsml() {
  return {"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>",
          "</itemSet></newsMessage>", "\n", [](Item const& item) {
            return fmt::format(
                "<newsItem guid='urn:keld:{}'><contentMeta><headline>{}</headline></contentMeta>"
                "<contentSet><inlineData>{}</inlineData></contentSet></newsItem>",
                item.key, item.title, item.text);
          }};
}

Shape archive() {
  return {"", "", "", [](Item const& item) {
            auto const page = fmt::format(
                "<!doctype html><title>{0}</title><article><h1>{0}</h1><p>{1} It was said in the "
                "hall of the town by those who were there.</p></article>",
                item.title, item.text);
            return tests::warc({.uri = item.address, .block = tests::http(page)});
          }};
}

std::string file_of(Shape const& shape, Day const& day) {
  std::string text = shape.head;
  for (std::size_t i = 0; i < day.size(); ++i)
    text += (i > 0 ? shape.between : "") + shape.item(day[i]);
  return text + shape.foot;
}

void write(fs::path const& path, std::string_view text) {
  std::ofstream{path, std::ios::binary} << text;
}

// How many articles each day brings, counted by hand.
std::vector<std::uint64_t> counted(bool known) {
  return {2, 1, known ? 0u : 1u, 0, 2};
}

IndexOptions creating() {
  IndexOptions options;
  options.create = true;
  return options;
}

std::vector<Row> const kRows{
    {"RSS without guid", "feed.xml", rss(false, true)},
    {"RSS with guid", "feed.xml", rss(true, true)},
    {"RSS with guid and no link", "feed.xml", rss(true, false)},
    {"RSS with neither", "feed.xml", rss(false, false), false},
    {"Atom", "feed.xml", atom()},
    {"JSON lines with url", "feed.jsonl", json_lines(true)},
    {"JSON lines without", "feed.jsonl", json_lines(false), false},
    {"JSON array with url", "feed.json", json_array(true)},
    {"JSON array without", "feed.json", json_array(false), false},
    {"ninjs", "feed.json", ninjs()},
    {"CSV with url", "feed.csv", csv(true)},
    {"CSV without", "feed.csv", csv(false), false},
    {"mbox with Message-ID", "feed.mbox", mailbox(true)},
    {"mbox without", "feed.mbox", mailbox(false), false},
    {"NewsML-G2", "feed.xml", newsml()},
    {"WARC", "feed.warc", archive()}};

}  // namespace

TEST_CASE("feed days: as many articles as were counted by hand", "[integration][identity]") {
  for (auto const& row : kRows) {
    INFO(row.name);
    TempFolder const folder;
    IndexWriter writer{folder / "i", creating()};
    std::uint64_t all = 0;
    for (std::size_t day = 0; day < kDays.size(); ++day) {
      INFO("day " << day + 1);
      // The last two days under another name.
      auto const path = folder / ((day > 2 ? "other-" : "") + row.file);
      write(path, file_of(row.shape, kDays[day]));
      auto const totals = writer.ingest({path});
      all += counted(row.known)[day];
      CHECK(totals.added == counted(row.known)[day]);
      CHECK(totals.articles == all);
      CHECK(totals.rejected == 0);
      CHECK(totals.added + totals.updated + totals.unchanged == kDays[day].size());
      auto const again = writer.ingest({path});
      CHECK(again.unchanged == kDays[day].size());
      CHECK(again.articles == all);
    }
  }
}

// All days in one run, in files of their own: what is not committed yet counts, too.
TEST_CASE("feed days: all at once", "[integration][identity]") {
  for (auto const& row : kRows) {
    INFO(row.name);
    TempFolder const folder;
    IndexWriter writer{folder / "i", creating()};
    fs::create_directory(folder / "in");
    for (std::size_t day = 0; day < kDays.size(); ++day)
      write(folder / fmt::format("in/{}-{}", day + 1, row.file), file_of(row.shape, kDays[day]));
    CHECK(writer.ingest({folder / "in"}).articles == (row.known ? 5 : 6));
  }
}

// NITF: a file an article, named by its place in the feed.
TEST_CASE("feed days: NITF, with and without an id", "[integration][identity]") {
  for (bool const id : {true, false}) {
    INFO((id ? "with id" : "without"));
    TempFolder const folder;
    IndexWriter writer{folder / "i", creating()};
    std::uint64_t articles = 0;
    for (auto const& day : kDays) {
      fs::remove_all(folder / "in");
      fs::create_directory(folder / "in");
      for (std::size_t i = 0; i < day.size(); ++i) {
        auto const name = id ? std::to_string(i) : day[i].key;
        write(folder / fmt::format("in/{}.xml", name),
              fmt::format("<nitf><head><docdata>{}</docdata></head><body><body.head><hedline><hl1>"
                          "{}</hl1></hedline></body.head><body.content><p>{}</p></body.content>"
                          "</body></nitf>",
                          id ? "<doc-id id-string='keld-" + day[i].key + "'/>" : "", day[i].title,
                          day[i].text));
      }
      articles = writer.ingest({folder / "in"}).articles;
    }
    CHECK(articles == 5);
  }
}
