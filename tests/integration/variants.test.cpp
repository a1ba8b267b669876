// Names in other spellings and aliases against a small index: rows of {query, ids}.
#include <string_view>

#include "searcher/results/snippets.hpp"
#include "searcher/match/reader.hpp"
#include "searcher/match/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

QueryOptions as_typed() {
  auto options = fixed_clock();
  options.variants = false;
  return options;
}

Article written_by(Article article, std::string name) {
  article.byline.push_back({std::move(name), BylineKind::person, "", {}});
  return article;
}

MemoryIndex const& people() {
  static MemoryIndex const index{{
      article_of({"a", "President Yoon Suk Yeol spoke."}),
      article_of({"b", "President Yoon Seok-yeol spoke."}),
      article_of({"c", "Nothing here.", "Yun Sukyeol in the title"}),
      article_of({"d", "Yoon, Park Seok and Yeol Kim met."}),
      article_of({"e", "Yoon Seok-young spoke; Kim Seok-yeol did not."}),
      article_of({"f", "Suk of the Yoon family, Seok-yeol by name."}),
      written_by(article_of({"g", "Ferries."}), "Yoon Sok-yol"),
      article_of({"h", "The leader Kim Jong-un."}),
      article_of({"i", "The leader Kim Chong-un."}),
      article_of({"j", "The leader Kim Jongun."}),
      article_of({"k", "The father Kim Jong-il; Kim Jong, un garçon."}),
  }};
  return index;
}

}  // namespace

TEST_CASE("variants: a name in quotes is found in its other spellings", "[integration]") {
  check(people(), {
                      {"\"Yoon Suk Yeol\"", "a b c g"},
                      {"\"Yun Seok-yeol\"", "a b c g"},
                      {"\"yoon sukyeol\"", "a b c g"},
                      {"body:\"Yoon Suk Yeol\"", "a b"},
                      {"title:\"Yoon Suk Yeol\"", "c"},
                      {"byline:\"Yoon Suk Yeol\"", "g"},
                      {"exact:\"Yoon Suk Yeol\"", "a"},
                      {"spoke -\"Yoon Suk Yeol\"", "e"},
                      {"\"Kim Jong Un\" OR ferries", "g h i j k"},
                      {"\"Kim Jongun\"", "h i j k"},
                      {"exact:\"Kim Jong Un\"", "h k"},
                      {"\"Kim Jong Il\"", "k"},
                      {"\"Yoon\"", "a b d e f g"},
                      {"\"Kim Jong\"", "h k"},
                  });
}

TEST_CASE("variants: none with --no-variants and --exact", "[integration]") {
  auto exact = fixed_clock();
  exact.exact = true;
  for (auto const& options : {as_typed(), exact})
    check(people(),
          {
              {"\"Yoon Suk Yeol\"", "a"},
              {"\"Yoon Seok-yeol\"", "b"},
              {"byline:\"Yoon Suk Yeol\"", ""},
              {"\"Kim Jong Un\"", "h k"},
          },
          options);
}

TEST_CASE("variants: a filter by byline knows them, too", "[integration]") {
  SearchOptions options;
  options.filters = {{"byline", "Yoon Suk-yeol"}};
  CHECK(people().ids("*", options) == "g");
  CHECK(people().ids("*", options, as_typed()).empty());
}

TEST_CASE("variants: counted, told, and only those that the index has words of", "[integration]") {
  CHECK(people().results("\"Yoon Suk Yeol\"").count.articles == 4);
  auto const asked = people().request("\"Yoon Suk Yeol\"");
  REQUIRE(asked.variants.size() == 3);
  CHECK(asked.variants[0].rule == "hyphen");
  CHECK(asked.variants[0].also == std::vector<std::string>{"Yoon Suk-yeol"});
  CHECK(asked.variants[1].rule == "romanisation");
  CHECK(asked.variants[1].also.front() == "Yoon Seok-yeol");
  CHECK(asked.variants[2].rule == "joined");
  CHECK(people().request("\"Yoon Suk Yeol\"", {}, as_typed()).variants.empty());
  CHECK(people().request("ferries").variants.empty());
}

TEST_CASE("variants: marked in passages", "[integration]") {
  auto const asked = people().request("\"Yoon Suk Yeol\"");
  internal::Highlights highlights{asked.tree};
  CHECK(highlights.units() == 1);
  CHECK(highlights.find("President Yoon Seok-yeol spoke.", "body", "en").size() == 1);
  CHECK(highlights.find("President Yun Sukyeol spoke.", "body", "en").size() == 1);
  CHECK(highlights.find("President Yoon Seok-young spoke.", "body", "en").empty());
}

TEST_CASE("aliases: capitals and quoted phrases, in their fields", "[integration]") {
  MemoryIndex const index{{
      article_of({"1", "The DPRK said so."}),
      article_of({"2", "North Korea said so."}),
      article_of({"3", "The NK team.", "N. Korea wins"}),
      article_of({"4", "The north of Korea."}),
      article_of({"5", "Who is it? Let us go."}),
      article_of({"6", "The WHO warned."}),
      article_of({"7", "The World Health Organization warned."}),
      article_of({"8", "The United Nations met the United States."}),
      article_of({"9", "The UN met."}),
      article_of({"kbp", "Kestrel Bay Port opens."}),
      article_of({"pool", "KBP opens."}),
  }};
  check(index, {
                   {"DPRK", "1 2 3"},
                   {"\"North Korea\"", "1 2 3"},
                   {"\"north korea\"", "1 2 3"},
                   {"North Korea", "2 4"},
                   {"dprk", "1"},
                   {"exact:DPRK", "1"},
                   {"title:DPRK", "3"},
                   {"body:DPRK", "1 2 3"},
                   {"body:\"North Korea\"", "1 2 3"},
                   {"WHO", "6 7"},
                   {"\"World Health Organisation\"", "6 7"},
                   {"UN", "8 9"},
                   {"US", ""},
                   {"said -DPRK", ""},
                   {"KBP", "pool"},
                   // Three words in one, as a hashtag; two are a name.
                   {"KestrelBayPort", "kbp"},
                   {"#KestrelBayPort -opens", ""},
                   {"kestrelbayport", ""},
                   {"KestrelBay", ""},
                   {"exact:KestrelBayPort", ""},
               });
  check(index, {{"DPRK", "1"}, {"WHO", "6"}, {"UN", "9"}, {"KestrelBayPort", ""}}, as_typed());
  auto more = fixed_clock();
  more.aliases = {{"KBP", "Kestrel Bay Port"}};
  check(index, {{"KBP", "kbp pool"}, {"\"kestrel bay port\"", "kbp pool"}, {"DPRK", "1 2 3"}},
        more);
  auto const asked = index.request("DPRK");
  REQUIRE(asked.variants.size() == 1);
  CHECK(asked.variants[0].typed == "DPRK");
  CHECK(asked.variants[0].rule == "alias");
  CHECK(asked.variants[0].also == std::vector<std::string>{"NK", "North Korea", "N. Korea"});
}
