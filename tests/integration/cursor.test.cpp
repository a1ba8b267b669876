// Pages by cursor: together they are the whole answer, and a cursor says when it no longer fits.
#include <backfile/backfile.hpp>

#include <random>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/copies.hpp"
#include "tests/support/memory_index.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

// Stories with copies, some undated, of a few outlets.
std::vector<Article> stories() {
  std::vector<Article> articles;
  for (auto const& made : StoryMaker{7}.collection(40)) articles.push_back(made.article);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i % 7 == 3) articles[i].date = {};
    if (i % 5 == 2) articles[i].outlet = {};
  }
  return articles;
}

struct Folder {
  TempFolder folder;
  std::string path = folder / "news.index";

  explicit Folder(std::vector<Article> const& articles = stories()) {
    IndexOptions options;
    options.create = true;
    IndexWriter writer{path, options};
    for (auto const& article : articles) writer.add(article);
    writer.commit();
  }
};

struct Fault {
  std::string code;
  std::string hint;
};

template <typename Work>
Fault fault_of(Work work) {
  try {
    work();
  } catch (Error const& error) {
    return {std::string{to_string(error.code())}, error.hint()};
  }
  return {"no error", ""};
}

using Ids = std::vector<std::string>;

void add_ids(Ids& ids, Results const& page) {
  for (auto const& hit : page.hits) ids.push_back(hit.id);
}

}  // namespace

TEST_CASE("cursor: pages of any size are the whole answer", "[integration][cursor]") {
  Folder const index;
  Searcher const searcher{index.path};
  std::mt19937 random{5};
  for (std::string const text : {"*", "ferry OR bridge OR council", "costly", "absent"})
    for (auto const sort : {Sort::automatic, Sort::relevance, Sort::newest, Sort::oldest,
                            Sort::updated, Sort::outlet, Sort::title})
      for (auto const group : {Grouping::duplicate, Grouping::outlet, Grouping::none}) {
        INFO(text << ", sort " << to_string(sort) << ", group " << static_cast<int>(group));
        auto const query = parse_query(text, fixed_clock());
        SearchOptions options;
        options.sort = sort;
        options.group = group;
        options.all = true;
        auto const all = searcher.search(query, options);
        CHECK(all.next_cursor.empty());
        Ids expected;
        add_ids(expected, all);
        CHECK(expected.size() == all.count.groups);
        options.all = false;
        Ids seen;
        do {
          options.limit = 1 + random() % 30;
          options.snippets = random() % 2;
          auto const page = searcher.search(query, options);
          CHECK(page.count.groups == all.count.groups);
          if (!page.hits.empty()) CHECK(page.hits.front().rank == seen.size() + 1);
          add_ids(seen, page);
          options.cursor = page.next_cursor;
        } while (!options.cursor.empty());
        CHECK(seen == expected);
      }
}

TEST_CASE("cursor: a walk, all and rank go on from it", "[integration][cursor]") {
  Folder const index;
  Searcher const searcher{index.path};
  auto const query = parse_query("*", fixed_clock());
  SearchOptions options;
  options.all = true;
  Ids expected;
  add_ids(expected, searcher.search(query, options));
  options.all = false;
  options.limit = 7;
  options.cursor = searcher.search(query, options).next_cursor;
  expected.erase(expected.begin(), expected.begin() + 7);
  options.all = true;
  Ids rest;
  add_ids(rest, searcher.search(query, options));
  CHECK(rest == expected);
  Ids walked;
  CHECK(searcher.walk(query, options, [&](Results const& page) {
    add_ids(walked, page);
    return true;
  }));
  CHECK(walked == expected);
  Ids ranked;
  for (auto const& one : searcher.rank(query, options)) ranked.push_back(one.id);
  CHECK(ranked.size() == expected.size());
}

TEST_CASE("cursor: another question, another index, a damaged one", "[integration][cursor]") {
  Folder const index;
  Searcher const searcher{index.path};
  SearchOptions options;
  options.limit = 5;
  auto const query = parse_query("(ferry OR bridge) date:2021..", fixed_clock());
  auto const token = searcher.search(query, options).next_cursor;
  REQUIRE(token.size() == 56);
  auto const code = [&](Query const& asked, auto change) {
    auto changed = options;
    changed.cursor = token;
    change(changed);
    return fault_of([&] { static_cast<void>(searcher.search(asked, changed)); }).code;
  };
  // The number of rows, passages and counts do not change what comes next.
  CHECK(code(query, [](SearchOptions&) {}) == "no error");
  CHECK(code(query, [](SearchOptions& o) { o.limit = 9; }) == "no error");
  CHECK(code(query, [](SearchOptions& o) { o.snippets = 0; }) == "no error");
  CHECK(code(query, [](SearchOptions& o) { o.facets = {{"outlet", 3}}; }) == "no error");
  CHECK(code(query, [](SearchOptions& o) { o.histogram = By::year; }) == "no error");
  CHECK(code(parse_query("(ferry  OR bridge) AND date:>=2021", fixed_clock()),
             [](SearchOptions&) {}) == "no error");
  // All else does.
  for (std::string const text :
       {"ferry OR bridge", "(ferry OR bridges) date:2021..", "(ferry OR bridge) date:2022..", "*"})
    CHECK(code(parse_query(text, fixed_clock()), [](SearchOptions&) {}) == "cursor_mismatch");
  auto reading = fixed_clock();
  reading.exact = true;
  CHECK(code(parse_query(query.text(), reading), [](SearchOptions&) {}) == "cursor_mismatch");
  CHECK(code(query, [](SearchOptions& o) { o.sort = Sort::newest; }) == "cursor_mismatch");
  CHECK(code(query, [](SearchOptions& o) { o.group = Grouping::none; }) == "cursor_mismatch");
  CHECK(code(query, [](SearchOptions& o) { o.until = "2023"; }) == "cursor_mismatch");
  CHECK(code(query, [](SearchOptions& o) { o.recency_days = 9; }) == "cursor_mismatch");
  CHECK(code(query, [](SearchOptions& o) { o.undated = Undated::include; }) == "cursor_mismatch");
  CHECK(code(query, [](SearchOptions& o) { o.filters = {{"lang", "en"}}; }) == "cursor_mismatch");
  CHECK(code(query, [](SearchOptions& o) { o.offset = 5; }) == "bad_value");
  // A cursor is whole or none.
  for (std::size_t i = 0; i < token.size(); ++i) {
    auto damaged = token;
    damaged[i] = damaged[i] == 'B' ? 'C' : 'B';
    INFO(damaged);
    CHECK(code(query, [&](SearchOptions& o) { o.cursor = damaged; }) == "bad_cursor");
  }
  for (auto const& text : {token.substr(1), token + "A", std::string{"20"}, std::string(56, 'A'),
                           std::string(56, '\0'), token.substr(0, 55) + "+"})
    CHECK(code(query, [&](SearchOptions& o) { o.cursor = text; }) == "bad_cursor");
  // An index of the same articles is another index.
  Folder const other;
  CHECK(fault_of([&] {
          options.cursor = token;
          static_cast<void>(Searcher{other.path}.search(query, options));
        }).code == "cursor_gone");
}

TEST_CASE("cursor: when the index changes, the error has a cursor that goes on",
          "[integration][cursor]") {
  Folder const index;
  Searcher const searcher{index.path};
  auto const query = parse_query("*", fixed_clock());
  SearchOptions options;
  options.sort = Sort::oldest;
  options.limit = 6;
  options.cursor = searcher.search(query, options).next_cursor;
  {
    IndexWriter writer{index.path};
    writer.add(article_of({"late", "A ferry at last.", "Late", "2031-01-01"}));
    writer.commit();
  }
  auto const fault = fault_of([&] { static_cast<void>(searcher.search(query, options)); });
  CHECK(fault.code == "cursor_gone");
  auto const fresh = fault.hint.substr(fault.hint.rfind(' ') + 1);
  CHECK(fresh != options.cursor);
  options.cursor = fresh;
  auto const page = searcher.search(query, options);
  REQUIRE(page.hits.size() == 6);
  CHECK(page.hits.front().rank == 7);
  options.cursor.clear();
  options.offset = 6;
  Ids by_cursor;
  Ids by_offset;
  add_ids(by_cursor, page);
  add_ids(by_offset, searcher.search(query, options));
  CHECK(by_cursor == by_offset);
}

TEST_CASE("walk: rows of several windows, a reader that has enough, a commit between",
          "[integration][cursor]") {
  Folder const index;
  Searcher const searcher{index.path};
  auto const query = parse_query("*", fixed_clock());
  SearchOptions options;
  options.all = true;
  options.facets = {{"outlet", 3}};
  auto const all = searcher.search(query, options);
  Ids walked;
  std::size_t calls = 0;
  CHECK(searcher.walk(query, options, [&](Results const& page) {
    CHECK(page.count.articles == all.count.articles);
    CHECK(page.facets.size() == 1);
    ++calls;
    add_ids(walked, page);
    return true;
  }));
  Ids expected;
  add_ids(expected, all);
  CHECK(walked == expected);
  CHECK(calls == 1);
  // Nothing found is one page, too.
  calls = 0;
  CHECK(searcher.walk(parse_query("absent", fixed_clock()), options, [&](Results const& page) {
    CHECK(page.diagnosis);
    return ++calls > 0;
  }));
  CHECK(calls == 1);
  // An error of the caller's is the caller's.
  CHECK(fault_of([&] {
          static_cast<void>(searcher.walk(query, options, [](Results const&) -> bool {
            throw Error{Code::io, "the disk is full"};
          }));
        }).code == "io");
}
