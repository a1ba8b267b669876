// Groups of copies in a real index: how well they are found, and that they are the same by every
// way of adding; rows, counts and pages of a grouped search.
#include <backfile/backfile.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "indexer/index/generation.hpp"
#include "indexer/index/group_store.hpp"
#include "indexer/index/writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/copies.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::internal;
using namespace backfile::tests;

namespace {

using Groups = std::map<std::string, std::vector<std::string>>;

enum class Way { bulk, at_once, one_by_one };

void add_all(std::string const& index, std::vector<Labelled> const& articles, Way way,
             StopFlag stop = nullptr) {
  Writer writer{index, {}};
  writer.set_pace({.stop = stop});
  DocumentBuilder builder;
  if (way == Way::bulk) writer.begin_bulk(2);
  for (auto const& [article, story, kind] : articles) {
    writer.put(builder.build(article), {}, article.body.size());
    if (way == Way::one_by_one) writer.commit();
  }
  way == Way::bulk ? writer.end_bulk() : writer.commit();
}

// As the metadata have them; every member's value must say the same, and nobody else's.
Groups groups_of(std::string const& index) {
  auto const database = open_for_reading(index);
  Groups groups;
  for_each_group(database, field("dup"), [&](std::string const& group, std::vector<std::string> ids) {
    for (auto const& id : ids) CHECK(group_of(database, field("dup"), id) == group);
    CHECK(ids.size() > 1);
    CHECK(group == ids.front());
    CHECK(std::ranges::is_sorted(ids));
    groups[group] = std::move(ids);
  });
  std::size_t members = 0;
  for (auto const& [group, ids] : groups) members += ids.size();
  CHECK(database.get_value_freq(static_cast<unsigned>(field("dup").slot)) == members);
  return groups;
}

std::vector<std::string> ids_of(Results const& results) {
  std::vector<std::string> ids;
  for (auto const& hit : results.hits) ids.push_back(hit.id);
  return ids;
}

Labelled labelled(Brief const& brief) { return {article_of(brief), 0, {}}; }

std::string const kText =
    "The Harbour Board approved a second ferry to Calder Bay after Odile Quayle showed that 1240 "
    "people wait on the quay each morning.\n\nThe vessel will cost 38 million crowns and carry 96 "
    "cars. It replaces the Northern Star, built in 1971, whose engine failed 14 times.\n\nFares "
    "stay at 9 crowns for residents while visitors pay 14, and sailings begin before the herring "
    "season opens in Brannock.";

// Three copies, two articles of their own.
std::vector<Labelled> ferry_articles() {
  return {labelled({"b-herald", kText, "Second ferry", "2021-03-02", "The Herald"}),
          labelled({"a-courier", "CALDER BAY -- " + kText, "Ferry ferry", "2021-03-03", "Courier"}),
          labelled({"c-undated", kText + " Tides permitting.", "A ferry for Calder Bay"}),
          labelled({"d-other", "A ferry ran aground off Wexcombe in fog, and nobody was hurt.",
                    "Ferry aground", "2020-01-05", "Courier"}),
          labelled({"e-year", "The ferry of Inverley was sold to a collector of engines.",
                    "Ferry sold", "2019"})};
}

std::string shown(Searcher const& searcher, SearchOptions const& options) {
  std::string text;
  for (auto const& hit : searcher.search(parse_query("ferry"), options).hits) {
    text += (text.empty() ? "" : " ") + hit.id;
    if (hit.group.size > 1) text += "+" + std::to_string(hit.group.size - 1);
  }
  return text;
}

}  // namespace

TEST_CASE("copies: 1,000 edited copies are found, and little else", "[integration][copies]") {
  auto const articles = StoryMaker{1}.collection(1000);
  TempFolder const folder;
  add_all(folder / "i", articles, Way::bulk);
  std::map<std::string, std::size_t> stories;
  for (auto const& one : articles) stories[one.article.id] = one.story;
  std::size_t right = 0;
  std::size_t wrong = 0;
  for (auto const& [group, ids] : groups_of(folder / "i"))
    for (std::size_t i = 0; i < ids.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) ++(stories[ids[i]] == stories[ids[j]] ? right : wrong);
  INFO("pairs: " << right << " right of 1000, " << wrong << " wrong");
  CHECK(right >= 900);
  CHECK(static_cast<double>(wrong) <= 0.02 * static_cast<double>(right + wrong));
}

TEST_CASE("copies: the same groups by every way and in any order", "[integration][copies]") {
  auto articles = StoryMaker{2}.collection(60);
  TempFolder const folder;
  add_all(folder / "bulk", articles, Way::bulk);
  auto const expected = groups_of(folder / "bulk");
  REQUIRE(expected.size() > 40);
  add_all(folder / "single", articles, Way::one_by_one);
  CHECK(groups_of(folder / "single") == expected);
  std::ranges::reverse(articles);
  add_all(folder / "reversed", articles, Way::at_once);
  CHECK(groups_of(folder / "reversed") == expected);
  auto const half = articles.begin() + static_cast<std::ptrdiff_t>(articles.size() / 2);
  add_all(folder / "mixed", {articles.begin(), half}, Way::at_once);
  add_all(folder / "mixed", {half, articles.end()}, Way::bulk);
  CHECK(groups_of(folder / "mixed") == expected);
  IndexWriter writer{folder / "mixed"};
  Groups told;
  auto const totals =
      writer.regroup([&](DuplicateGroup const& group) { told[group.id] = group.members; });
  CHECK(told == expected);
  CHECK(totals.groups == expected.size());
  CHECK(totals.articles == articles.size());
  CHECK(groups_of(folder / "mixed") == expected);
}

// Ctrl-C: the articles are there at once, their groups with the next commit.
TEST_CASE("copies: what was interrupted is grouped by the next commit", "[integration][copies]") {
  auto const articles = StoryMaker{4}.collection(30);
  auto const middle = articles.begin() + static_cast<std::ptrdiff_t>(articles.size() / 2);
  TempFolder const folder;
  add_all(folder / "whole", articles, Way::bulk);
  auto const expected = groups_of(folder / "whole");
  REQUIRE(expected.size() > 20);
  std::atomic<bool> const stop{true};
  for (auto const first : {Way::bulk, Way::at_once})
    for (auto const second : {Way::bulk, Way::at_once}) {
      auto const index = folder / ("i" + std::to_string(static_cast<int>(first) * 2 +
                                                        static_cast<int>(second)));
      add_all(index, {articles.begin(), middle}, first, &stop);
      CHECK(groups_of(index).empty());
      CHECK(check_index(index).empty());
      CHECK(index_info(index).ungrouped == static_cast<std::uint64_t>(middle - articles.begin()));
      add_all(index, {middle, articles.end()}, second);
      CHECK(groups_of(index) == expected);
      CHECK(index_info(index).ungrouped == 0);
    }
  add_all(folder / "same", articles, Way::at_once, &stop);
  Writer{folder / "same", {}}.commit();  // with nothing new
  CHECK(groups_of(folder / "same") == expected);
  add_all(folder / "afresh", articles, Way::bulk, &stop);
  static_cast<void>(Writer{folder / "afresh", {}}.regroup([](auto const&, auto const&) {}));
  CHECK(groups_of(folder / "afresh") == expected);
  CHECK(index_info(folder / "afresh").ungrouped == 0);
}

TEST_CASE("copies: groups that lose members while none are made", "[integration][copies]") {
  TempFolder const folder;
  auto const index = folder / "i";
  add_all(index, ferry_articles(), Way::at_once);
  Groups const whole{{"a-courier", {"a-courier", "b-herald", "c-undated"}}};
  std::atomic<bool> const stop{true};
  {
    Writer writer{index, {}};
    writer.set_pace({.stop = &stop});
    CHECK(writer.remove("a-courier"));
    writer.commit();
    CHECK(writer.is_behind());
    auto changed = ferry_articles()[2];
    changed.article.body = "Quite another text now, about the price of coal in Northwold.";
    writer.put(DocumentBuilder{}.build(changed.article), {}, 60);
    writer.commit();
  }
  CHECK(check_index(index).empty());
  add_all(index, {ferry_articles()[1]}, Way::at_once);
  CHECK(groups_of(index) == Groups{{"a-courier", {"a-courier", "b-herald"}}});
  add_all(index, {ferry_articles()[2]}, Way::at_once);
  CHECK(groups_of(index) == whole);
}

TEST_CASE("copies: groups follow changes and removals", "[integration][copies]") {
  TempFolder const folder;
  auto const index = folder / "i";
  add_all(index, ferry_articles(), Way::at_once);
  CHECK(groups_of(index) == Groups{{"a-courier", {"a-courier", "b-herald", "c-undated"}}});
  for (auto const way : {Way::at_once, Way::bulk}) {
    auto changed = ferry_articles()[1];
    changed.article.body = "Quite another text now, about the price of coal in Northwold.";
    add_all(index, {changed}, way);
    CHECK(groups_of(index) == Groups{{"b-herald", {"b-herald", "c-undated"}}});
    add_all(index, {ferry_articles()[1]}, way);
    CHECK(groups_of(index) == Groups{{"a-courier", {"a-courier", "b-herald", "c-undated"}}});
  }
  IndexWriter writer{index};
  REQUIRE(writer.remove("a-courier"));
  writer.commit();
  CHECK(groups_of(index) == Groups{{"b-herald", {"b-herald", "c-undated"}}});
  REQUIRE(writer.remove("c-undated"));
  writer.commit();
  CHECK(groups_of(index).empty());
}

TEST_CASE("copies: a row shows the earliest, the other orders their first",
          "[integration][copies]") {
  TempFolder const folder;
  add_all(folder / "i", ferry_articles(), Way::at_once);
  Searcher const searcher{folder / "i"};
  auto const by = [&](Sort sort, Grouping group = Grouping::duplicate) {
    SearchOptions options;
    options.sort = sort;
    options.group = group;
    return shown(searcher, options);
  };
  auto const relevance = by(Sort::relevance);
  CHECK(relevance.find("b-herald+2") != relevance.npos);
  CHECK(relevance.find("courier") == relevance.npos);
  CHECK(by(Sort::newest) == "a-courier+2 d-other e-year");
  CHECK(by(Sort::oldest) == "e-year d-other b-herald+2");
  CHECK(by(Sort::oldest, Grouping::none) == "e-year d-other b-herald a-courier c-undated");
  CHECK(by(Sort::newest, Grouping::outlet) == "a-courier+1 b-herald e-year c-undated");
  CHECK(by(Sort::newest, Grouping::story) == by(Sort::newest));

  auto const row = searcher.search(parse_query("ferry date:2021")).hits.at(0);
  CHECK(row.group.id == "a-courier");
  CHECK(row.group.size == 2);
  REQUIRE(row.group.others.size() == 1);
  CHECK(row.group.others[0].id == "a-courier");
  CHECK(row.group.others[0].outlet == "Courier");
  auto const single = searcher.search(parse_query("ferry date:2020")).hits.at(0);
  CHECK(single.group.size == 1);
  CHECK(single.group.id.empty());

  auto const ids = [&](std::string_view query) {
    SearchOptions options;
    options.group = Grouping::none;
    options.sort = Sort::title;
    auto found = ids_of(searcher.search(parse_query(std::string{query}), options));
    std::ranges::sort(found);
    return found;
  };
  using Ids = std::vector<std::string>;
  Ids const copies{"a-courier", "b-herald", "c-undated"};
  CHECK(ids("dup:c-undated") == copies);
  CHECK(ids("dup:a-courier outlet:herald") == Ids{"b-herald"});
  CHECK(ids("dup:d-other") == Ids{"d-other"});
  CHECK(ids("dup:nobody").empty());
  CHECK(ids("has:dup") == copies);
  CHECK(ids("dup:none") == Ids{"d-other", "e-year"});
  CHECK(ids("ferry -has:dup") == Ids{"d-other", "e-year"});
}

TEST_CASE("copies: pages give every row once, and counts stay", "[integration][copies]") {
  auto const articles = StoryMaker{3}.collection(50);
  TempFolder const folder;
  add_all(folder / "i", articles, Way::bulk);
  auto const groups = groups_of(folder / "i");
  std::map<std::string, std::string> group_by_id;
  for (auto const& [group, ids] : groups)
    for (auto const& id : ids) group_by_id[id] = group;
  Searcher const searcher{folder / "i"};
  for (std::string const text : {"*", "ferry OR bridge OR council", "costly", "\"the weather\"",
                                 "date:2021-04", "has:dup", "title:museum"})
    for (auto const sort : {Sort::relevance, Sort::newest, Sort::oldest, Sort::outlet, Sort::title})
      for (std::size_t const limit : {3u, 17u}) {
        INFO(text << ", sort " << to_string(sort) << ", limit " << limit);
        auto const query = parse_query(text);
        SearchOptions options;
        options.sort = sort;
        options.group = Grouping::none;
        options.all = true;
        options.snippets = 0;
        auto const flat = searcher.search(query, options);
        std::set<std::string> expected;
        for (auto const& id : ids_of(flat))
          expected.insert(group_by_id.contains(id) ? group_by_id[id] : id);
        options.group = Grouping::duplicate;
        options.all = false;
        options.limit = limit;
        std::vector<std::string> seen;
        std::uint64_t members = 0;
        for (options.offset = 0;; options.offset += limit) {
          auto const page = searcher.search(query, options);
          CHECK(page.count.articles == flat.count.articles);
          CHECK(page.count.groups == expected.size());
          for (auto const& hit : page.hits) {
            CHECK(hit.rank == seen.size() + 1);
            auto const& id = hit.id;
            seen.push_back(group_by_id.contains(id) ? group_by_id[id] : id);
            members += hit.group.size;
          }
          if (page.hits.size() < limit) break;
        }
        CHECK(seen.size() == expected.size());
        CHECK(std::set<std::string>(seen.begin(), seen.end()) == expected);
        CHECK(members == flat.count.articles);
        CHECK(searcher.count(query, options).groups == expected.size());
      }
}
