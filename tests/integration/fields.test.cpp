// The fields that an index fills by itself or derives, and that presence counts add up for all.
#include <algorithm>
#include <backfile/index.hpp>
#include <string>

#include "indexer/index/moment.hpp"
#include "indexer/index/schema.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::internal;
using namespace backfile::tests;

namespace {

Article with_url(std::string const& id, std::string const& url) {
  auto article = article_of({id, "Herring and more herring."});
  article.url = url;
  return article;
}

Article with_confidence(std::string const& id, double confidence) {
  auto article = article_of({id, "Herring.", "", "2023-09-14"});
  article.date.confidence = confidence;
  return article;
}

}  // namespace

TEST_CASE("fields: filled and not filled make all articles, for every field", "[integration]") {
  auto full = full_article();
  MemoryIndex const index{{full, article_of({"bare", "Herring only."}),
                           with_url("web", "https://www.courier.example/x"),
                           article_of({"dated", "Herring.", "A title", "2023"})}};
  for (auto const& row : fields()) {
    if (row.kind == FieldKind::presence) continue;
    INFO("field: " << row.name);
    auto const name = std::string{row.name};
    auto const has = index.results("has:" + name).count.articles;
    CHECK(has + index.results(name == "since" || name == "until" ? "date:none" : name + ":none")
                    .count.articles ==
          4);
    CHECK(index.results(name + ":*").count.articles == has);
    CHECK(index.results("-has:" + name).count.articles == 4 - has);
    CHECK((has >= 1) == (name != "dup" && name != "story"));  // no two are copies or one story
  }
}

TEST_CASE("fields: domain is the host and every domain that it lies in", "[integration]") {
  MemoryIndex const index{{with_url("news", "https://www.news.courier.example/2023/1"),
                           with_url("plain", "http://Courier.example:8080"),
                           with_url("user", "https://me@pass@shop.courier.example./?q=a.b"),
                           with_url("other", "https://notcourier.example/courier.example"),
                           with_url("number", "http://192.0.2.7/page"),
                           with_url("six", "http://[2001:db8::1]:80/page"),
                           with_url("path", "pages/courier.example"), with_url("none", "")}};
  struct Row {
    std::string_view query;
    std::string_view ids;
  };
  for (auto const& row :
       {Row{"domain:courier.example", "news plain user"},
        Row{"domain:COURIER.example", "news plain user"},
        Row{"domain:news.courier.example", "news"}, Row{"domain:www.news.courier.example", "news"},
        Row{"domain:notcourier.example", "other"}, Row{"domain:example", ""},
        Row{"domain:192.0.2.7", "number"}, Row{"domain:2.7", ""},
        Row{"domain:[2001:db8::1]", "six"}, Row{"domain:*courier.example", "news other plain user"},
        Row{"domain:none", "none path"}, Row{"domain:*", "news number other plain six user"}}) {
    INFO(row.query);
    CHECK(index.ids(row.query) == row.ids);
  }
  auto const facet = index.results("*", {.facets = {{"domain", 0}}}).facets.at("domain");
  CHECK(facet.unknown == 2);
  CHECK(facet.values.size() == 6);
}

TEST_CASE("fields: confidence of the date is a number from 0 to 1", "[integration]") {
  MemoryIndex const index{{with_confidence("low", 0.294), with_confidence("high", 0.98),
                           with_confidence("sure", 1.0), with_confidence("nil", 0.0),
                           article_of({"undated", "Herring."})}};
  struct Row {
    std::string_view query;
    std::string_view ids;
  };
  for (auto const& row :
       {Row{"confidence:>=0.8", "high sure"}, Row{"confidence:<.3", "low nil"},
        Row{"confidence:0.294", "low"}, Row{"confidence:0.29..0.98", "high low"},
        Row{"confidence:>0.98", "sure"}, Row{"confidence:1", "sure"},
        Row{"confidence:[0 TO 0.5]", "low nil"}, Row{"confidence:none", "undated"},
        Row{"confidence:*", "high low nil sure"}}) {
    INFO(row.query);
    CHECK(index.ids(row.query) == row.ids);
  }
  for (auto const query : {"confidence:80", "confidence:1.5", "confidence:0.1234",
                           "confidence:high", "confidence:.", "confidence:0.9..0.1"}) {
    INFO(query);
    CHECK_THROWS_AS(index.ids(query), Error);
  }
  CHECK(parse_query("confidence:>0.5").normalized() == "confidence:0.501..");
  CHECK(parse_query("confidence:..0.85").normalized() == "confidence:..0.85");
}

TEST_CASE("fields: indexed is the day of writing, in UTC", "[integration]") {
  auto early = article_of({"early", "Herring."});
  early.indexed = indexed_at(*Date::from_iso("2024-05-02T23:59:59Z"));
  auto late = article_of({"late", "Herring."});
  late.indexed = indexed_at(*Date::from_iso("2024-05-03T00:00:00Z"));
  MemoryIndex const index{{early, late, article_of({"unknown", "Herring."})}};
  CHECK(index.ids("indexed:2024-05-02") == "early");
  CHECK(index.ids("added:2024-05-03") == "late");
  CHECK(index.ids("indexed:2024-05") == "early late");
  CHECK(index.ids("indexed:..2024-05-02") == "early");
  CHECK(index.ids("indexed:none") == "unknown");
}

TEST_CASE("fields: the writer's clock and revisions, over commits and generations",
          "[integration]") {
  TempFolder folder;
  auto const path = folder / "index";
  auto const ids = [&](std::string const& query) {
    std::string text;
    for (auto const& hit : Searcher{path}.search(parse_query(query), {.all = true}).hits)
      text += (text.empty() ? "" : " ") + hit.id;
    return text;
  };
  IndexWriter writer{path, {.create = true}};
  writer.add(article_of({"one", "Herring."}));
  writer.commit();
  auto const first = index_info(path).revision;
  CHECK(first == 1);
  CHECK(ids("rev:" + std::to_string(first)) == "one");
  CHECK(ids("rev:>" + std::to_string(first)).empty());
  writer.add(article_of({"two", "Herring."}));
  writer.commit();
  writer.commit();
  CHECK(index_info(path).revision == 2);
  CHECK(ids("rev:>1") == "two");
  writer.add(article_of({"one", "Herring again."}));
  writer.add(article_of({"two", "Herring."}));
  writer.commit();
  CHECK(ids("lastmod:>2") == "one");
  CHECK(ids("rev:none").empty());
  CHECK(writer.remove("two"));
  writer.commit();
  CHECK(index_info(path).revision == 4);
  auto const stored = Searcher{path}.article("one");
  REQUIRE(stored.indexed.value);
  CHECK(ids("indexed:" + stored.indexed.value->day.iso()) == "one");
  CHECK(ids("indexed:none").empty());
  // An article that comes back from an index is not new by its old moment.
  CHECK(writer.add(stored) == Outcome::unchanged);
  CHECK(Searcher{path}.search(parse_query("herring")).index_revision == 4);
}

TEST_CASE("aliases: kept by the index, seen by readers with the commit", "[integration]") {
  TempFolder folder;
  auto const path = folder / "index";
  IndexWriter writer{path, {.create = true}};
  writer.add(article_of({"latin", "Mr Lee Jae-myung spoke in the harbour."}));
  writer.add(article_of({"north", "I Jae-myong spoke in the harbour."}));
  writer.add(article_of({"hangul", "이재명은 항구에서 말했다.", "", "", "", "ko"}));
  writer.add(article_of({"other", "Lee Jae spoke and Myung did not."}));
  writer.commit();
  Searcher const searcher{path};
  auto const ids = [&](std::string const& query, QueryOptions const& options = {}) {
    std::vector<std::string> list;
    for (auto const& hit : searcher.search(parse_query(query, options), {.all = true}).hits)
      list.push_back(hit.id);
    std::ranges::sort(list);
    std::string text;
    for (auto const& id : list) text += (text.empty() ? "" : " ") + id;
    return text;
  };
  CHECK(ids("\"Lee Jae-myung\"") == "latin");
  writer.set_aliases({{"Lee Jae-myung", "I Jae-myong", "이재명"}, {"KBP", "harbour"}});
  CHECK(ids("\"Lee Jae-myung\"") == "hangul latin north");
  CHECK(ids("\"I Jae-myong\"") == "hangul latin north");
  CHECK(ids("이재명") == "hangul latin north");
  CHECK(ids("KBP") == "latin north");
  CHECK(ids("Lee") == "latin other");
  CHECK(ids("\"Lee Jae-myung\"", {.exact = true}) == "latin");
  CHECK(ids("\"Lee Jae-myung\"", {.variants = false}) == "latin");
  CHECK(index_info(path).alias_groups == 2);
  auto const told = searcher.search(parse_query("KBP")).variants;
  REQUIRE(told.size() == 1);
  CHECK(told.front().rule == "alias");
  CHECK(told.front().also == std::vector<std::string>{"harbour"});
  auto const revision = index_info(path).revision;
  writer.set_aliases({{"Lee Jae-myung", "I Jae-myong", "이재명"}, {"KBP", "harbour"}});
  CHECK(index_info(path).revision == revision);
  CHECK_THROWS_AS(writer.set_aliases({{"alone"}}), Error);
  writer.set_aliases({});
  CHECK(ids("\"Lee Jae-myung\"") == "latin");
  CHECK(index_info(path).alias_groups == 0);
  // Of the largest size, and very compressible.
  std::vector<std::vector<std::string>> many;
  for (int i = 0; i < 5000; ++i)
    many.push_back({"harbour " + std::string(80, 'a'), "b" + std::to_string(i)});
  writer.set_aliases(many);
  CHECK(index_info(path).alias_groups == 5000);
  CHECK(ids("\"Lee Jae-myung\"") == "latin");
}
