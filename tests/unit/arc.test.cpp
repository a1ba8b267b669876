// ARC, and the drafts of WARC: records to pages, and what bad records cost.
#include "indexer/formats/arc.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <sstream>

#include "indexer/formats/warc.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pack.hpp"
#include "tests/support/warc.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::http;
using backfile::tests::Press;
using backfile::tests::pressed;
using backfile::tests::warc;

namespace {

constexpr std::string_view kArcPage = "<!doctype html><p>Keld";

class ArcPages : public ArticleSink {
 public:
  void page(PageInput page, std::uint64_t place) override {
    text += fmt::format("{} {} {} {} [{}]\n", place, page.url, page.captured, page.charset,
                        page.bytes.substr(0, 40));
  }
  void article(FoundArticle, std::uint64_t, std::string_view) override { FAIL("no article is made"); }
  void refuse(std::string reason, std::uint64_t place) override {
    text += fmt::format("! {} {}\n", place, reason);
  }
  void note(std::string what, std::uint64_t) override { text += "~ " + what + '\n'; }
  [[nodiscard]] bool stopping() const override { return false; }

  std::string text;
};

std::string arc_pages(std::string const& bytes) {
  std::istringstream stream{bytes};
  FieldMap const map;
  ArcPages pages;
  read_warc({stream, "a.arc", map, {}}, pages);
  return pages.text;
}

std::string const kFileRecord = "filedesc://keld.arc 0.0.0.0 20080430204825 text/plain 76\n"
                                "1 0 InternetArchive\n"
                                "URL IP-address Archive-date Content-type Archive-length\n\n";

std::string arc_record(std::string const& block, std::string const& url = "http://keld.example/a",
                       std::string const& type = "text/html", std::size_t length = 0) {
  return fmt::format("{} 192.0.2.7 20080430204826 {} {}\n{}\n", url, type,
                     length == 0 ? block.size() : length, block);
}

std::string const kArcGood = arc_record(http(kArcPage));
std::string const kArcSeen = " http://keld.example/a 2008-04-30 utf-8 [<!doctype html><p>Keld]\n";

}  // namespace

TEST_CASE("arc: which records are pages", "[unit][warc]") {
  struct Row {
    std::string bytes;
    std::string seen;
  };
  Row const rows[] = {
      {kFileRecord + kArcGood, "2" + kArcSeen},
      {kArcGood + kArcGood, "1" + kArcSeen + "2" + kArcSeen},
      // Version 2.
      {"filedesc://keld.arc 0.0.0.0 20080430204825 text/plain 200 - - 0 keld.arc 122\n2 0 Keld\n"
       "URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename "
       "Archive-length\n" +
           fmt::format("\nhttp://keld.example/a 192.0.2.7 20080430204826 text/html 200 abc - 1209 "
                       "keld.arc {}\n{}\n",
                       http(kArcPage).size(), http(kArcPage)),
       "2" + kArcSeen},
      // Addresses with spaces; of a page that is no answer, the type in its line counts.
      {arc_record(http(kArcPage), "http://keld.example/a b"),
       "1 http://keld.example/a%20b 2008-04-30 utf-8 [<!doctype html><p>Keld]\n"},
      {arc_record(std::string{kArcPage}),
       "1 http://keld.example/a 2008-04-30  [<!doctype html><p>Keld]\n"},
      // No pages: names of hosts, rules for crawlers, pictures, what was not found.
      {arc_record("20080430\nkeld.example. 1 IN A 192.0.2.7", "dns:keld.example", "text/dns"), ""},
      {arc_record(http("User-agent: *", "", "text/plain"), "http://keld.example/robots.txt"), ""},
      {arc_record(http("x", "", "image/gif"), "http://keld.example/a.gif", "image/gif"), ""},
      {arc_record(http(kArcPage, "", "text/html", "404 Not Found")), ""},
  };
  for (auto const& row : rows) {
    INFO(row.bytes);
    CHECK(looks_like_warc(row.bytes, "a"));
    CHECK(arc_pages(row.bytes) == row.seen);
  }
  CHECK_FALSE(looks_like_warc("http://keld.example/ is an address", "a"));
  CHECK_FALSE(looks_like_warc("filed: a report on 14 September", "a"));
}

TEST_CASE("arc: a bad record costs itself only", "[unit][warc]") {
  std::string const bad = arc_record(http(kArcPage), "http://keld.example/b", "text/html", 20);
  CHECK(arc_pages(kFileRecord + bad + kArcGood) ==
        fmt::format("! 2 20 bytes long by its first line, at byte {}, which is not true\n3{}",
                    kFileRecord.size() + bad.find('\n') + 1, kArcSeen));
  auto const seen = arc_pages(kArcGood + "junk of the disk\n" + kArcGood);
  CHECK(seen.starts_with("! 1 "));  // its length is not true: junk stands where a record should
  CHECK(seen.ends_with("2" + kArcSeen));
  std::string const cut = kArcGood.substr(0, kArcGood.size() - 10);
  CHECK(arc_pages(kArcGood + cut).starts_with("1" + kArcSeen + "! 2 "));
  CHECK(arc_pages(kArcGood + cut).find("which are not there") != std::string::npos);
}

TEST_CASE("warc: drafts of the format", "[unit][warc]") {
  for (std::string_view const version : {"0.17", "0.18", "1.0", "1.1", "2.0"}) {
    auto const bytes = warc({.block = http(kArcPage), .version = version});
    INFO(version);
    CHECK(looks_like_warc(bytes, "a"));
    CHECK(arc_pages(bytes + bytes).starts_with("1 https://keld.example/storm 2023-09-14 utf-8"));
  }
  CHECK_FALSE(looks_like_warc("WARC/x is a draft", "a"));
}

