// commit_soak [QUERIES] [READERS]: readers that share a Searcher ask while a writer commits every
// 100 ms. Ends with 1 where any question failed or an answer does not hold together.
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <backfile/backfile.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <mutex>
#include <stop_token>
#include <thread>

#include "tests/benchmark/invented_words.hpp"

namespace backfile::benchmark {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kFirstArticles = 400;
constexpr std::size_t kChangesACommit = 6;
constexpr std::size_t kWordsAnArticle = 60;

// Number 0 to kFirstArticles - 1 are always there, in changing versions.
Article article_of(std::size_t number, std::size_t version) {
  Dice dice{number * 1'000'003 + version};
  Article article;
  article.id = fmt::format("article-{}", number);
  article.title = capitalised(word_of(zipf_rank(dice))) + ' ' + word_of(zipf_rank(dice));
  for (std::size_t i = 0; i < kWordsAnArticle; ++i) article.body += word_of(zipf_rank(dice)) + ' ';
  article.body += "common ending";
  article.outlet.name = outlet(dice.below(20));
  article.outlet.status = Status::stated;
  article.date.value =
      Date::from_iso(fmt::format("20{:02}-{:02}-11", dice.below(24), 1 + dice.below(12)));
  article.date.status = Status::stated;
  article.lang = "en";
  return article;
}

class Soak {
 public:
  Soak(std::string index, std::size_t queries) : index_{std::move(index)}, queries_{queries} {
    IndexOptions options;
    options.create = true;
    IndexWriter writer{index_, options};
    for (std::size_t i = 0; i < kFirstArticles; ++i) writer.add(article_of(i, 0));
    writer.commit();
  }

  // The number of failures.
  std::size_t run(unsigned readers) {
    Searcher const searcher{index_};
    std::jthread writer{[this](std::stop_token const& stop) { write(stop); }};
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < readers; ++i)
      threads.emplace_back([&, i] { ask_in_turn(searcher, Dice{i}); });
    threads.clear();
    return failures_;
  }

  [[nodiscard]] std::size_t commits() const { return commits_; }

 private:
  void write(std::stop_token const& stop) {
    Dice dice{1};
    IndexWriter writer{index_};
    for (auto next = kFirstArticles; !stop.stop_requested();) {
      auto const due = std::chrono::steady_clock::now() + 100ms;
      for (std::size_t i = 0; i < kChangesACommit / 2; ++i) {
        writer.add(article_of(dice.below(kFirstArticles), commits_ + 1));
        writer.add(article_of(next++, 0));
      }
      if (next % 4 == 0) writer.remove(fmt::format("article-{}", next - 2));
      writer.commit();
      ++commits_;
      std::this_thread::sleep_until(due);
    }
  }

  void ask_in_turn(Searcher const& searcher, Dice dice) {
    while (asked_++ < queries_) {
      try {
        ask(searcher, dice);
      } catch (std::exception const& error) {
        fail(error.what());
      }
    }
  }

  void ask(Searcher const& searcher, Dice& dice) {
    SearchOptions options;
    switch (dice.below(6)) {
      case 0: return see(searcher, word_of(dice.below(300)), options);
      case 1: return see(searcher, "common", {.offset = 20, .facets = {{"outlet", 5}}});
      case 2: return see(searcher, "\"common ending\" date:2003..2014", {.histogram = By::year});
      case 3: return see(searcher, word_of(60 + dice.below(300)) + "* OR title:common", options);
      case 4: return see_article(searcher, dice.below(kFirstArticles));
      default: return see_walk(searcher);
    }
  }

  // Commits are seen one after the other, whole.
  void see(Searcher const& searcher, std::string const& text, SearchOptions const& options) {
    auto const before = seen_.load();
    auto const found = searcher.search(parse_query(text), options);
    auto const rest = found.count.groups - std::min(options.offset, found.count.groups);
    if (found.hits.size() != std::min<std::uint64_t>(options.limit, rest))
      fail(fmt::format("{}: {} hits of {}", text, found.hits.size(), rest));
    if (found.index_revision < before) fail("an older commit than one seen before");
    for (auto known = seen_.load(); known < found.index_revision;)
      if (seen_.compare_exchange_weak(known, found.index_revision)) break;
  }

  void see_article(Searcher const& searcher, std::size_t number) {
    auto const id = fmt::format("article-{}", number);
    if (searcher.article(id).id != id) fail(id + ": another article");
  }

  void see_walk(Searcher const& searcher) {
    std::size_t rows = 0;
    SearchOptions options;
    options.snippets = 0;
    static_cast<void>(searcher.walk(parse_query("common"), options, [&](Results const& page) {
      rows += page.hits.size();
      return rows < 40;
    }));
    if (rows == 0) fail("no rows on the way");
  }

  void fail(std::string const& what) {
    std::lock_guard const hold{mutex_};
    ++failures_;
    fmt::print(stderr, "failure: {}\n", what);
  }

  std::string const index_;
  std::size_t const queries_;
  std::atomic<std::size_t> asked_{0};
  std::atomic<std::size_t> commits_{0};
  std::atomic<std::uint64_t> seen_{0};
  std::mutex mutex_;
  std::size_t failures_ = 0;
};

int run(std::size_t queries, unsigned readers) {
  auto folder = (std::filesystem::temp_directory_path() / "backfile-soak-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  auto const start = std::chrono::steady_clock::now();
  Soak soak{folder + "/index", queries};
  auto const failures = soak.run(readers);
  std::chrono::duration<double> const time = std::chrono::steady_clock::now() - start;
  std::filesystem::remove_all(folder);
  fmt::print("{} queries by {} readers beside {} commits in {:.0f} s: {} failures\n", queries,
             readers, soak.commits(), time.count(), failures);
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace backfile::benchmark

int main(int count, char** values) {
  try {
    auto const queries = count > 1 ? std::stoul(values[1]) : 100'000;
    auto const readers = count > 2 ? std::stoul(values[2]) : 8;
    return backfile::benchmark::run(queries, static_cast<unsigned>(readers));
  } catch (std::exception const& error) {
    fmt::print(stderr, "commit_soak: {}\n", error.what());
    return 2;
  }
}
