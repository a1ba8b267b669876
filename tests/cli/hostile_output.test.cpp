// What hostile pages must never do to a terminal or to a reader of JSON.
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// The next character of valid UTF-8, -1 where it is none.
std::int32_t next(std::string_view text, std::size_t& at) {
  auto const lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  int const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : -1;
  if (more < 0 || lead > 0xF4) return -1;
  std::int32_t value = lead & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return -1;
    value = value << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
  }
  return value;
}

bool is_control(std::int32_t c) { return (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F); }

bool is_bidi(std::int32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

// "U+001B at 17" of the first character that may not be there; empty where all is well.
std::string fault(std::string_view text, bool with_bidi) {
  for (std::size_t at = 0; at < text.size();) {
    auto const begin = at;
    auto const c = next(text, at);
    if (c >= 0 && !is_control(c) && !(with_bidi && is_bidi(c))) continue;
    return std::to_string(c) + " at " + std::to_string(begin) + ": " +
           json(std::string{text.substr(begin < 20 ? 0 : begin - 20, 40)})
               .dump(-1, ' ', true, json::error_handler_t::replace);
  }
  return {};
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

struct Fixture {
  fs::path hostile = fs::path{source_folder()} / "corpus" / "hostile";
  TemporaryFolder folder;
  std::string path = folder.path("index");
  Finished added = index({"add", "-d", path, hostile.string()});
};

}  // namespace

TEST_CASE_METHOD(Fixture, "cli: no control character reaches a terminal", "[cli][hostile]") {
  CHECK(fault(added.err, true) == "");
  auto const all = search({"-d", path, "--all", "--snippets", "3", "*"});
  CHECK(all.status == 0);
  CHECK(fault(all.out, true) == "");
  for (auto const* query : {"Quillmoor", "council", "report", "said", "red", "engineer"}) {
    INFO("query " << query);
    auto const found = search({"-d", path, "--all", "--snippets", "5", "--width", "400", "-F",
                               "outlet:all", "-F", "byline:all", "--", query});
    CHECK(found.status == 0);
    CHECK(fault(found.out, true) == "");
    CHECK(fault(search({"-d", path, "explain", "--", query}).out, true) == "");
  }
  for (auto const& id : ids(path, "*")) {
    INFO("show " << id);
    auto const shown = search({"-d", path, "show", "--", id});
    CHECK(shown.status == 0);
    CHECK(fault(shown.out, true) == "");
  }
  for (auto const& entry : fs::directory_iterator{hostile}) {
    INFO("extract " << entry.path());
    auto const extracted = index({"extract", entry.path().string()});
    // Each of the files of many has lines that are refused and lines that are not.
    auto const extension = entry.path().extension().string();
    auto const name = entry.path().filename().string();
    bool const many = name.find(".jsonl") != name.npos || extension == ".atom" ||
                      extension == ".warc" || extension == ".zip" || extension == ".json";
    if (many)
      CHECK(extracted.status == 80);
    else
      CHECK((extracted.status == 0 || extracted.status == 65));
    CHECK(fault(extracted.out, true) == "");
    CHECK(fault(extracted.err, true) == "");
  }
}

TEST_CASE_METHOD(Fixture, "cli: JSON of hostile pages is JSON", "[cli][hostile]") {
  auto const found = search({"-d", path, "--json", "--all", "--snippets", "3", "Quillmoor"});
  REQUIRE(json::accept(found.out));
  CHECK(fault(found.out, false) == "");
  auto const answer = json::parse(found.out);
  CHECK(answer["hits"].size() == answer["count"]["groups"].get<std::size_t>());
  auto const rows =
      lines(search({"-d", path, "--format", "jsonl", "--all", "--group", "none", "*"}).out);
  CHECK(rows.size() == ids(path, "*").size());
  for (auto const& row : rows) CHECK(json::accept(row));
  for (auto const& id : ids(path, "*")) {
    INFO("show " << id);
    auto const shown = search({"-d", path, "show", "--json", "--", id});
    CHECK(json::accept(shown.out));
    CHECK(fault(shown.out, false) == "");
  }
  for (auto const& entry : fs::directory_iterator{hostile}) {
    if (entry.path().extension() != ".txt") continue;
    INFO("extract " << entry.path());
    auto const extracted = index({"extract", "--format", "json", entry.path().string()});
    CHECK((extracted.out.empty() ? extracted.status == 65 : json::accept(extracted.out)));
    CHECK(fault(extracted.out, false) == "");
  }
}

TEST_CASE_METHOD(Fixture, "cli: no passage cuts an emoji in two", "[cli][hostile]") {
  std::string const family = "👨‍👩‍👧‍👦";
  for (int width = 1; width <= 120; width += 7) {
    auto const found = search({"-d", path, "--json", "--snippets", "3", "--width",
                               std::to_string(width), "id:emoji-zwj (family OR dog OR shoe)"});
    INFO("width " << width);
    REQUIRE(found.status == 0);
    for (auto const& snippet : json::parse(found.out)["hits"][0]["snippets"]) {
      auto const text = snippet["text"].get<std::string>();
      INFO(text);
      CHECK(count_of(text, "👨") == count_of(text, family));
      CHECK(count_of(text, "👦") == count_of(text, family));
      CHECK(count_of(text, "👩") == count_of(text, family) + count_of(text, "👩🏽‍🚒"));
      CHECK(count_of(text, "🚒") == count_of(text, "👩🏽‍🚒"));
      CHECK(count_of(text, "🐕") == count_of(text, "🐕‍🦺"));
      CHECK(count_of(text, "🗝") == count_of(text, "🗝️"));
      CHECK(count_of(text, "🏴") == count_of(text, "\xF3\xA0\x81\xBF"));
    }
  }
}
