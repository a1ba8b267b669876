// A real index folder: what readers see while a writer works beside them.
#include <backfile/backfile.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <string>
#include <thread>

#include "indexer/index/generation.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using backfile::tests::article_of;
using backfile::tests::full_article;
using backfile::tests::TempFolder;

namespace {

IndexOptions creating(std::chrono::milliseconds timeout = std::chrono::milliseconds{100}) {
  IndexOptions options;
  options.create = true;
  options.lock_timeout = timeout;
  return options;
}

template <typename Work>
std::string code_of(Work work) {
  try {
    work();
  } catch (Error const& error) {
    return std::string{to_string(error.code())};
  }
  return "no error";
}

std::uint64_t count(Searcher const& searcher, std::string_view query) {
  return searcher.count(parse_query(query, tests::fixed_clock())).articles;
}

}  // namespace

TEST_CASE("live: a reader sees commits by itself, and only commits", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "news.index";
  IndexWriter writer{index, creating()};
  Searcher const searcher{index};
  CHECK(count(searcher, "*") == 0);
  CHECK(writer.add(article_of({"1", "missiles launched"})) == Outcome::added);
  CHECK(count(searcher, "*") == 0);
  writer.commit();
  CHECK(count(searcher, "missile") == 1);
  CHECK(writer.add(article_of({"1", "treaties signed"})) == Outcome::updated);
  CHECK(writer.add(full_article()) == Outcome::added);
  CHECK(count(searcher, "missile") == 1);
  writer.commit();
  CHECK(count(searcher, "missile") == 0);
  CHECK(count(searcher, "treaty") == 1);
  // The moment of writing is the writer's.
  auto stored = searcher.article("full-1");
  CHECK(stored.indexed.value);
  stored.indexed = full_article().indexed;
  CHECK(stored.folder == std::filesystem::current_path());  // from which its path counts
  stored.folder.clear();
  CHECK(stored == full_article());
  CHECK(writer.remove("1"));
  CHECK_FALSE(writer.remove("1"));
  CHECK_FALSE(writer.remove("never"));
  writer.commit();
  CHECK(count(searcher, "*") == 1);
  CHECK(code_of([&] { static_cast<void>(searcher.article("1")); }) == "article_not_found");
  CHECK(check_index(index).empty());
}

TEST_CASE("live: words that a reader keeps are those of the last commit", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "news.index";
  IndexWriter writer{index, creating()};
  writer.add(article_of({"1", "missiles launched"}));
  writer.commit();
  Searcher const searcher{index};
  for (int i = 0; i < 5; ++i) {
    CHECK(count(searcher, "*iles") == 1);
    CHECK(count(searcher, "misslies~2") == 1);
    CHECK(count(searcher, "*jectiles") == 0);
  }
  writer.add(article_of({"2", "projectiles seen"}));
  writer.remove("1");
  writer.commit();
  for (int i = 0; i < 5; ++i) {
    CHECK(count(searcher, "*iles") == 1);
    CHECK(count(searcher, "misslies~2") == 0);
    CHECK(count(searcher, "*jectiles") == 1);
  }
}

TEST_CASE("live: columns that readers keep are those of the last commit", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "news.index";
  IndexWriter writer{index, creating()};
  Searcher const searcher{index};
  SearchOptions options;
  options.facets = {{"outlet", 5}};
  options.histogram = By::day;
  auto const counted = [&] {
    auto const found = searcher.search(parse_query("*", tests::fixed_clock()), options);
    std::string text;
    for (auto const& value : found.facets.at("outlet").values)
      text += value.name + "=" + std::to_string(value.count) + " ";
    for (auto const& bucket : found.histogram->buckets)
      text += bucket.from + "=" + std::to_string(bucket.count) + " ";
    return text;
  };
  std::string expected;
  for (int day = 1; day < 6; ++day) {
    auto const number = std::to_string(day);
    writer.add(article_of({"id", "body " + number, "", "2023-09-0" + number, "Outlet " + number}));
    writer.commit();
    expected = "Outlet " + number + "=1 2023-09-0" + number + "=1 ";
    for (int again = 0; again < 4; ++again) CHECK(counted() == expected);
  }
  writer.remove("id");
  writer.commit();
  for (int again = 0; again < 4; ++again) CHECK(counted().empty());
}

TEST_CASE("live: what is not committed is lost, what is unchanged is known", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "i";
  {
    IndexWriter writer{index, creating()};
    writer.add(article_of({"kept", "body"}));
    writer.commit();
    writer.add(article_of({"lost", "body"}));
  }
  IndexWriter writer{index, creating()};
  CHECK(count(Searcher{index}, "*") == 1);
  CHECK(writer.add(article_of({"kept", "body"})) == Outcome::unchanged);
  CHECK(writer.add(article_of({"kept", "bodies"})) == Outcome::updated);
  CHECK(writer.add(article_of({"kept", "bodies"})) == Outcome::unchanged);
  CHECK(writer.remove("kept"));
  CHECK(writer.add(article_of({"kept", "bodies"})) == Outcome::added);
  writer.commit();
  CHECK(index_info(index).articles == 1);
}

TEST_CASE("live: ids are taken as they are, not folded", "[integration]") {
  constexpr std::string_view kIds[] = {"Page", "page", "PAGE", "p\u00E2ge", "pa ge", "pa  ge"};
  for (bool const commit_each : {false, true}) {
    INFO("a commit behind each: " << commit_each);
    TempFolder const folder;
    auto const index = folder / "i";
    IndexWriter writer{index, creating()};
    for (auto const id : kIds) {
      CHECK(writer.add(article_of({std::string{id}, "body of " + std::string{id}})) ==
            Outcome::added);
      if (commit_each) writer.commit();
    }
    writer.commit();
    Searcher const searcher{index};
    for (auto const id : kIds)
      CHECK(code_of([&] { CHECK(searcher.article(std::string{id}).id == id); }) == "no error");
    writer.remove("page");
    writer.commit();
    CHECK(index_info(index).articles == std::size(kIds) - 1);
  }
}

TEST_CASE("live: four readers are never disturbed by thirty commits", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "i";
  IndexWriter writer{index, creating()};
  writer.add(article_of({"first", "missile body", "Title", "2023-09-14", "Courier"}));
  writer.commit();
  Searcher const searcher{index};
  std::atomic<bool> done{false};
  std::atomic<unsigned> errors{0};
  std::atomic<unsigned> shrunk{0};
  std::atomic<unsigned> answers{0};
  auto const read = [&](std::string const& text) {
    auto const query = parse_query(text, tests::fixed_clock());
    SearchOptions options;
    options.facets = {{"outlet", 5}};
    options.histogram = By::month;
    std::uint64_t before = 0;
    while (!done) {
      try {
        auto const results = searcher.search(query, options);
        auto const articles = results.count.articles;
        bool const sound =
            articles >= before && results.hits.size() == std::min<std::size_t>(20, articles);
        if (!sound) ++shrunk;
        before = articles;
        ++answers;
      } catch (...) {
        ++errors;
      }
    }
  };
  std::vector<std::thread> readers;
  for (auto const* query : {"missile", "*", "\"missile body\"", "date:2023-09 missiles"})
    readers.emplace_back(read, query);
  for (unsigned commit = 0; commit < 30; ++commit) {
    for (unsigned i = 0; i < 8; ++i)
      writer.add(article_of({std::to_string(commit) + "-" + std::to_string(i),
                             "missile body number " + std::to_string(i), "Title", "2023-09-14",
                             "Courier"}));
    writer.add(article_of({"first", "missile body again " + std::to_string(commit), "Title",
                           "2023-09-14", "Courier"}));
    writer.commit();
  }
  done = true;
  for (auto& thread : readers) thread.join();
  CHECK(errors == 0);
  CHECK(shrunk == 0);
  CHECK(answers > 30);
  CHECK(count(searcher, "missile") == 241);
}

TEST_CASE("live: a search answers as the parts of this suite do", "[integration]") {
  TempFolder const folder;
  auto const index = folder / "i";
  IndexWriter writer{index, creating()};
  writer.add(full_article());
  writer.add(article_of({"2", "The lede speaks again."}));
  writer.commit();
  auto const query = parse_query("speaks since:2023-09", tests::fixed_clock());
  auto const results = Searcher{index}.search(query);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits[0].rank == 1);
  Article found = results.hits[0];
  found.indexed = full_article().indexed;
  found.folder.clear();
  CHECK(found == full_article());
  REQUIRE(results.hits[0].snippets.size() == 1);
  CHECK(results.hits[0].snippets[0].text == "The lede speaks.…");
  CHECK(results.count.undated_matches == 1);
  REQUIRE(results.window);
  CHECK(results.window->from == Day{2023, 9, 1});
  CHECK_FALSE(results.window->to);
  CHECK(results.index_articles == 2);
  CHECK(results.index_uuid == index_info(index).uuid);
  CHECK(results.sort == Sort::relevance);
  auto const info = index_info(index);
  CHECK(info.articles == 2);
  CHECK(info.dated == 1);
  CHECK(info.earliest == "2023-09-14");
  auto const explained = Searcher{index}.explain(query);
  for (auto const* text :
       {&explained.tokens, &explained.tree, &explained.window, &explained.plan, &explained.xapian})
    CHECK_FALSE(text->empty());
}
