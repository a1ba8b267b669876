// What the operator says about inputs: sidecars, encodings, and the report.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using nlohmann::json;

struct Folder {
  TemporaryFolder folder;
  std::string path = folder.path("index");
  std::string pages = folder.path("in");
};

// Names no outlet.
std::string plain_page(std::string const& title, std::string const& body) {
  return title + "\n\nSeptember 14, 2021 By Edith Marchbank\n\n" + body + "\n";
}

}  // namespace

TEST_CASE_METHOD(Folder, "cli: sidecars are read with their files, and are no inputs",
                 "[cli][sidecar]") {
  folder.write("in/a.txt", plain_page("Storm closes harbour", "The harbour of Keld was closed."));
  folder.write("in/a.json", R"({"outlet":"Keld Mirror","url":"https://keld.example/a"})");
  folder.write("in/b.txt", plain_page("Ferry returns", "The ferry of Keld is back."));
  folder.write("in/b.json", "{broken");
  folder.write("in/c.txt", plain_page("Weir mended", "The weir of Keld is whole."));
  std::vector<std::string> const words{
      "add", "-d", path, "--sidecar", "{stem}.json", "--report", folder.path("report"), pages};
  auto const added = index(words);
  INFO(added.err);
  CHECK(added.status == 0);
  CHECK(totals(added) == Totals{3, 0, 0, 0});
  CHECK(ids(path, "outlet:mirror") == std::vector<std::string>{"a"});
  auto const report = lines(read(folder.path("report")));
  REQUIRE(report.size() == 1);
  auto const note = json::parse(report.front());
  CHECK(note["path"] == pages + "/b.json");
  CHECK(note["rejected"] == false);
  CHECK(note["code"] == "mended");
  CHECK(totals(index(words)) == Totals{0, 0, 3, 0});
  folder.write("in/a.json", R"({"outlet":"Keld Herald"})");
  CHECK(totals(index(words)) == Totals{0, 1, 2, 0});
  CHECK(ids(path, "outlet:herald") == std::vector<std::string>{"a"});
  CHECK(index({"add", "-d", path, "--sidecar", "x.json", pages}).status == 2);
}

TEST_CASE_METHOD(Folder, "cli: an encoding is believed where the bytes fit it", "[cli][sidecar]") {
  folder.write("in/k.txt",
               "\xC4\xCC\xB5\xE5 \xC7\xD7\xB1\xB8 \xC6\xF3\xBC\xE2\n\n"
               "\xC7\xD7\xB1\xB8\xB0\xA1 \xC6\xF3\xBC\xE2\xB5\xC7\xBE\xFA\xB4\xD9.\n");
  auto const title = [&](std::string const& encoding) {
    auto const read =
        index({"extract", "--format", "jsonl", "--encoding", encoding, folder.path("in/k.txt")});
    return json::parse(read.out)["title"].get<std::string>();
  };
  CHECK(title("euc-kr") == "켈드 항구 폐쇄");
  folder.write("in/k.txt", "The \x93harbour\x94 closes\n\nThe caf\xE9 of Keld said \x93no\x94.\n");
  CHECK(title("windows-1252") == "The “harbour” closes");
  folder.write("in/k.txt", "Der Hafen schließt\n\nDer Hafen von Keld ist geschlossen.\n");
  CHECK(title("euc-kr") == "Der Hafen schließt");
  auto const wrong = index({"extract", "--encoding", "no-such", pages});
  CHECK(wrong.status == 2);
  CHECK(contains(wrong.err, "--encoding: 'no-such' is no encoding"));
}

TEST_CASE_METHOD(Folder, "cli: the report has place, code and reason", "[cli][sidecar]") {
  folder.write("in/a.jsonl", "{\"title\":\"Storm\"}\n[1]\n");
  folder.write("in/b.txt", "");
  static_cast<void>(
      index({"add", "-d", path, "--report", folder.path("report"), pages, folder.path("none")}));
  std::vector<json> rows;
  for (auto const& line : lines(read(folder.path("report")))) rows.push_back(json::parse(line));
  REQUIRE(rows.size() == 3);
  std::vector<json> const expected{{{"path", folder.path("none")},
                                    {"line", nullptr},
                                    {"rejected", true},
                                    {"code", "input_not_found"},
                                    {"reason", "no such file or folder"}},
                                   {{"path", pages + "/a.jsonl"},
                                    {"line", 2},
                                    {"rejected", true},
                                    {"code", "input_unusable"},
                                    {"reason", "no JSON object"}},
                                   {{"path", pages + "/b.txt"},
                                    {"line", nullptr},
                                    {"rejected", true},
                                    {"code", "input_unusable"},
                                    {"reason", "empty"}}};
  for (auto const& row : expected) CHECK(std::ranges::find(rows, row) != rows.end());
}
