// like(id): rows of {query, ids}, and the words that are chosen.
#include "searcher/match/similar.hpp"

#include <backfile/index.hpp>
#include <string>

#include "searcher/results/highlights.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

MemoryIndex const& stories() {
  static MemoryIndex const index{{
      article_of({"ferry1",
                  "The ferry struck the pier at Port Ellery; the harbour master resigned.",
                  "Ferry strikes pier", "2023-09-14", "Herald"}),
      article_of({"ferry2", "After the ferry hit a pier the harbour master of Ellery resigned.", "",
                  "2022-01-01", "Courier"}),
      article_of(
          {"ferry3", "Harbour master resigned.", "Ferries and piers", "2023-01-02", "Herald"}),
      article_of({"vote", "The council voted on the budget, the harbour included.", "Budget passed",
                  "2023-02-02", "Herald"}),
      article_of({"rain", "Rain fell on the town.", "Rain", "2023-03-03", "Courier"}),
      article_of({"copy", "The ferry struck the pier at Port Ellery; the harbour master resigned.",
                  "Ferry strikes pier", "", "Pulse"}),
      article_of({"alone", "Xylophones zigzagged quietly."}),
  }};
  return index;
}

std::string words_of(Article const& article) {
  std::string text;
  for (auto const& word : internal::telling_words(article, stories().reader()))
    text += (text.empty() ? "" : " ") + word.text;
  return text;
}

}  // namespace

TEST_CASE("like: an article's likes, as an ordinary part of a query", "[integration]") {
  struct Row {
    std::string_view query;
    std::string_view ids;
  };
  Row const rows[] = {{"like(ferry1)", "copy ferry1 ferry2 ferry3"},
                      {"like(\"ferry1\")", "copy ferry1 ferry2 ferry3"},
                      {"like(ferry1) outlet:herald date:2023", "ferry1 ferry3"},
                      {"like(ferry1) NOT id:ferry1", "copy ferry2 ferry3"},
                      {"like(ferry1) -master", ""},
                      {"budget OR like(ferry2)", "copy ferry1 ferry2 ferry3 vote"},
                      {"like(alone)", ""},
                      {"like(rain)", ""},
                      {"-like(ferry1)", "alone rain vote"}};
  for (auto const& row : rows) {
    INFO(row.query);
    CHECK(stories().ids(row.query) == row.ids);
  }
  auto const best = stories().ranked("like(ferry1)");
  CHECK((best.starts_with("copy ferry1 ") || best.starts_with("ferry1 copy ")));
  CHECK(stories().results("like(ferry1)").count.articles == 4);
}

TEST_CASE("like: an id that no article has is refused at its place", "[integration]") {
  try {
    static_cast<void>(stories().ids("ferry like(nobody)"));
    FAIL("answered");
  } catch (Error const& error) {
    CHECK(error.code() == Code::article_not_found);
    REQUIRE(error.position());
    CHECK(error.position()->offset == 6);
    CHECK(error.position()->length == 12);
  }
}

TEST_CASE("like: words that tell an article from others", "[integration]") {
  auto article = article_of({"", "The pier and the harbour, 2023. The rain.", "Ferry"});
  // The rarest, then the title's; no stop word, no number.
  CHECK(words_of(article) == "rain ferry pier harbour");
  article.body = "zzz qqq";
  article.title = "";
  CHECK(words_of(article).empty());
  CHECK(words_of(article_of({"", "", ""})).empty());
  article.body.clear();
  for (int i = 0; i < 40; ++i) article.body += "ferry" + std::to_string(i) + " ";
  CHECK(words_of(article).empty());
  CHECK(internal::share_of(30) == 5);
  CHECK(internal::share_of(7) == 2);
  CHECK(internal::share_of(2) == 2);
  CHECK(internal::share_of(1) == 1);
}

TEST_CASE("like: a text that is in no index", "[integration]") {
  TempFolder const folder;
  auto const path = folder / "index";
  {
    IndexWriter writer{path, {.create = true}};
    for (auto const* id : {"ferry1", "ferry2", "vote", "copy"})
      writer.add(*stories().reader().find_article(id));
    writer.commit();
  }
  Searcher const searcher{path};
  auto article = article_of({"", "A ferry struck a pier; the harbour master resigned.", "Ferry"});
  auto const found = searcher.search(similar_to(article));
  REQUIRE(found.count.articles == 3);
  for (auto const& hit : found.hits) {
    CHECK(hit.id != "vote");
    CHECK_FALSE(hit.snippets.front().highlights.empty());
  }
  auto const likes = searcher.search(similar_to(std::string{"copy"}));
  REQUIRE(likes.count.articles == 2);
  CHECK(likes.hits[0].id == "ferry1");
  CHECK(likes.hits[1].id == "ferry2");
  auto const explained = searcher.explain(parse_query("like(copy)"));
  CHECK(explained.tree.find("like like(\"copy\")\n  word") == 0);
  CHECK(explained.plan.find("Zen:ferri") != std::string::npos);
}

TEST_CASE("like: passages show its words", "[integration]") {
  auto const asked = stories().request("like(ferry1)");
  internal::Highlights highlights{asked.tree};
  CHECK(highlights.find("Two ferries, one town.", "body", "en").size() == 1);
}
