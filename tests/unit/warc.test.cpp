// Web archives: records to pages, and what bad records cost.
#include "indexer/formats/warc.hpp"

#include <cstdint>
#include <sstream>

#include "backfile/error.hpp"
#include "indexer/formats/http_response.hpp"
#include "indexer/formats/warc_reader.hpp"
#include "indexer/sources/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pack.hpp"
#include "tests/support/warc.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::http;
using backfile::tests::Press;
using backfile::tests::pressed;
using backfile::tests::warc;
using backfile::tests::WarcRecord;

namespace {

constexpr std::string_view kPage = "<!doctype html><p>Keld";

class Pages : public ArticleSink {
 public:
  void page(PageInput page, std::uint64_t place) override {
    text += fmt::format("{} {} {} {} [{}]\n", place, page.url, page.captured, page.charset,
                        page.bytes.substr(0, 40));
  }
  void article(FoundArticle, std::uint64_t, std::string_view) override {
    FAIL("no article is made");
  }
  void refuse(std::string reason, std::uint64_t place) override {
    text += fmt::format("! {} {}\n", place, reason);
  }
  void note(std::string what, std::uint64_t place) override {
    text += fmt::format("~ {} {}\n", place, what);
  }
  [[nodiscard]] bool stopping() const override { return false; }

  std::string text;
};

std::string pages_in(std::string const& bytes) {
  std::istringstream stream{bytes};
  FieldMap const map;
  Pages pages;
  read_warc({stream, "a.warc", map, {}}, pages);
  return pages.text;
}

std::string chunked(std::string_view body) {
  return fmt::format("5;x=1\r\n{}\r\n{:X}\r\n{}\r\n0\r\n\r\n", body.substr(0, 5), body.size() - 5,
                     body.substr(5));
}

std::string const kGood = warc({.block = http(kPage)});
std::string const kGoodSeen =
    " https://keld.example/storm 2023-09-14 utf-8 [<!doctype html><p>Keld]\n";

}  // namespace

TEST_CASE("warc: bytes that no address has are written as they would be in one", "[unit][warc]") {
  struct Row {
    std::string_view uri, seen;
  };
  for (auto const& [uri, seen] : {
           Row{"https://keld.example/\xE9t\xE9", "https://keld.example/%E9t%E9"},
           Row{"https://keld.example/été?q=1", "https://keld.example/été?q=1"},
           Row{"https://keld.example/a b\tc", "https://keld.example/a%20b%09c"},
           Row{"<https://keld.example/\xED\xA0\x80>", "https://keld.example/%ED%A0%80"},
       })
    CHECK(pages_in(warc({.uri = uri, .block = http(kPage)}))
              .starts_with(fmt::format("1 {} 2023-09-14 ", seen)));
}

TEST_CASE("warc: which records are pages", "[unit][warc]") {
  struct Row {
    WarcRecord record;
    std::string seen;
  };
  Row const rows[] = {
      {{.block = http(kPage)}, "1" + kGoodSeen},
      {{.block = http(kPage), .version = "1.1"}, "1" + kGoodSeen},
      {{.uri = "<https://keld.example/storm>", .block = http(kPage)}, "1" + kGoodSeen},
      {{.type = "resource",
        .content_type = "text/html; charset=\"UTF-8\"",
        .block = std::string{kPage}},
       "1" + kGoodSeen},
      {{.type = "conversion", .content_type = "text/plain", .block = "Storm at Keld"},
       "1 https://keld.example/storm 2023-09-14  [Storm at Keld]\n"},
      {{.block = http("Storm", "", "text/plain")},
       "1 https://keld.example/storm 2023-09-14  [Storm]\n"},
      {{.block = http("{}", "", "Application/JSON")},
       "1 https://keld.example/storm 2023-09-14  [{}]\n"},
      {{.block = http(kPage, "", "")},
       "1 https://keld.example/storm 2023-09-14  [<!doctype html><p>Keld]\n"},
      {{.block = http(kPage), .date = "2023-09-14T08:15:00.123456789Z"}, "1" + kGoodSeen},
      {{.block = http(kPage), .date = "yesterday"},
       "1 https://keld.example/storm  utf-8 [<!doctype html><p>Keld]\n"},
      // Everything else is passed over.
      {{.type = "warcinfo", .uri = "", .content_type = "application/warc-fields", .block = "a: b"},
       ""},
      {{.type = "request", .block = "GET / HTTP/1.1\r\n\r\n"}, ""},
      {{.type = "metadata", .block = "a: b"}, ""},
      {{.type = "revisit", .block = http("")}, ""},
      {{.type = "response", .uri = "dns:keld.example", .content_type = "text/dns", .block = "1"},
       ""},
      {{.type = "resource",
        .uri = "metadata://keld/wget.log",
        .content_type = "text/plain",
        .block = "log"},
       ""},
      {{.uri = "https://keld.example/robots.txt", .block = http("User-agent: *", "", "text/plain")},
       ""},
      {{.block = http(kPage, "", "text/html", "404 Not Found")}, ""},
      {{.block = http("", "Location: /x\r\n", "text/html", "301 Moved")}, ""},
      {{.block = http("\x89PNG", "", "image/png")}, ""},
      {{.block = http("a{}", "", "text/css")}, ""},
      {{.block = http(std::string("\0\1\2\3\4\5\6\7\0\0\0", 11), "", "")}, ""},
      {{.block = "no answer"}, "! 1 no answer of a web server\n"},
      {{.block = http(kPage), .more = "WARC-Segment-Number: 1\r\n"},
       "! 1 a part of a record; parts are not joined\n"},
      {{.block = http("x", "Content-Encoding: br\r\n")},
       "! 1 compressed by 'br', which is not read\n"}};
  for (auto const& row : rows) {
    INFO(warc(row.record));
    CHECK(pages_in(warc(row.record)) == row.seen);
    // Counted, and the next is not touched.
    CHECK(pages_in(warc(row.record) + kGood) == row.seen + "2" + kGoodSeen);
  }
}

TEST_CASE("warc: chunks and compression are undone", "[unit][warc]") {
  auto const gzip = pressed(Press::gzip, kPage);
  struct Row {
    std::string body;
    std::string fields;
  };
  std::string const chunks = "Transfer-Encoding: chunked\r\n";
  Row const rows[] = {{chunked(kPage), chunks},
                      {gzip, "Content-Encoding: gzip\r\n"},
                      {chunked(gzip), "Content-Encoding: GZIP\r\n" + chunks},
                      // Undone by the crawler, which kept the fields.
                      {std::string{kPage}, "Content-Encoding: gzip\r\n" + chunks},
                      {std::string{kPage}, "Content-Encoding: deflate\r\n"}};
  for (auto const& row : rows) {
    INFO(row.fields);
    CHECK(pages_in(warc({.block = http(row.body, row.fields)})) == "1" + kGoodSeen);
  }
  CHECK(pages_in(warc({.block = http("16\r\n<!doctype html><p>Keld\r\n5\r\nab", chunks)})) ==
        "1 https://keld.example/storm 2023-09-14 utf-8 [<!doctype html><p>Keldab]\n");
  auto const bomb = pressed(Press::gzip, std::string(kMaxRecordBytes + 1, 'a'));
  CHECK(pages_in(warc({.block = http(bomb, "Content-Encoding: gzip\r\n")})) ==
        "! 1 unpacks to more than 16 MiB\n");
}

TEST_CASE("warc: a bad record costs itself only", "[unit][warc]") {
  auto const lying = [](std::string length) {
    return warc({.block = http(kPage), .length = std::move(length)});
  };
  struct Row {
    std::string bytes;
    std::string reason;
  };
  std::string const cut = kGood.substr(0, kGood.size() - 12);
  Row const rows[] = {
      {lying("10"), "10 bytes long by its header, at byte 211, which is not true"},
      {lying("150"), "150 bytes long by its header, at byte 212, which is not true"},
      {lying("999999"), "999999 bytes long by its header, at byte 215, which is not true"},
      {lying("99999999999999"),
       "99999999999999 bytes long by its header, at byte 223, which is not true"},
      {lying("-1"), "no length in its header, at byte 0"},
      {lying("ten"), "no length in its header, at byte 0"},
      {lying("99999999999999999999999"), "no length in its header, at byte 0"},
      {cut, "95 bytes long by its header, at byte 211, which is not true"},
      {"WARC/1.0\r\nWARC-Type: response\r\n", "its header, at byte 0, does not end"},
      {"garbage\r\n\r\n", "no record at byte 0: 11 bytes passed over"},
      {std::string(300'000, '\0'), "no record at byte 0: 300000 bytes passed over"},
      // The first draft, which had its values in one line.
      {"warc/0.9 60 response http://keld.example/ 20060305082251\r\n\r\n",
       "no record at byte 0: 60 bytes passed over"},
      {warc({.block = http(std::string(kMaxRecordBytes, 'a'))}), "longer than 16 MiB"}};
  for (auto const& row : rows) {
    INFO(row.bytes.substr(0, 300));
    CHECK(pages_in(row.bytes + kGood) == "! 1 " + row.reason + "\n2" + kGoodSeen);
    auto const shifted = pages_in(kGood + row.bytes + kGood + kGood);
    CHECK(shifted.starts_with("1" + kGoodSeen + "! 2 "));
    CHECK(shifted.ends_with("\n3" + kGoodSeen + "4" + kGoodSeen));
  }
  CHECK(pages_in(kGood + cut) == "1" + kGoodSeen +
                                     "! 2 95 bytes long by its header, at byte 521, which are not "
                                     "there\n");
  CHECK(pages_in("").empty());
  CHECK(pages_in("\r\n\r\n").empty());
}

TEST_CASE("warc: recognised by its first line", "[unit][warc]") {
  CHECK(looks_like_warc(kGood, "a"));
  CHECK(looks_like_warc("WARC/1.1\nWARC-Type: warcinfo", "a"));
  CHECK_FALSE(looks_like_warc("WARC/1.0", "a"));
  CHECK_FALSE(looks_like_warc("WARC/1.0 is a format", "a.warc"));
}
