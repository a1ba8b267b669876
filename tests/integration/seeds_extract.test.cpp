// Extraction against gold: the project's own sample pages, and the seeds where they are at hand.
#include <algorithm>
#include <backfile/extract.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/extract/html/read_page.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"

namespace {

namespace fs = std::filesystem;
using backfile::Article;
using nlohmann::json;

std::vector<json> read_jsonl(fs::path const& path) {
  std::vector<json> rows;
  std::ifstream in{path};
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) rows.push_back(json::parse(line));
  }
  return rows;
}

std::vector<json> read_gold(fs::path const& corpus) {
  if (fs::exists(corpus / "gold.jsonl")) return read_jsonl(corpus / "gold.jsonl");
  std::vector<json> rows;
  if (!fs::exists(corpus)) return rows;
  for (auto const& entry : fs::directory_iterator{corpus}) {
    if (!entry.path().filename().string().starts_with("gold-part")) continue;
    auto const part = read_jsonl(entry.path());
    rows.insert(rows.end(), part.begin(), part.end());
  }
  return rows;
}

std::string text(json const& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string date_text(backfile::DateField const& field) {
  if (!field.value) return {};
  return field.value->value() + " " + std::string{to_string(field.value->precision)};
}

std::string gold_date(json const& value) {
  if (value.is_null() || value["value"].is_null()) return {};
  return text(value["value"]) + " " + text(value["precision"]);
}

std::string joined(std::vector<std::string> values) {
  std::string out;
  for (auto const& value : values) out += "[" + value + "]";
  return out;
}

std::string joined(json const& values) { return joined(values.get<std::vector<std::string>>()); }

std::string sorted(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  return joined(std::move(values));
}

std::string bylines_of(Article const& article) {
  std::string out;
  for (auto const& byline : article.byline) {
    out +=
        "[" + byline.name + ", " + std::string{to_string(byline.kind)} + ", " + byline.email + "]";
  }
  return out;
}

std::string gold_bylines(json const& values) {
  std::string out;
  for (auto const& value : values) {
    out +=
        "[" + text(value["name"]) + ", " + text(value["kind"]) + ", " + text(value["email"]) + "]";
  }
  return out;
}

// As many bytes of each caption as the gold gives.
std::string captions_of(Article const& article, json const& gold) {
  std::string out;
  for (std::size_t i = 0; i < article.captions.size(); ++i) {
    std::size_t const size = i < gold.size() ? text(gold[i]).size() : std::string::npos;
    out += "[" + article.captions[i].substr(0, size) + "]";
  }
  return out;
}

class Comparison {
 public:
  explicit Comparison(std::string file) : file_{std::move(file)} {}

  void field(std::string_view name, std::string const& found, std::string const& wanted) {
    if (found == wanted) return;
    differences_ +=
        file_ + " " + std::string{name} + ": found \"" + found + "\", wanted \"" + wanted + "\"\n";
  }

  [[nodiscard]] std::string const& differences() const { return differences_; }

 private:
  std::string file_;
  std::string differences_;
};

void compare_body(Comparison& out, Article const& article, json const& gold) {
  auto const starts = text(gold["body_starts"]);
  auto const ends = text(gold["body_ends"]);
  if (!article.body.starts_with(starts))
    out.field("body_starts", article.body.substr(0, 60), starts);
  if (!article.body.ends_with(ends)) out.field("body_ends", article.body, ends);
  if (!gold["words"].is_null()) {
    out.field("words", std::to_string(article.words), gold["words"].dump());
  }
}

std::string compare(Article const& article, json const& gold) {
  Comparison out{text(gold["file"])};
  out.field("title", article.title, text(gold["title"]));
  out.field("deck", article.deck, text(gold["deck"]));
  out.field("genre", article.genre, text(gold["genre"]));
  out.field("outlet", article.outlet.name, text(gold["outlet"]["name"]));
  out.field("outlet.status", std::string{to_string(article.outlet.status)},
            text(gold["outlet"]["status"]));
  out.field("date", date_text(article.date), gold_date(gold["date"]));
  out.field("date.status", std::string{to_string(article.date.status)},
            text(gold["date"]["status"]));
  out.field("updated", date_text(article.updated), gold_date(gold["updated"]));
  out.field("byline", bylines_of(article), gold_bylines(gold["byline"]));
  out.field("lang", article.lang, text(gold["lang"]));
  out.field("source", joined(article.source), joined(gold["source"]));
  compare_body(out, article, gold);
  return out.differences();
}

std::string compare_lists(Article const& article, json const& gold) {
  Comparison out{text(gold["file"])};
  out.field("credits", joined(article.credits), joined(gold["credits"]));
  out.field("furniture", sorted(article.furniture),
            sorted(gold["furniture"].get<std::vector<std::string>>()));
  out.field("captions", captions_of(article, gold["captions"]), joined(gold["captions"]));
  return out.differences();
}

}  // namespace

TEST_CASE("the sample pages come out as their gold says", "[integration]") {
  fs::path const corpus = fs::path{backfile::test::source_folder()} / "corpus";
  auto const rows = read_gold(corpus);
  REQUIRE_FALSE(rows.empty());
  std::string differences;
  for (auto const& gold : rows) {
    auto const article = backfile::extract_file((corpus / "sample" / text(gold["file"])).string());
    differences += compare(article, gold) + compare_lists(article, gold);
  }
  INFO(differences);
  CHECK(differences.empty());
}

TEST_CASE("the HTML pages come out as their gold says", "[integration][html]") {
  fs::path const folder = fs::path{backfile::test::source_folder()} / "corpus" / "html";
  auto const rows = read_jsonl(folder / "gold.jsonl");
  REQUIRE(rows.size() >= 7);
  std::string differences;
  for (auto const& gold : rows) {
    std::ostringstream bytes;
    bytes << std::ifstream{folder / text(gold["file"]), std::ios::binary}.rdbuf();
    auto const article =
        backfile::internal::read_page(bytes.str(), {text(gold["file"]), "", "", ""}, {});
    differences += compare(article, gold) + compare_lists(article, gold);
  }
  INFO(differences);
  CHECK(differences.empty());
}

TEST_CASE("every value of the sample pages points at its bytes", "[integration]") {
  fs::path const corpus = fs::path{backfile::test::source_folder()} / "corpus";
  for (auto const& gold : read_gold(corpus)) {
    auto const path = corpus / "sample" / text(gold["file"]);
    std::ostringstream bytes;
    bytes << std::ifstream{path, std::ios::binary}.rdbuf();
    auto const article = backfile::extract_text(bytes.str(), path.string());
    CAPTURE(path.string());
    auto const points = [&](backfile::Evidence const& evidence) {
      if (evidence.line == 0 || evidence.rule == "body") return true;
      return bytes.str().compare(evidence.begin, evidence.text.size(), evidence.text) == 0;
    };
    for (auto const& evidence : article.date.evidence) CHECK(points(evidence));
    for (auto const& evidence : article.outlet.evidence) CHECK(points(evidence));
    for (auto const& byline : article.byline) {
      REQUIRE_FALSE(byline.evidence.empty());
      for (auto const& evidence : byline.evidence) CHECK(points(evidence));
    }
    for (auto const& [name, list] : article.evidence) {
      for (auto const& evidence : list) CHECK(points(evidence));
    }
  }
}

TEST_CASE("the five seeds come out as their gold says", "[integration]") {
  fs::path const seeds = fs::path{backfile::test::shared_folder()} / "seeds";
  if (fs::exists(seeds / "gold.jsonl")) {
    std::string differences;
    for (auto const& gold : read_jsonl(seeds / "gold.jsonl")) {
      auto const article = backfile::extract_file((seeds / text(gold["file"])).string());
      CHECK(article.captions.size() == gold["captions"].size());
      for (auto const& line : gold["furniture"]) {
        CHECK(std::count(article.furniture.begin(), article.furniture.end(), text(line)) == 1);
      }
      if (gold["date"].contains("estimate")) {
        auto const& wanted = gold["date"]["estimate"];
        REQUIRE(article.date.estimate);
        CHECK(article.date.estimate->earliest.iso() == text(wanted["earliest"]));
        CHECK(article.date.estimate->latest.iso() == text(wanted["latest"]));
      } else {
        CHECK_FALSE(article.date.estimate);
      }
      json complete = gold;
      if (!complete["date"].contains("precision")) complete["date"]["precision"] = nullptr;
      differences += compare(article, complete);
    }
    INFO(differences);
    CHECK(differences.empty());
    return;
  }
  WARN("skipped: the seeds are not at hand");
}
