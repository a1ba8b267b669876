// Articles written inline, and an index of them in memory.
#pragma once

#include <stdlib.h>

#include <backfile/article.hpp>
#include <backfile/query.hpp>
#include <backfile/search.hpp>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/moment.hpp"
#include "indexer/index/writer.hpp"
#include "searcher/match/counting.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"

namespace backfile::tests {

// An empty folder below /tmp, gone at the end of the scope.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "backfile-test-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TempFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(TempFolder const&) = delete;
  TempFolder& operator=(TempFolder const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const noexcept { return path_; }
  [[nodiscard]] std::string operator/(std::string_view name) const {
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

// An article of a few fields; lang "en". An empty date is none.
struct Brief {
  std::string id = {};
  std::string body = {};
  std::string title = {};
  std::string date = {};
  std::string outlet = {};
  std::string lang = "en";
};

[[nodiscard]] inline DateField dated(std::string_view text) {
  DateField field;
  field.value = Date::from_iso(text);
  if (field.value) field.status = Status::stated;
  return field;
}

[[nodiscard]] inline Article article_of(Brief const& brief) {
  Article article;
  article.id = brief.id;
  article.body = brief.body;
  article.title = brief.title;
  article.date = dated(brief.date);
  article.outlet.name = brief.outlet;
  if (!brief.outlet.empty()) article.outlet.status = Status::stated;
  article.lang = brief.lang;
  article.words = count_words(article.body, article.lang);
  return article;
}

// Every field filled, with words that stand in no other field.
[[nodiscard]] inline Article full_article() {
  auto article = article_of({"full-1", "The lede speaks.\n\nThe second paragraph goes on.",
                             "Headline of harvests", "2023-09-14T11:13:01", "Harbour Courier"});
  article.path = "pages/full.txt";
  article.url = "https://courier.example/full";
  article.deck = "Deckline under it";
  article.outlet.canonical = "The Harbour Courier";
  article.outlet.evidence = {{2, 10, 25, "Harbour Courier", "masthead"}};
  article.outlet.alternatives = {{"Courier", Status::derived, {{9, 90, 97, "Courier", "foot"}}}};
  article.source = {"Syndicated Wire", "Second Wire"};
  article.credits = {"Photo Pool"};
  article.date.value->offset_minutes = 540;
  article.date.tz_assumed = "Asia/Seoul";
  article.date.confidence = 0.75;
  article.date.evidence = {{3, 30, 49, "2023.09.14 11:13:01", "header-pair"}};
  article.date.alternatives = {{"2023-09-13", Status::stated, {{8, 80, 90, "Sept. 13", "line"}}}};
  article.updated = dated("2023-10");
  article.updated.confidence = 1.0;
  article.mentions = {{*Date::from_iso("2019"), {5, 70, 74, "2019", "named"}},
                      {*Date::from_iso("2023-09-13"), {6, 75, 84, "Wednesday", "counted"}}};
  article.byline = {
      {"Ji Da-gyum", BylineKind::person, "ji@courier.example", {{4, 50, 60, "", "by"}}},
      {"Evening Desk", BylineKind::organisation, "", {}}};
  article.genre = "editorial";
  article.dateline = "Port Ellery";
  article.captions = {"Captioned photograph", "Another picture"};
  article.furniture = {"Advertisement", "Share this"};
  article.evidence["title"] = {{1, 0, 20, "Headline of harvests", "first-line"}};
  article.evidence["lang"] = {{0, 0, 0, "", "detector"}};
  article.indexed = internal::indexed_at(*Date::from_iso("2024-05-02T03:04:05Z"));
  article.notes = {"one note", "another"};
  return article;
}

// Noon of Friday, 15 September 2023, in Seoul.
[[nodiscard]] inline QueryOptions fixed_clock() {
  QueryOptions options;
  options.now = "2023-09-15T12:00:00+09:00";
  options.time_zone = "Asia/Seoul";
  return options;
}

class MemoryIndex {
 public:
  explicit MemoryIndex(std::vector<Article> const& articles);

  [[nodiscard]] internal::Reader const& reader() const { return *reader_; }

  // Ids of all matches as they are ranked, separated by spaces.
  [[nodiscard]] std::string ranked(std::string_view query, SearchOptions options = {},
                                   QueryOptions const& reading = fixed_clock()) const;
  // The same in the order of ids.
  [[nodiscard]] std::string ids(std::string_view query, SearchOptions const& options = {},
                                QueryOptions const& reading = fixed_clock()) const;

  [[nodiscard]] internal::Request request(std::string_view query, SearchOptions const& options = {},
                                          QueryOptions const& reading = fixed_clock()) const;
  // What a search counts; facets and histogram where asked for.
  [[nodiscard]] Results results(std::string_view query, SearchOptions const& options = {},
                                QueryOptions const& reading = fixed_clock()) const;

 private:
  std::unique_ptr<internal::Reader> reader_;
};

// A query and the ids of its matches, as MemoryIndex::ids() gives them.
struct IdsOf {
  std::string_view query;
  std::string_view ids;
};

void check(MemoryIndex const& index, std::span<IdsOf const> rows,
           QueryOptions const& reading = fixed_clock());

// The same for rows that are written where they are checked.
template <std::size_t N>
void check(MemoryIndex const& index, IdsOf const (&rows)[N],
           QueryOptions const& reading = fixed_clock()) {
  check(index, std::span<IdsOf const>{rows}, reading);
}

}  // namespace backfile::tests
