// corpus/hostile, row by row as its README.md says: one clear line for a bad file, the rest
// indexed.
#include <nlohmann/json.hpp>

#include <filesystem>
#include <regex>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path const kHostile = fs::path{source_folder()} / "corpus" / "hostile";

std::vector<std::string> hostile_files() {
  std::vector<std::string> files;
  for (auto const& entry : fs::directory_iterator{kHostile})
    if (entry.path().filename() != "README.md") files.push_back(entry.path().string());
  return sorted(files);
}

struct HostileIndex {
  TemporaryFolder folder;
  std::string path = folder.path("index");
  Finished added;
  HostileIndex() {
    auto words = hostile_files();
    words.insert(words.begin(), {"add", "-d", path});
    added = index(words);
  }
};

HostileIndex const& hostile() {
  static HostileIndex const made;
  return made;
}

struct Said {
  std::string begin;   // "rejected", "note"
  std::string reason;  // behind the place
};

// The lines of standard error on that file; line 0: on the whole file.
std::vector<Said> said_of(std::string const& file, int line) {
  auto const place =
      (kHostile / file).string() + (line > 0 ? ":" + std::to_string(line) : "") + ": ";
  std::vector<Said> found;
  for (auto const& text : lines(hostile().added.err))
    if (auto const at = text.find(place); at != text.npos)
      found.push_back({text.substr(0, text.find(' ')), text.substr(at + place.size())});
  return found;
}

json shown(std::string const& id) {
  auto const found = search({"show", "-d", hostile().path, "--format", "json", "--", id});
  INFO("show " << id << ": " << found.err);
  CHECK(found.status == 0);
  return found.status == 0 ? json::parse(found.out) : json{};
}

std::vector<std::string> const kTaken{"1-04b964e99ff2",
                                      "3-e705d2e34345",
                                      "5-b5f5174680ac",
                                      "Quillmoor-forgets-its-id-and-its-body-016e154ab002",
                                      "Quillmoor-has-no-id-14fb2894ec9d",
                                      "b-1",
                                      "b-3",
                                      "bidi-overrides",
                                      "bom-utf8",
                                      "climbing",
                                      "control-characters",
                                      "cr-only",
                                      "crlf",
                                      "d-7",
                                      "emoji-zwj",
                                      "impossible-date",
                                      "invalid-utf8",
                                      "k-1",
                                      "k-2",
                                      "latin1",
                                      "line-separators",
                                      "long-word",
                                      "markup-in-text",
                                      "mixed-encodings",
                                      "n-5",
                                      "nfd-accents",
                                      "nul-bytes",
                                      "one-very-long-line",
                                      "rooted",
                                      "s-2",
                                      "t-1",
                                      "t-2",
                                      "title-only",
                                      "u-1",
                                      "u-2",
                                      "utf16-be-bom",
                                      "utf16-le",
                                      "w-8",
                                      "x-1",
                                      "x-1-59727847b24c",
                                      "x-2-ae0ecd4d21f1",
                                      "year-9999"};

}  // namespace

TEST_CASE("cli: hostile input, what is taken", "[cli][hostile]") {
  auto const& added = hostile().added;
  CHECK(added.status == 80);
  CHECK(totals(added) == Totals{42, 1, 1, 29});
  CHECK(ids(hostile().path, "title:Quillmoor") == kTaken);
  CHECK(ids(hostile().path, "Quillmoor") == kTaken);
  CHECK(ids(hostile().path, "*") == kTaken);
  auto const check = index({"check", "-d", hostile().path});
  INFO(check.err);
  CHECK(check.status == 0);
}

TEST_CASE("cli: hostile input, one line for each fault", "[cli][hostile]") {
  struct Row {
    std::string file;
    int line;
    std::string begin;   // "rejected" or "note"; empty: nothing need be said
    std::string reason;  // regular expression
  };
  std::vector<Row> const rows{
      {"empty.txt", 0, "rejected", "empty"},
      {"whitespace-only.txt", 0, "rejected", "empty"},
      {"furniture-only.txt", 0, "rejected", "no article text"},
      {"binary-elf.txt", 0, "rejected", "not text"},
      {"png-image.txt", 0, "rejected", "not text"},
      {"nul-bytes.txt", 0, "note", "NUL"},
      {"invalid-utf8.txt", 0, "note", "U\\+FFFD"},
      {"latin1.txt", 0, "note", "8859-1|Latin-1"},
      {"mixed-encodings.txt", 0, "note", "U\\+FFFD|8859-1|Latin-1"},
      {"utf16-le.txt", 0, "note", "UTF-16"},
      {"control-characters.txt", 0, "note", "control characters"},
      {"title-only.txt", 0, "", ""},
      {"crlf.txt", 0, "", ""},
      {"cr-only.txt", 0, "", ""},
      {"emoji-zwj.txt", 0, "", ""},
      {"truncated.jsonl", 3, "rejected", "string"},
      {"not-an-object.jsonl", 1, "rejected", "object"},
      {"not-an-object.jsonl", 2, "rejected", "object"},
      {"not-an-object.jsonl", 3, "rejected", "object"},
      {"not-an-object.jsonl", 4, "rejected", "object"},
      {"not-an-object.jsonl", 5, "rejected", "object"},
      {"not-an-object.jsonl", 6, "rejected", "JSON"},
      {"not-an-object.jsonl", 7, "", ""},
      {"not-an-object.jsonl", 8, "rejected", "JSON"},
      {"not-an-object.jsonl", 9, "", ""},
      {"deep-nesting.jsonl", 1, "rejected", "deep"},
      {"deep-nesting.jsonl", 2, "rejected", "deep"},
      {"deep-nesting.jsonl", 3, "", ""},
      {"duplicate-ids.jsonl", 2, "", ""},
      {"duplicate-ids.jsonl", 5, "rejected", "twice"},
      {"wrong-types.jsonl", 1, "rejected", "'title'.*(text|string)"},
      {"wrong-types.jsonl", 2, "rejected", "'body'.*(text|string)"},
      {"wrong-types.jsonl", 3, "rejected", "'date'.*(text|string)"},
      {"wrong-types.jsonl", 4, "rejected", "'byline'.*(text|string)"},
      {"wrong-types.jsonl", 5, "", ""},
      {"lone-surrogate.jsonl", 1, "rejected", "surrogate"},
      {"lone-surrogate.jsonl", 2, "note", "control characters"},
      {"entities.rss", 15, "", ""},
      {"cut-off.atom", 2, "", ""},
      {"cut-off.atom", 5, "rejected", "XML"},
      {"broken-array.json", 2, "", ""},
      {"broken-array.json", 3, "rejected", "bracket"},
      {"broken-array.json", 4, "", ""},
      {"broken-array.json", 5, "rejected", "object"},
      {"cut-off.jsonl.gz", 0, "rejected", "cut off behind byte"},
      {"bomb.jsonl.zst", 0, "rejected", "more than 250 times"},
      {"odd-names.zip!/inner.zip!/deep.txt.gz", 0, "rejected", "at most 2"},
      {"odd-names.zip!/../../climbing.txt", 0, "", ""},
      {"length-lies.warc", 2, "rejected", "not true"},
      {"length-lies.warc", 3, "", ""},
      {"length-lies.warc", 4, "rejected", "not true"},
  };
  for (auto const& row : rows) {
    INFO(row.file << " line " << row.line << ": " << row.begin << ", " << row.reason);
    auto const said = said_of(row.file, row.line);
    CHECK(said.size() == (row.begin.empty() ? 0 : 1));
    if (said.empty() || row.begin.empty()) continue;
    INFO("reason: " << said.front().reason);
    CHECK(said.front().begin == row.begin);
    CHECK(std::regex_search(said.front().reason, std::regex{row.reason}));
  }
  // Nothing else than these lines and the closing one; every rejected line is in the table.
  std::size_t rejected = 0;
  for (auto const& line : lines(hostile().added.err)) {
    if (line.starts_with("rejected")) ++rejected;
    CHECK((line.starts_with("rejected /") || line.starts_with("note     /") ||
           line.starts_with("added ")));
  }
  CHECK(rejected == totals(hostile().added).rejected);
}

TEST_CASE("cli: hostile input, what the fields say", "[cli][hostile]") {
  struct Row {
    std::string id;
    std::string pointer;
    json value;
  };
  std::vector<Row> const rows{
      {"x-1-59727847b24c", "/title", "Quillmoor laughs &l9; &file; times"},
      {"x-2-ae0ecd4d21f1", "/title", "Quillmoor rope & pulley"},
      {"title-only", "/words", 0},
      {"title-only", "/body", nullptr},
      {"Quillmoor-forgets-its-id-and-its-body-016e154ab002", "/words", 0},
      {"Quillmoor-forgets-its-id-and-its-body-016e154ab002", "/body", nullptr},
      {"latin1", "/title", "Café René in Quillmoor to close after a century"},
      {"latin1", "/outlet/name", "Quillmoor Packet"},
      {"latin1", "/byline/0/name", "Zoë Müller"},
      {"bom-utf8", "/title", "Quillmoor ferry to run on Sundays"},
      {"utf16-be-bom", "/title", "Quillmoor clock strikes thirteen again"},
      {"utf16-le", "/title", "Quillmoor clock strikes thirteen"},
      {"utf16-le", "/date/value", "2018-08-08"},
      {"crlf", "/title", "Quillmoor brass band loses its tuba"},
      {"crlf", "/date/value", "2018-10-09"},
      {"cr-only", "/title", "Quillmoor mill wheel turns once more"},
      {"cr-only", "/date/value", "2018-10-16"},
      {"line-separators", "/title", "Quillmoor prints its minutes on one roll"},
      {"line-separators", "/date/value", "2018-12-18"},
      {"control-characters", "/title", "Quillmoor red lights stay dark for a second week"},
      {"control-characters", "/byline/0/name", "Edith Marchbank"},
      {"bidi-overrides", "/byline/0/name", "Rufus Denholm"},
      {"markup-in-text", "/title", "Quillmoor <script>alert(\"packet\")</script> museum reopens"},
      {"year-9999", "/date/value", nullptr},
      {"year-9999", "/date/status", "unknown"},
      {"impossible-date", "/date/value", nullptr},
      {"impossible-date", "/date/status", "unknown"},
      {"impossible-date", "/byline/0/name", "Rufus Denholm"},
      {"s-2", "/title", "Quillmoor 😀 keeps a whole one"},
  };
  for (auto const& row : rows) {
    INFO(row.id << ' ' << row.pointer);
    CHECK(shown(row.id).value(json::json_pointer{row.pointer}, json{"missing"}) == row.value);
  }
  CHECK(contains(shown("u-1")["body"].get<std::string>(), "The men and women of Quillmoor"));
  CHECK(contains(shown("mixed-encodings")["body"].get<std::string>(), "Dvořák"));
  CHECK(contains(shown("mixed-encodings")["body"].get<std::string>(), "Żeleński"));
  CHECK(contains(shown("emoji-zwj")["title"].get<std::string>(), "👨‍👩‍👧‍👦"));
  CHECK_FALSE(contains(shown("crlf").dump(), "\\r"));
  CHECK(std::regex_search(shown("long-word")["body"].get<std::string>(),
                          std::regex{"pesaduficukadotalatafecusa[a-z]{100}"}));
}

TEST_CASE("cli: hostile input, what is found", "[cli][hostile]") {
  struct Row {
    std::string query;
    std::vector<std::string> ids;
  };
  std::vector<Row> const rows{
      {"reservoir", {"nul-bytes"}},
      {"\"Café René\"", {"latin1"}},
      {"\"Zoë Müller\"", {"emoji-zwj", "latin1", "nfd-accents"}},
      {"Dvořák", {"mixed-encodings"}},
      {"title:crêpe", {"nfd-accents"}},
      {"title:cre\xCC\x82pe", {"nfd-accents"}},
      {"pigeon egg wheels", {"utf16-be-bom", "utf16-le"}},
      {"\"burnt in the great frost and was rated at 25 shillings\"", {"one-very-long-line"}},
      {"\"said to mean rain\" drawing", {"long-word"}},
      {"crossroads fuse council", {"control-characters"}},
      {"Denholm parish", {"bidi-overrides"}},
      {"post parish", {"bidi-overrides"}},
      {"burnt loaf crust \"left in the\"", {"invalid-utf8"}},
      {"firefighter dog", {"emoji-zwj"}},
  };
  for (auto const& row : rows) {
    INFO("query: " << row.query);
    CHECK(ids(hostile().path, row.query) == row.ids);
  }
}
