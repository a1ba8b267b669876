// Several indexes searched as one: they answer as one index with all of their articles does.
#include <backfile/backfile.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <thread>

#include "indexer/index/document.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/index/writer.hpp"
#include "indexer/index/xapian.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/copies.hpp"
#include "tests/support/memory_index.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

using Ids = std::vector<std::string>;
using Articles = std::vector<Article>;

IndexOptions creating() {
  IndexOptions options;
  options.create = true;
  return options;
}

// Stories of several outlets and authors, some undated, some in other languages, and with words
// that have many spellings.
Articles stories() {
  constexpr std::string_view kOutlets[] = {"Harbour Courier", "Larkwire", "", "Tarn Gazette"};
  Articles articles;
  for (auto const& made : StoryMaker{11}.collection(40)) articles.push_back(made.article);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    auto& article = articles[i];
    article.outlet.name = kOutlets[i % std::size(kOutlets)];
    if (!article.outlet.name.empty()) article.outlet.status = Status::stated;
    if (i % 3 == 0) article.byline = {{"Ji Da-gyum", BylineKind::person, "", {}}};
    if (i % 5 == 1) article.deck = "The council and the ferry, seen from the harbour";
    if (i % 6 == 2) article.captions = {"A ferry at the jetty", "Photo Pool"};
    if (i % 9 == 4) article.lang = "de";
    if (i % 4 == 0) article.body += "\n\nThe UN and President Lee Jae-myung spoke of the ferry.";
    if (i % 7 == 3) article.body += "\n\nUnited Nations and Lee Jae Myung; 여객선 항구 이재명.";
    if (i % 8 == 5) article.mentions = {{*Date::from_iso("2019"), {}}};
    article.words = count_words(article.body, article.lang);
  }
  return articles;
}

// Index folders, each with some of the articles.
struct Indexes {
  TempFolder folder;
  Ids paths;

  // Article i goes to the index that `of` names; there are `number` of them.
  template <typename Of>
  Indexes(Articles const& articles, std::size_t number, Of of) {
    for (std::size_t k = 0; k < number; ++k) {
      paths.push_back(folder / ("part" + std::to_string(k)));
      IndexWriter writer{paths.back(), creating()};
      for (std::size_t i = 0; i < articles.size(); ++i)
        if (of(i) == k) writer.add(articles[i]);
      writer.commit();
    }
  }
  // Dealt out in turn: an article has the number in all of them that it has in one.
  Indexes(Articles const& articles, std::size_t number)
      : Indexes{articles, number, [number](std::size_t i) { return i % number; }} {}
};

Ids ids_of(std::vector<Hit> const& hits) {
  Ids ids;
  for (auto const& hit : hits) ids.push_back(hit.id);
  return ids;
}

Ids passages_of(std::vector<Hit> const& hits) {
  Ids texts;
  for (auto const& hit : hits)
    for (auto const& passage : hit.snippets) texts.push_back(passage.field + ": " + passage.text);
  return texts;
}

std::string text_of(Facet const& facet) {
  std::string text;
  for (auto const& value : facet.values)
    text += value.name + '=' + std::to_string(value.count) + ' ';
  return text + std::to_string(facet.other) + ' ' + std::to_string(facet.unknown);
}

std::string text_of(Histogram const& histogram) {
  std::string text;
  for (auto const& [from, count, total] : histogram.buckets)
    text += from + '=' + std::to_string(count) + '/' + std::to_string(total) + ' ';
  return text + std::to_string(histogram.imprecise) + ' ' + std::to_string(histogram.undated);
}

// All that an answer says beside its hits.
std::string text_of(Results const& results) {
  std::string text = std::to_string(results.count.articles) + " articles, " +
                     std::to_string(results.count.groups) + " rows, undated " +
                     std::to_string(results.count.undated_matches) + "\n";
  for (auto const& [name, facet] : results.facets) text += name + ": " + text_of(facet) + '\n';
  if (results.histogram) text += text_of(*results.histogram) + '\n';
  for (auto const& note : results.notes) text += note.code + ": " + note.message + '\n';
  for (auto const& variant : results.variants) text += variant.typed + " " + variant.rule + '\n';
  return text + to_string(results.sort).data() + ' ' + results.suggestion;
}

std::map<std::string, double> scores_of(std::vector<Hit> const& hits) {
  std::map<std::string, double> scores;
  for (auto const& hit : hits) scores[hit.id] = hit.score;
  return scores;
}

SearchOptions everything(Sort sort = Sort::automatic, Grouping group = Grouping::none) {
  SearchOptions options;
  options.all = true;
  options.sort = sort;
  options.group = group;
  options.facets = {{"outlet", 2}, {"lang", 0}, {"byline", 0}, {"year", 0}, {"month", 3}};
  options.histogram = By::month;
  return options;
}

template <typename Work>
Error error_of(Work work) {
  try {
    work();
  } catch (Error const& error) {
    return error;
  }
  return Error{Code::internal, "no error"};
}

std::string code_of(Error const& error) { return std::string{to_string(error.code())}; }

bool contains(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

Query asked(std::string_view text) { return parse_query(text, fixed_clock()); }

constexpr std::string_view kQueries[] = {
    "*",
    "ferry",
    "ferries",
    "ferry bridge",
    "ferry OR bridge OR council",
    "ferry XOR bridge",
    "ferry -bridge",
    "-ferry",
    "exact:ferry",
    "ferry^3 bridge",
    "\"the ferry\"",
    "\"harbour board\"",
    "\"council ferry\"~4",
    "ferry NEAR/5 bridge",
    "ferry NEAR/20 (bridge OR council OR quota)",
    "ferry ADJ/9 costly",
    "(ferry NEAR/30 bridge) NEAR/60 council",
    "ferry SAME bridge",
    "atleast3(ferry)",
    "first20(council)",
    "body:\"the ferry\"",
    "fer*",
    "*ry",
    "f?rry",
    "fery~",
    "bridgge~2 council",
    "brigde",
    "counicl ferry",
    "title:ferry",
    "title:(ferry OR bridge)",
    "deck:council",
    "caption:jetty",
    "byline:\"ji da-gyum\"",
    "outlet:courier ferry",
    "outlet:none ferry",
    "lang:de bridge",
    "date:2021..",
    "ferry date:2020..2022",
    "ferry date:none",
    "ferry date~:2021",
    "mentions:2019",
    "words:100..200",
    "id:a3",
    "UN",
    "\"united nations\"",
    "lee jae-myung",
    "president lee jae-myung ferry",
    "여객선",
    "이재명",
    "like(a5)",
    "like(a5) -bridge",
    "ferry OR bridge OR tunnel OR quota OR budget OR library OR orchard OR pension OR vaccine OR "
    "turbine OR election OR railway OR museum OR harvest OR strike",
    "absent",
    "ferry absent",
};

void check_same(Searcher const& one, Searcher const& several, std::string_view text,
                SearchOptions const& options, bool in_order = true) {
  INFO(text << ", sort " << to_string(options.sort) << ", group "
            << static_cast<int>(options.group));
  auto const query = asked(text);
  auto const expected = one.search(query, options);
  auto const found = several.search(query, options);
  CHECK(text_of(found) == text_of(expected));
  CHECK(several.count(query, options).articles == found.count.articles);
  if (in_order) {
    CHECK(ids_of(found.hits) == ids_of(expected.hits));
    CHECK(passages_of(found.hits) == passages_of(expected.hits));
  }
  // Xapian rounds what it estimates of the spellings of a word.
  auto const epsilon = text.find_first_of("*?~") == text.npos ? 1e-9 : 1e-3;
  auto const scores = scores_of(found.hits);
  CHECK(scores.size() == expected.hits.size());
  for (auto const& [id, score] : scores_of(expected.hits)) {
    INFO(id);
    REQUIRE(scores.contains(id));
    CHECK(scores.at(id) == Approx(score).epsilon(epsilon));
  }
}

}  // namespace

TEST_CASE("several: they answer as one index does", "[integration][several]") {
  auto const articles = stories();
  Indexes const whole{articles, 1};
  Searcher const one{whole.paths.front()};
  for (std::size_t const number : {2, 3}) {
    Indexes const parts{articles, number};
    Searcher const several{parts.paths};
    INFO(number << " indexes");
    for (auto const text : kQueries)
      for (auto const group : {Grouping::none, Grouping::outlet})
        check_same(one, several, text, everything(Sort::automatic, group));
    for (auto const sort :
         {Sort::relevance, Sort::newest, Sort::oldest, Sort::updated, Sort::outlet, Sort::title})
      for (auto const text : {"*", "ferry", "ferry NEAR/9 bridge", "fer* OR bridge"})
        check_same(one, several, text, everything(sort));
  }
}

TEST_CASE("several: bounds, filters and recency", "[integration][several]") {
  auto const articles = stories();
  Indexes const whole{articles, 1};
  Searcher const one{whole.paths.front()};
  Indexes const parts{articles, 2};
  Searcher const several{parts.paths};
  for (auto const undated : {Undated::hide, Undated::include, Undated::only}) {
    auto options = everything();
    options.since = "2020-03";
    options.until = "2024";
    options.undated = undated;
    options.filters = {{"outlet", "Larkwire", false}, {"outlet", "Tarn Gazette", false}};
    check_same(one, several, "ferry OR bridge", options);
    check_same(one, several, "ferry NEAR/30 the", options);
  }
  auto options = everything();
  options.recency_days = 100;
  for (auto const text : {"ferry", "ferry bridge", "\"the ferry\""})
    check_same(one, several, text, options);
}

TEST_CASE("several: an uneven split, and an index with nothing in it", "[integration][several]") {
  auto const articles = stories();
  Indexes const whole{articles, 1};
  Searcher const one{whole.paths.front()};
  Indexes const parts{articles, 3, [](std::size_t i) -> std::size_t { return i < 7 ? 0 : 2; }};
  Searcher const several{parts.paths};
  for (auto const text : kQueries) check_same(one, several, text, everything(), false);
  for (auto const text : {"ferry", "*", "\"the ferry\""})
    for (std::string const id : {"a3", "a50"}) {
      auto const expected = one.explain_score(asked(text), id);
      auto const found = several.explain_score(asked(text), id);
      CHECK(found.matches == expected.matches);
      CHECK(found.score == Approx(expected.score).epsilon(1e-9));
      CHECK(found.unmet == expected.unmet);
      REQUIRE(found.terms.size() == expected.terms.size());
      for (std::size_t i = 0; i < found.terms.size(); ++i) {
        CHECK(found.terms[i].term == expected.terms[i].term);
        CHECK(found.terms[i].articles == expected.terms[i].articles);
      }
    }
  for (std::string const field : {"outlet", "byline", "id", "lang"})
    CHECK(text_of(several.values(field)) == text_of(one.values(field)));
  auto const names = [](std::vector<FacetValue> const& values) {
    std::map<std::string, std::uint64_t> counts;
    for (auto const& value : values) counts[value.name] = value.count;
    return counts;
  };
  CHECK(names(several.words("fer", 50)) == names(one.words("fer", 50)));
}

TEST_CASE("several: pages by cursor and a walk are the whole answer", "[integration][several]") {
  Indexes const parts{stories(), 3};
  Searcher const searcher{parts.paths};
  for (std::string const text : {"*", "ferry OR bridge OR council", "ferry NEAR/40 the"})
    for (auto const sort : {Sort::automatic, Sort::oldest, Sort::outlet})
      for (auto const group : {Grouping::duplicate, Grouping::story, Grouping::outlet}) {
        INFO(text << ", sort " << to_string(sort) << ", group " << static_cast<int>(group));
        auto options = everything(sort, group);
        auto const query = asked(text);
        auto const all = searcher.search(query, options);
        auto const expected = ids_of(all.hits);
        CHECK(expected.size() == all.count.groups);
        CHECK(searcher.count(query, options).groups == all.count.groups);
        Ids walked;
        CHECK(searcher.walk(query, options, [&](Results const& page) {
          for (auto const& hit : page.hits) walked.push_back(hit.id);
          return true;
        }));
        CHECK(walked == expected);
        options.all = false;
        options.limit = 7;
        Ids seen;
        std::uint64_t articles = 0;
        do {
          auto const page = searcher.search(query, options);
          for (auto const& hit : page.hits) seen.push_back(hit.id), articles += hit.group.size;
          options.cursor = page.next_cursor;
        } while (!options.cursor.empty());
        CHECK(seen == expected);
        CHECK(articles == all.count.articles);
      }
}

TEST_CASE("several: a cursor is bound to the commits of all", "[integration][several]") {
  Indexes const parts{stories(), 2};
  Searcher const searcher{parts.paths};
  SearchOptions options;
  options.limit = 5;
  auto const before = searcher.search(asked("*"), options);
  options.cursor = before.next_cursor;
  CHECK(searcher.search(asked("*"), options).hits.size() == 5);
  auto const state = searcher.index_state();
  CHECK(state.revision == before.index_revision);
  CHECK(state.uuid == index_info(parts.paths[0]).uuid + ':' + index_info(parts.paths[1]).uuid);
  IndexWriter writer{parts.paths[1], {}};
  writer.add(article_of({"new", "A new ferry.", "New"}));
  writer.commit();
  CHECK(code_of(error_of([&] { static_cast<void>(searcher.search(asked("*"), options)); })) ==
        "cursor_gone");
  CHECK(searcher.index_state().revision == state.revision + 1);
  CHECK(searcher.index_state().articles == state.articles + 1);
}

TEST_CASE("several: new commits and generations of each are seen", "[integration][several]") {
  Indexes const parts{{}, 2};
  Searcher const searcher{parts.paths};
  auto const count = [&](std::string_view text) { return searcher.count(asked(text)).articles; };
  auto options = everything();
  CHECK(count("*") == 0);
  std::string expected;
  for (unsigned round = 0; round < 6; ++round) {
    auto const day = std::to_string(round + 1);
    internal::Writer writer{parts.paths[round % 2], {}};
    bool const bulk = round > 1;
    auto const generation = internal::current_generation(parts.paths[round % 2]);
    if (bulk) writer.begin_bulk(1);
    writer.put(internal::DocumentBuilder{}.build(article_of(
                   {"id" + day, "ferry" + day + " ferry", "", "2023-09-0" + day, "Day " + day})),
               {}, 10);
    bulk ? writer.end_bulk() : writer.commit();
    CHECK((internal::current_generation(parts.paths[round % 2]) != generation) == bulk);
    expected += "Day " + day + "=1 ";
    for (int again = 0; again < 3; ++again) {
      CHECK(count("ferry") == round + 1);
      CHECK(count("*erry" + day) == 1);
      options.facets = {{"outlet", 0}};
      CHECK(text_of(searcher.search(asked("*"), options).facets.at("outlet")) == expected + "0 0");
    }
  }
}

TEST_CASE("several: readers are not disturbed by writers of either", "[integration][several]") {
  Indexes const parts{{}, 2};
  Searcher const searcher{parts.paths};
  std::atomic<bool> done{false};
  std::atomic<unsigned> faults{0};
  std::atomic<unsigned> answers{0};
  auto const read = [&](std::string_view text) {
    auto const query = asked(text);
    auto options = everything(Sort::newest, Grouping::duplicate);
    std::uint64_t before = 0;
    while (!done) {
      try {
        auto const results = searcher.search(query, options);
        if (results.count.articles < before || results.hits.size() != results.count.groups)
          ++faults;
        before = results.count.articles;
        ++answers;
      } catch (...) {
        ++faults;
      }
    }
  };
  std::vector<std::thread> readers;
  for (auto const* text : {"ferry", "ferry NEAR/3 number"}) readers.emplace_back(read, text);
  for (unsigned commit = 0; commit < 20; ++commit) {
    IndexWriter writer{parts.paths[commit % 2], {}};
    for (unsigned i = 0; i < 4; ++i) {
      auto const number = std::to_string(10 * commit + i);
      writer.add(article_of({number, "A ferry of number " + number, "", "2023-09-14", "Courier"}));
    }
    writer.commit();
  }
  done = true;
  for (auto& thread : readers) thread.join();
  CHECK(faults == 0);
  CHECK(answers > 4);
  CHECK(searcher.count(asked("ferry")).articles == 80);
}

TEST_CASE("several: one id in two indexes is two articles", "[integration][several]") {
  // "1" is another article in each; in both it has a copy and gives a group its name.
  std::string const wharf =
      "The wharf of Port Ellery was sold to 17 bakers on a wet morning, and "
      "none of them knew which of the 42 sheds the old keeper had meant.";
  std::string const comet =
      "A comet of 1911 came back above Tarn Hollow; 300 people stood on the "
      "hill for 5 nights and counted what its tail left in the grass.";
  Articles const first{article_of({"1", wharf, "Wharf", "2023-01-01"}),
                       article_of({"2", wharf, "Wharf again", "2023-01-02"})};
  Articles const second{article_of({"1", comet, "Comet", "2023-02-01"}),
                        article_of({"3", comet, "Comet again", "2023-02-02"})};
  Indexes const one{first, 1};
  Indexes const other{second, 1};
  Searcher const searcher{std::vector{one.paths[0], other.paths[0]}};
  auto const all = searcher.search(asked("*"));
  CHECK(all.count.articles == 4);
  CHECK(all.count.groups == 2);
  REQUIRE(all.hits.size() == 2);
  for (auto const& hit : all.hits) {
    CHECK(hit.group.id == "1");
    CHECK(hit.group.size == 2);
  }
  CHECK(searcher.search(asked("id:1")).hits.size() == 2);
  CHECK(searcher.count(asked("*")).groups == 2);
  SearchOptions options;
  options.sort = Sort::newest;
  options.limit = 1;
  auto const newest = searcher.search(asked("*"), options);
  REQUIRE(newest.hits.size() == 1);
  CHECK(newest.hits[0].title == "Comet again");
  options.offset = 1;
  auto const older = searcher.search(asked("*"), options);
  REQUIRE(older.hits.size() == 1);
  CHECK(older.hits[0].title == "Wharf again");
  CHECK(searcher.article("1").title == "Wharf");
  CHECK(searcher.explain_score(asked("wharf"), "1").matches);
  CHECK_FALSE(searcher.explain_score(asked("comet"), "1").matches);
  CHECK(searcher.count(asked("dup:1")).articles == 4);
  CHECK(searcher.count(asked("dup:3")).articles == 3);
  Searcher const turned{std::vector{other.paths[0], one.paths[0]}};
  CHECK(turned.article("1").title == "Comet");
}

TEST_CASE("several: copies fold within an index, not between two", "[integration][several]") {
  auto const made = StoryMaker{3}.collection(30);
  Articles articles;
  for (auto const& one : made) articles.push_back(one.article);
  Indexes const whole{articles, 1};
  Searcher const one{whole.paths.front()};
  Indexes const together{articles, 2, [&](std::size_t i) { return made[i].story % 2; }};
  for (auto const text : {"*", "ferry OR bridge OR council", "ferry NEAR/40 the"})
    for (auto const sort : {Sort::relevance, Sort::newest}) {
      INFO(text);
      auto const expected = one.search(asked(text), everything(sort, Grouping::duplicate));
      auto const found =
          Searcher{together.paths}.search(asked(text), everything(sort, Grouping::duplicate));
      CHECK(found.count.groups == expected.count.groups);
      CHECK(found.count.groups < found.count.articles);
      CHECK(scores_of(found.hits).size() == expected.hits.size());
    }
  // Each index has every article: nothing of one is taken for the other's.
  Indexes const again{articles, 1};
  Searcher const twice{std::vector{whole.paths[0], again.paths[0]}};
  auto const counted = one.count(asked("*"));
  CHECK(twice.count(asked("*")).articles == 2 * counted.articles);
  CHECK(twice.count(asked("*")).groups == 2 * counted.groups);
  CHECK(twice.search(asked("*"), everything(Sort::newest, Grouping::duplicate)).hits.size() ==
        2 * counted.groups);
}

TEST_CASE("several: aliases of any index hold in all", "[integration][several]") {
  Indexes const parts{
      {article_of({"1", "The Marrow Line ran late."}), article_of({"2", "The CML ran on time."})},
      2};
  {
    IndexWriter writer{parts.paths[1], {}};
    writer.set_aliases({{"CML", "Marrow Line"}});
    writer.commit();
  }
  CHECK(Searcher{parts.paths}.count(asked("CML")).articles == 2);
  CHECK(Searcher{parts.paths.front()}.count(asked("CML")).articles == 0);
}

TEST_CASE("several: damage is told with the index", "[integration][several]") {
  Indexes const parts{stories(), 2};
  auto const table = internal::current_generation(parts.paths[1]) / "docdata.glass";
  constexpr std::streamoff kBlock = 8192;
  auto const blocks = static_cast<std::streamoff>(std::filesystem::file_size(table)) / kBlock;
  {
    std::fstream file{table, std::ios::binary | std::ios::in | std::ios::out};
    for (std::streamoff i = 0; i < blocks; ++i) {
      file.seekg(i * kBlock + 4);
      if (file.get() != 0) continue;  // leaves are of level 0
      file.seekp(i * kBlock);
      file << std::string(kBlock, '\xA5');
    }
  }
  Searcher const searcher{parts.paths};
  auto const error =
      error_of([&] { static_cast<void>(searcher.search(asked("*"), everything())); });
  CHECK(error.code() == Code::corrupt);
  CHECK(contains(error.message(), parts.paths[1] + ": "));
}

TEST_CASE("several: errors name the index", "[integration][several]") {
  Indexes const parts{stories(), 2};
  auto const open = [](Ids const& paths) {
    return error_of([&] { Searcher const searcher{paths}; });
  };
  auto const missing = parts.folder / "missing";
  auto error = open({parts.paths[0], missing});
  CHECK(error.code() == Code::no_database);
  CHECK(contains(error.message(), missing));
  error = open({parts.paths[0], parts.paths[1], parts.folder / "part0/../part0"});
  CHECK(error.code() == Code::bad_value);
  CHECK(contains(error.message(), "part0 and "));
  CHECK(contains(error.message(), "are one index"));
  error = open({parts.paths[0], parts.paths[0]});
  CHECK(error.message() == "the index " + parts.paths[0] + " is named twice");
  CHECK(open({}).code() == Code::bad_value);
  CHECK(open({""}).code() == Code::no_database);
  CHECK(open({parts.paths[0], ""}).code() == Code::no_database);
  Xapian::WritableDatabase database{internal::current_generation(parts.paths[1]).string(),
                                    Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS};
  database.set_metadata("backfile.schema", "999");
  database.commit();
  error = open(parts.paths);
  CHECK(error.code() == Code::schema_mismatch);
  CHECK(error.message().starts_with(parts.paths[1] + ": "));
}
