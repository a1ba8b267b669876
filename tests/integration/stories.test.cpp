// Articles on one event find together, however they are added.
#include <algorithm>
#include <atomic>
#include <backfile/search.hpp>
#include <map>

#include "indexer/index/document.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/index/group_store.hpp"
#include "indexer/index/writer.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::internal;
using namespace backfile::tests;

namespace {

using Stories = std::map<std::string, std::vector<std::string>>;

// Two events of some days, reports from one template, and one of the events again a year later.
std::vector<Brief> const kTexts{
    {"ferry-1",
     "The ferry Maren Elise ran onto the Cormorant Shoal off Skarrow with 212 people on board. "
     "Harbour master Ines Calder sent three tugs.",
     "Ferry Maren Elise aground off Skarrow", "2021-03-04", "Courier"},
    {"ferry-2",
     "Tugs pulled the Maren Elise from Cormorant Shoal near Skarrow at high water, and all 212 "
     "passengers walked ashore, said Ines Calder.",
     "All 212 walk off the Maren Elise", "2021-03-05", "Herald"},
    {"ferry-3",
     "Pilots ask why the Maren Elise was on the wrong side of Cormorant Shoal. Harbour master Ines "
     "Calder of Skarrow would not guess before the inquiry.",
     "Why did the Maren Elise leave the Skarrow channel?", "2021-03-06", "Echo"},
    {"strike-1",
     "Bakers of the Halden Loaf works on Orrin Bank walked out at midnight. Union leader Tove "
     "Brandal wants 14 crowns more for night work.",
     "Orrin Bank bakers walk out over night pay", "2021-03-05", "Courier"},
    {"strike-2",
     "Shops on Orrin Bank have no bread since the bakers of the Halden Loaf works walked out at "
     "midnight. Union leader Tove Brandal says night work must bring 14 crowns more.",
     "Orrin Bank without bread as Halden Loaf bakers walk out", "2021-03-06", "Herald"},
    {"results-1",
     "Shr 1.14 vs 0.98. Net 14.2 mln vs 12.1 mln. Revs 210 mln vs 188 mln. Year ended December.",
     "Vidar Steel year net", "2021-03-05", "Wire"},
    {"results-2",
     "Shr 0.41 vs 0.52. Net 3.7 mln vs 4.4 mln. Revs 61 mln vs 70 mln. Year ended December.",
     "Kelda Mills year net", "2021-03-05", "Wire"},
    {"later",
     "Skarrow remembers the ferry Maren Elise and her 212 passengers on Cormorant Shoal. Harbour "
     "master Ines Calder laid a buoy.",
     "A year after the Maren Elise", "2022-03-04", "Courier"}};

enum class Way { bulk, at_once, one_by_one };

void add(std::string const& index, std::vector<Brief> const& texts, Way way,
         StopFlag stop = nullptr) {
  Writer writer{index, {}};
  writer.set_pace({.stop = stop});
  DocumentBuilder builder;
  if (way == Way::bulk) writer.begin_bulk(2);
  for (auto const& text : texts) {
    writer.put(builder.build(article_of(text)), {}, text.body.size());
    if (way == Way::one_by_one) writer.commit();
  }
  way == Way::bulk ? writer.end_bulk() : writer.commit();
}

// As the metadata have them; every member's value must say the same, and nobody else's.
Stories stories_of(std::string const& index) {
  auto const database = open_for_reading(index);
  auto const& row = field("story");
  Stories stories;
  std::size_t members = 0;
  for_each_group(database, row, [&](std::string const& name, std::vector<std::string> ids) {
    for (auto const& id : ids) CHECK(group_of(database, row, id) == name);
    CHECK(ids.size() > 1);
    CHECK(std::ranges::find(ids, name) != ids.end());
    members += ids.size();
    stories[name] = std::move(ids);
  });
  CHECK(database.get_value_freq(static_cast<unsigned>(row.slot)) == members);
  return stories;
}

// Words of an index of eight articles are rare nowhere; these make it one of a paper.
std::vector<Brief> background() {
  std::vector<Brief> texts;
  for (int i = 0; i < 60; ++i) {
    auto const n = std::to_string(i);
    texts.push_back({"back-" + n,
                     "The harbour master, the union and the bakers of ward " + n +
                         " met on the year's roads, ferries, night pay and passengers.",
                     "Council of ward " + n + " meets",
                     std::to_string(1950 + i) + "-05-01", "Courier"});
  }
  return texts;
}

// A story a line: its name and its articles.
std::string listed(Stories const& stories) {
  std::string text;
  for (auto const& [name, ids] : stories) {
    text += name + ':';
    for (auto const& id : ids) text += ' ' + id;
    text += '\n';
  }
  return text;
}

Stories const kExpected{{"ferry-1", {"ferry-1", "ferry-2", "ferry-3"}},
                        {"strike-1", {"strike-1", "strike-2"}}};

}  // namespace

TEST_CASE("stories: the same however articles are added", "[integration][stories]") {
  for (auto const way : {Way::at_once, Way::bulk, Way::one_by_one}) {
    INFO(static_cast<int>(way));
    TempFolder const folder;
    std::string const index = folder / "i";
    add(index, background(), way == Way::bulk ? Way::bulk : Way::at_once);
    add(index, kTexts, way);
    CHECK(listed(stories_of(index)) == listed(kExpected));
    IndexWriter writer{index};
    static_cast<void>(writer.regroup());
    CHECK(listed(stories_of(index)) == listed(kExpected));
    CHECK(check_index(index).empty());
  }
}

// The second commit is interrupted; the third makes up for it.
TEST_CASE("stories: what was interrupted is made up for", "[integration][stories]") {
  std::atomic<bool> const stop{true};
  for (auto const way : {Way::at_once, Way::bulk}) {
    INFO(static_cast<int>(way));
    TempFolder const folder;
    std::string const index = folder / "i";
    auto texts = background();
    texts.insert(texts.end(), kTexts.begin(), kTexts.begin() + 2);
    add(index, texts, Way::at_once);
    CHECK(listed(stories_of(index)) == "ferry-1: ferry-1 ferry-2\n");
    add(index, {kTexts.begin() + 2, kTexts.end() - 1}, way, &stop);
    CHECK(listed(stories_of(index)) == "ferry-1: ferry-1 ferry-2\n");
    CHECK(check_index(index).empty());
    add(index, {kTexts.back()}, way);
    CHECK(listed(stories_of(index)) == listed(kExpected));
    CHECK(check_index(index).empty());
  }
}

TEST_CASE("stories: articles that go or change leave theirs", "[integration][stories]") {
  TempFolder const folder;
  std::string const index = folder / "i";
  auto texts = background();
  texts.insert(texts.end(), kTexts.begin(), kTexts.end());
  add(index, texts, Way::at_once);
  {
    IndexWriter writer{index};
    REQUIRE(writer.remove("ferry-1"));
    REQUIRE(writer.remove("strike-2"));
    writer.commit();
  }
  CHECK(listed(stories_of(index)) == "ferry-2: ferry-2 ferry-3\n");
  auto other = kTexts[2];
  other.title = "Coal price falls in Northwold";
  other.body = "Pits in Northwold sell coal for less than in spring, a miner said.";
  add(index, {other}, Way::at_once);
  CHECK(listed(stories_of(index)).empty());
  add(index, {kTexts[0], kTexts[2], kTexts[4]}, Way::one_by_one);
  auto const again = stories_of(index);
  REQUIRE(again.size() == 2);
  for (auto const& [name, ids] : again) CHECK(kExpected.at(ids.front()) == ids);
}

TEST_CASE("stories: a row is a story, and story: finds its articles", "[integration][stories]") {
  TempFolder const folder;
  std::string const index = folder / "i";
  auto texts = background();
  texts.insert(texts.end(), kTexts.begin(), kTexts.end());
  add(index, texts, Way::at_once);
  Searcher const searcher{index};
  SearchOptions options;
  options.group = Grouping::story;
  auto const found = searcher.search(parse_query("\"Maren Elise\" OR Halden"), options);
  CHECK(found.count.articles == 6);
  CHECK(found.count.groups == 3);
  REQUIRE(found.hits.size() == 3);
  for (auto const& hit : found.hits) {
    if (hit.id == "later") {
      CHECK(hit.group.size == 1);
      continue;
    }
    CHECK(hit.group.by == Grouping::story);
    CHECK(hit.group.size == kExpected.at(hit.group.id).size());
    CHECK(hit.group.others.size() + 1 == hit.group.size);
  }
  auto const ids = [&](std::string const& query) {
    std::vector<std::string> list;
    for (auto const& hit : searcher.search(parse_query(query)).hits) list.push_back(hit.id);
    std::ranges::sort(list);
    return list;
  };
  CHECK(ids("story:ferry-3") == kExpected.at("ferry-1"));
  CHECK(ids("story:later") == std::vector<std::string>{"later"});
  CHECK(ids("story:nothing").empty());
  CHECK(ids("has:story").size() == 5);
}
