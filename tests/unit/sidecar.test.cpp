// Metadata beside a file: its name, what it says, and what it says it against.
#include "indexer/formats/sidecar.hpp"

#include <fstream>
#include <functional>
#include <memory>

#include "backfile/error.hpp"
#include "indexer/formats/jsonl.hpp"
#include "indexer/formats/registry.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::TempFolder;

namespace {

constexpr std::string_view kPage =
    "Storm closes harbour\n\nBy Ann Oduya\n14 September 2023\n\nThe harbour of Keld was closed.\n\n"
    "(c) 2023 Keld Echo. All rights reserved.\n";

std::string error_of(std::function<void()> const& work) {
  try {
    work();
  } catch (Error const& error) {
    return error.message();
  }
  return {};
}

std::shared_ptr<Sidecar const> sidecar_of(TempFolder const& folder, std::string_view text) {
  auto const path = folder.path() / "page.json";
  std::ofstream{path, std::ios::binary} << text;
  return read_sidecar(path, {});
}

bool has_note(Article const& article, std::string_view note) {
  for (auto const& text : article.notes)
    if (text == note) return true;
  return false;
}

}  // namespace

TEST_CASE("sidecar: its name is made of the file's", "[unit][sidecar]") {
  SidecarNames const stem{"{stem}.json"};
  CHECK(stem.beside("a/page.html") == "a/page.json");
  CHECK(stem.has("a/page.json"));
  CHECK_FALSE(stem.has("a/page.html"));
  CHECK_FALSE(stem.has("a/.json"));
  SidecarNames const name{"meta-{name}.txt"};
  CHECK(name.beside("page.html") == "meta-page.html.txt");
  CHECK(name.has("meta-page.html.txt"));
  CHECK_FALSE(name.has("page.html.txt"));
  CHECK(SidecarNames{}.beside("page.html").empty());
  CHECK_FALSE(SidecarNames{""}.has("page.json"));
  for (auto const* const pattern : {"page.json", "{stem}", "meta/{stem}.json", "{other}.json"})
    CHECK(error_of([&] { SidecarNames{pattern}; }) ==
          std::string{"--sidecar "} + pattern + ": no name of a file beside another");
}

TEST_CASE("sidecar: the page comes first, then the sidecar, then the batch", "[unit][sidecar]") {
  TempFolder const folder;
  auto const sidecar = sidecar_of(
      folder,
      R"({"outlet":"Keld Mirror","date":"2023-09-20","byline":"Jo Pell","url":"https://keld.example/1",
          "title":"Harbour","captured":"2023-09-21T10:00:00Z"})");
  CHECK(sidecar->captured == "2023-09-21");
  ExtractOptions options;
  options.outlet = "Keld Batch";

  auto page = extract_text(kPage, "page", options);
  REQUIRE(page.outlet.name == "Keld Echo");
  apply_sidecar(page, *sidecar, Trust::stated);
  CHECK(page.outlet.name == "Keld Echo");
  CHECK(page.outlet.alternatives.back().value == "Keld Mirror");
  CHECK(page.outlet.alternatives.back().evidence.front().rule == "sidecar:/outlet");
  CHECK(page.date.value->value() == "2023-09-14");
  CHECK(page.date.alternatives.back().value == "2023-09-20");
  CHECK(page.byline.front().name == "Ann Oduya");
  CHECK(has_note(page, "The byline of the sidecar is not taken: Jo Pell."));
  CHECK(page.url == "https://keld.example/1");
  CHECK(has_note(page, "The title of the sidecar is not taken: Harbour."));

  auto bare = extract_text("Storm\n\nThe harbour of Keld was closed today.\n", "page", options);
  REQUIRE(bare.outlet.name == "Keld Batch");
  apply_sidecar(bare, *sidecar, Trust::stated);
  CHECK(bare.outlet.name == "Keld Mirror");
  CHECK(bare.outlet.status == Status::declared);
  CHECK(bare.outlet.alternatives.front().value == "Keld Batch");
  CHECK(bare.date.value->value() == "2023-09-20");
  CHECK(bare.date.evidence.front().rule == "sidecar:/date");
  CHECK(bare.byline.front().name == "Jo Pell");
}

TEST_CASE("sidecar: trusted, declared values come first", "[unit][sidecar]") {
  TempFolder const folder;
  auto const sidecar =
      sidecar_of(folder, R"({"outlet":"Keld Mirror","date":"2023-09-20","byline":["Jo Pell"]})");
  ExtractOptions options;
  options.trust = Trust::declared;
  options.outlet = "Keld Batch";
  auto page = extract_text(kPage, "page", options);
  apply_sidecar(page, *sidecar, Trust::declared);
  CHECK(page.outlet.name == "Keld Batch");
  CHECK(page.outlet.alternatives.back().value == "Keld Mirror");
  CHECK(page.date.value->value() == "2023-09-20");
  CHECK(page.date.alternatives.back().value == "2023-09-14");
  CHECK(page.byline.front().name == "Jo Pell");
  CHECK(has_note(page, "The byline of the page is not taken: Ann Oduya."));
}

TEST_CASE("sidecar: is known before an outlet is named and times are counted", "[unit][sidecar]") {
  TempFolder const folder;
  auto const sidecar = sidecar_of(
      folder, R"({"url":"https://www.reuters.com/1","outlet":"Thomson Reuters","date":"2023-09-20"})");
  std::string const words = "The harbour of Keld was closed on the 13th of last month, the board said.";
  PageInput page;
  page.path = "page";
  page.sidecar = sidecar;
  for (auto const& [format, bytes] :
       {std::pair{InputFormat::text, "Storm closes the harbour\n\n" + words + "\n"},
        std::pair{InputFormat::html, "<html><title>Storm</title><body><h1>Storm closes the harbour"
                                     "</h1><p>" + words + "</p></body></html>"},
        std::pair{InputFormat::jsonl, "{\"title\":\"Storm\",\"body\":\"" + words + "\"}"}}) {
    Article article;
    if (format == InputFormat::jsonl) {
      article = article_from_line(bytes, {"page", 1, {}, {}});
      complete(article, {}, sidecar.get());
    } else {
      page.bytes = bytes;
      article = format_of(format, bytes, "page").read_page(page, {});
    }
    INFO(bytes);
    CHECK(article.url == "https://www.reuters.com/1");
    CHECK(article.date.value->value() == "2023-09-20");
    CHECK(article.outlet.canonical == "Reuters");
    REQUIRE(article.mentions.size() == 1);
    CHECK(article.mentions[0].date.value() == "2023-08-13");
  }
}

TEST_CASE("sidecar: one that cannot be read says why", "[unit][sidecar]") {
  TempFolder const folder;
  CHECK(error_of([&] { sidecar_of(folder, "[]"); }) == "no JSON object");
  CHECK(error_of([&] { sidecar_of(folder, "{\"date\""); }).starts_with("no valid JSON: "));
  CHECK(error_of([&] { sidecar_of(folder, std::string((1u << 20) + 1, ' ')); }) ==
        "larger than 1.0 MiB (--max-size)");
  CHECK(sidecar_of(folder, "{}")->values.outlet.name.empty());
}
