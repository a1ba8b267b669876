// Inputs of any kind to pages and articles: compressed files, archives, one inside the other.
#include "indexer/formats/input_reader.hpp"

#include <fmt/format.h>

#include <sstream>

#include "backfile/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pack.hpp"
#include "tests/support/warc.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::archived;
using backfile::tests::http;
using backfile::tests::locked_archive;
using backfile::tests::Pack;
using backfile::tests::Press;
using backfile::tests::pressed;
using backfile::tests::warc;

namespace {

constexpr auto kAllPresses = {Press::gzip, Press::bzip2, Press::xz, Press::zstd};
std::string const kHtml = "<!doctype html><title>Storm</title><p>The harbour of Keld is closed.";
std::string const kText = "Ferry returns to Keld\n\nThe ferry is back.\n";

std::string json_lines(int count) {
  std::string lines;
  for (int i = 1; i <= count; ++i)
    lines += fmt::format("{{\"title\":\"Title {}\",\"body\":\"Body {}\"}}\n", i, i);
  return lines;
}

// A line for each thing that was handed over.
class Seen : public InputSink {
 public:
  void page(Format const& format, PageInput page, Origin) override {
    text += fmt::format("{} {} {}\n", format.name, page.path, page.bytes.size());
  }
  void article(Article article, Origin origin, std::string_view) override {
    text += fmt::format("{}:{} {}", origin.path, origin.number, article.title);
    for (auto const& note : article.notes) text += fmt::format(" ({})", note);
    text += '\n';
  }
  void refuse(Rejection why) override {
    text += fmt::format("! {}:{} {}\n", why.path, why.line, why.reason);
  }
  void note(Rejection why) override { text += fmt::format("~ {} {}\n", why.path, why.reason); }
  [[nodiscard]] bool stopping() const override { return false; }

  std::string text;
};

std::string seen_in(std::string const& name, std::string const& bytes,
                    UnpackLimits const& limits = {}) {
  Seen seen;
  FieldMap const map;
  InputSettings const settings{.unpack = limits};
  std::istringstream stream{bytes};
  InputReader{settings, map, seen}.stream({name, name, 0}, stream);
  return seen.text;
}

}  // namespace

TEST_CASE("inputs: a compressed file is its content", "[unit][packed]") {
  for (auto const press : kAllPresses) {
    CHECK(seen_in("a.html.gz", pressed(press, kHtml)) ==
          fmt::format("html a.html.gz {}\n", kHtml.size()));
    CHECK(seen_in("a", pressed(press, kText)) == fmt::format("text a {}\n", kText.size()));
    CHECK(seen_in("-", pressed(press, json_lines(2))) == "-:1 Title 1\n-:2 Title 2\n");
  }
  for (auto const press : {Press::bzip2, Press::xz, Press::zstd})
    for (auto const size : {3'000u, 100'000u})
      CHECK(seen_in("a.txt", pressed(press, std::string(size, '\0'))) ==
            "! a.txt:0 empty, or nothing but zeros\n");
  CHECK(seen_in("a.txt", pressed(Press::xz, "")) == "! a.txt:0 empty, or nothing but zeros\n");
  // By the name without its ending.
  CHECK(seen_in("a.jsonl.gz", pressed(Press::gzip, "x"))
            .starts_with("! a.jsonl.gz:1 no valid JSON: "));
}

TEST_CASE("inputs: the members of an archive are inputs", "[unit][packed]") {
  std::vector<tests::Packed> const members{{"./a.html", kHtml},
                                           {"b/c.jsonl", json_lines(1)},
                                           {"b/", ""},
                                           {"b/.hidden", kText},
                                           {"__MACOSX/._a.html", kText},
                                           {"../../etc/passwd", kText},
                                           {"/abs", kText},
                                           {"empty", ""}};
  std::string const expected =
      "html N!/a.html 68\nN!/b/c.jsonl:1 Title 1\ntext N!/../../etc/passwd 42\ntext N!/abs 42\n"
      "text N!/empty 0\n";
  CHECK(seen_in("N", archived(Pack::zip, members)) == expected);
  CHECK(seen_in("N", archived(Pack::tar, members)) == expected);
  for (auto const press : kAllPresses)
    CHECK(seen_in("N", archived(Pack::tar, members, press)) == expected);
  CHECK(seen_in("N", archived(Pack::zip, {})).empty());
}

TEST_CASE("inputs: pages of a web archive are what they show, else what they were declared",
          "[unit][packed]") {
  CHECK(seen_in("a.warc", warc({.block = http("Keld <b>storm</b>")}) +
                              warc({.block = http("Keld <b>storm</b>", "", "text/plain")}) +
                              warc({.block = http(kHtml, "", "text/plain")}) +
                              warc({.block = http(json_lines(1), "", "application/json")})) ==
        "html a.warc!/1 17\ntext a.warc!/2 17\nhtml a.warc!/3 68\na.warc!/4:1 Title 1\n");
}

TEST_CASE("inputs: an archive inside an archive, and no deeper", "[unit][packed]") {
  auto const page = pressed(Press::gzip, kText);
  auto const inner = archived(Pack::zip, {{"a.txt", kText}, {"b.txt.gz", page}});
  auto const tarred = archived(Pack::tar, {{"c.txt", kText}}, Press::gzip);
  CHECK(seen_in("N", archived(Pack::tar, {{"i.zip", inner}, {"p.gz", page}, {"t.tgz", tarred}},
                              Press::gzip)) ==
        "text N!/i.zip!/a.txt 42\n"
        "! N!/i.zip!/b.txt.gz:0 packed 3 times over; at most 2 are unpacked\n"
        "text N!/p.gz 42\ntext N!/t.tgz!/c.txt 42\n");
  CHECK(seen_in("N", pressed(Press::gzip, page)) == "text N 42\n");
  CHECK(seen_in("N", pressed(Press::zstd, pressed(Press::gzip, page))) ==
        "! N:0 packed 3 times over; at most 2 are unpacked\n");
}

TEST_CASE("inputs: what is whole in a damaged archive is taken", "[unit][packed]") {
  auto const lines = json_lines(20'000);
  for (auto const press : kAllPresses) {
    auto const whole = pressed(press, lines);
    auto const seen = seen_in("a.jsonl", whole.substr(0, whole.size() - 20));
    auto const refused = seen.find('!');
    REQUIRE(refused != seen.npos);
    // Blocks of bzip2 are large, and are read whole.
    if (press != Press::bzip2) CHECK(seen.starts_with("a.jsonl:1 Title 1\n"));
    CHECK(seen.find('\n', refused) == seen.size() - 1);  // one, and the last
    CHECK(seen.find(" behind byte ") != seen.npos);
  }
  auto const tar = archived(Pack::tar, {{"a", kText}, {"b", std::string(5000, 'x')}});
  CHECK(seen_in("N", tar.substr(0, 3000)) ==
        "text N!/a 42\n! N!/b:0 cannot be unpacked behind byte 0: Truncated tar archive\n");
  auto const zip = archived(Pack::zip, {{"a", kText}, {"b", kHtml}});
  CHECK(seen_in("N", zip.substr(0, zip.find("\x01\x02") - 40)).starts_with("text N!/a 42\n! N"));
}

TEST_CASE("inputs: damage to one part of gzip costs no other", "[unit][packed]") {
  std::string whole;
  std::vector<std::size_t> parts;
  for (int i = 0; i < 3; ++i) {
    parts.push_back(whole.size());
    whole += pressed(Press::gzip, json_lines(1 + i));
  }
  CHECK(seen_in("a.jsonl", whole) ==
        "a.jsonl:1 Title 1\na.jsonl:2 Title 1\na.jsonl:3 Title 2\na.jsonl:4 Title 1\n"
        "a.jsonl:5 Title 2\na.jsonl:6 Title 3\n");
  auto damaged = whole;
  for (auto at = parts[1] + 10; at < parts[2]; ++at) damaged[at] = '\xFF';
  CHECK(seen_in("a.jsonl", damaged) ==
        "a.jsonl:1 Title 1\na.jsonl:2 Title 1\na.jsonl:3 Title 2\na.jsonl:4 Title 3\n"
        "! a.jsonl:0 damaged gzip data behind byte 36; read on at the next part\n");
  CHECK(seen_in("a.jsonl", whole.substr(0, whole.size() - 9)) ==
        "a.jsonl:1 Title 1\na.jsonl:2 Title 1\na.jsonl:3 Title 2\na.jsonl:4 Title 1\n"
        "a.jsonl:5 Title 2\na.jsonl:6 Title 3\n! a.jsonl:0 cut off behind byte 216\n");
  CHECK(seen_in("a.jsonl", whole + std::string(1000, '\0')) == seen_in("a.jsonl", whole));
}

TEST_CASE("inputs: members that hold nothing readable are refused by name", "[unit][packed]") {
  CHECK(seen_in("N", archived(Pack::tar, {{"a", "", "/etc/passwd"}, {"b", kText}})) ==
        "! N!/a:0 a link inside an archive\ntext N!/b 42\n");
  CHECK(seen_in("N", locked_archive({{"a", kText}})) == "! N!/a:0 encrypted\n");
  CHECK(seen_in("N", archived(Pack::zip, {{"[Content_Types].xml", "<x/>"}, {"b", kText}})) ==
        "! N:0 not text: looks like an Office document\n");
}

TEST_CASE("inputs: what unpacks to far too much is refused with the limit", "[unit][packed]") {
  UnpackLimits limits;
  limits.free_bytes = 1u << 20;
  limits.ratio = 10;
  std::string bomb;
  for (int i = 0; i < 200'000; ++i) bomb += "{\"title\":\"Storm\"}\n";
  for (auto const press : kAllPresses) {
    auto const seen = seen_in("a.jsonl", pressed(press, bomb), limits);
    CHECK(
        seen.ends_with("! a.jsonl:0 unpacks to more than 10 times its size; the rest is not "
                       "read\n"));
  }
  CHECK(seen_in("N", archived(Pack::zip, {{"a.jsonl", bomb}}), limits)
            .ends_with("! N!/a.jsonl:0 unpacks to more than 10 times its size; the rest is not "
                       "read\n"));
  // A tar does not grow.
  CHECK(seen_in("N", archived(Pack::tar, {{"a.jsonl", bomb}}), limits).find("\n! ") ==
        std::string::npos);
  auto const nested =
      archived(Pack::zip, {{"a.jsonl.gz", pressed(Press::gzip, bomb)}, {"b", kText}});
  auto const seen = seen_in("N", nested, limits);
  CHECK(
      seen.ends_with("! N!/a.jsonl.gz:0 unpacks to more than 10 times its size; the rest is not "
                     "read\n"));

  UnpackLimits few;
  few.members = 2;
  CHECK(
      seen_in("N", archived(Pack::tar, {{"a", kText}, {"b", kText}, {"c", kText}}), few) ==
      "text N!/a 42\ntext N!/b 42\n! N:0 more than 2 files in an archive; the rest is not read\n");
  UnpackLimits small;
  small.member_bytes = 50;
  CHECK(seen_in("N", archived(Pack::zip, {{"a", kHtml}}), small)
            .ends_with("unpacks to more than 50 bytes; the rest is not read\n"));
  CHECK(seen_in("N", pressed(Press::gzip, kHtml), small)
            .ends_with("unpacks to more than 50 bytes; the rest is not read\n"));
}

namespace {

std::string utf16(std::u16string_view text, bool little, bool mark) {
  std::string bytes;
  auto const put = [&](char16_t unit) {
    char const high = static_cast<char>(unit >> 8);
    char const low = static_cast<char>(unit & 0xFF);
    bytes += little ? low : high;
    bytes += little ? high : low;
  };
  if (mark) put(0xFEFF);
  for (auto const unit : text) put(unit);
  return bytes;
}

}  // namespace

TEST_CASE("inputs: records in UTF-16", "[unit][encoding]") {
  constexpr std::u16string_view kLines =
      u"{\"title\":\"Caf\u00E9 \uD55C\uAD6D \U0001F6A2\",\"body\":\"The ferry is back.\"}\n"
      u"{\"title\":\"Two\",\"body\":\"And so is the tide.\"}\r\n";
  constexpr std::u16string_view kArray =
      u"[{\"title\":\"One\",\"body\":\"The ferry is back.\"},\n{\"title\":\"Two\"}]";
  constexpr std::u16string_view kTable = u"title,body,date\nOne,\"The ferry,\nback\",2023-09-14\n";
  for (bool const little : {true, false})
    for (bool const mark : {true, false}) {
      INFO("little " << little << ", mark " << mark);
      std::string const note = " (The page was UTF-16; places count bytes of its UTF-8 form.)\n";
      CHECK(seen_in("a.jsonl", utf16(kLines, little, mark)) ==
            "a.jsonl:1 Caf\u00E9 \uD55C\uAD6D \U0001F6A2" + note + "a.jsonl:2 Two" + note);
      CHECK(seen_in("a", utf16(kArray, little, mark)) == "a:1 One" + note + "a:2 Two" + note);
      CHECK(seen_in("a.csv", utf16(kTable, little, mark)) == "a.csv:2 One" + note);
      CHECK(seen_in("a.jsonl.gz", pressed(Press::gzip, utf16(kLines, little, mark)))
                .starts_with("a.jsonl.gz:1 Caf\u00E9"));
    }
  // Text pages read it themselves; half a pair, half a unit.
  auto const page = utf16(u"Ferry returns to Keld\n\nThe ferry is back.\n", true, true);
  CHECK(seen_in("a.txt", page) == fmt::format("text a.txt {}\n", page.size()));
  auto cut = utf16(u"{\"title\":\"One \xD83D two\",\"body\":\"The ferry is back.\"}\n", true, true);
  CHECK(seen_in("a.jsonl", cut + "x").starts_with("a.jsonl:1 One \uFFFD two ("));
}

TEST_CASE("inputs: records in an older charset", "[unit][encoding]") {
  auto const line = [](std::string_view title, std::string_view body) {
    return fmt::format("{{\"title\":\"{}\",\"body\":\"{}\"}}\n", title, body);
  };
  auto const guessed = [](std::string_view charset) {
    return fmt::format(
        " (The page was read as {}, by what its bytes look like; places count bytes of its UTF-8 "
        "form.)\n",
        charset);
  };
  auto const western = line("Caf\xE9 \x96 d\xE9j\xE0 vu",
                            "Les \xE9l\xE8ves ont f\xEAt\xE9 la fin de l\x92\x61nn\xE9\x65.");
  auto const korean = line("\xC7\xD1\xB1\xB9 \xBD\xC5\xB9\xAE",
                           "\xBF\xC0\xB4\xC3 \xBC\xAD\xBF\xEF\xBF\xA1\xBC\xAD "
                           "\xC8\xB8\xC0\xC7\xB0\xA1 \xBF\xAD\xB7\xC8\xB4\xD9.");
  auto const plain = line("Plain", "UTF-8 as it should be: \u00E9.");
  CHECK(seen_in("a.jsonl", plain + western + korean + plain) ==
        "a.jsonl:1 Plain\n"
        "a.jsonl:2 Caf\u00E9 \u2013 d\u00E9j\u00E0 vu" +
            guessed("windows-1252") + "a.jsonl:3 \uD55C\uAD6D \uC2E0\uBB38" +
            guessed("windows-949") + "a.jsonl:4 Plain\n");
  CHECK(seen_in("a.json", "[" + western + "," + korean + "]") ==
        "a.json:1 Caf\u00E9 \u2013 d\u00E9j\u00E0 vu" + guessed("windows-1252") +
            "a.json:2 \uD55C\uAD6D \uC2E0\uBB38" + guessed("windows-949"));
  // UTF-8 with a fault is no other charset, and not mended: a record says what it says.
  CHECK(seen_in("a.jsonl", line("\uD55C\uAD6D \xFF", "\uC2E0\uBB38") + plain) ==
        "! a.jsonl:1 no valid UTF-8: 1 malformed byte\na.jsonl:2 Plain\n");
}
