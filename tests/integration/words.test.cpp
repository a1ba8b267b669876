// Words, phrases and fields against a small index: rows of {query, ids}.
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/support/memory_index.hpp"

using namespace backfile;
using namespace backfile::tests;

namespace {

Article captioned(Article article, std::string caption) {
  article.captions.push_back(std::move(caption));
  return article;
}

}  // namespace

TEST_CASE("words: stems of the article's language, quotes switch them off", "[integration]") {
  MemoryIndex const index{{
      article_of({"en1", "Two missiles were launched."}),
      article_of({"en2", "A missile for the launching pad."}),
      article_of({"en3", "Nothing of note."}),
      article_of({"de1", "Zwei Raketen und eine Mission.", "", "", "", "de"}),
      article_of({"de2", "Eine Rakete.", "", "", "", "de"}),
      article_of({"fr1", "Les fusées tirées hier.", "", "", "", "fr"}),
      article_of({"ko1", "missiles 한국은", "", "", "", "ko"}),
  }};
  IdsOf const rows[] = {{"missile", "en1 en2"},      {"missiles", "en1 en2 ko1"},
                        {"MISSILES", "en1 en2 ko1"}, {"launch", "en1 en2"},
                        {"\"missile\"", "en2"},      {"exact:missiles", "en1 ko1"},
                        {"rakete", "de1 de2"},       {"raketen", "de1 de2"},
                        {"\"raketen\"", "de1"},      {"fusee", "fr1"},
                        {"fusées", "fr1"},           {"missiles note", ""},
                        {"mission", "de1"},          {"absent", ""}};
  check(index, rows);
  auto exact = fixed_clock();
  exact.exact = true;
  IdsOf const exactly[] = {{"missile", "en2"}, {"launch", ""}, {"rakete", "de2"}};
  check(index, exactly, exact);
}

TEST_CASE("words: phrases and their distance", "[integration]") {
  MemoryIndex const index{{
      article_of({"1", "Kim Jong Un met Putin."}),
      article_of({"2", "Kim Jong-un met with Putin."}),
      article_of({"3", "Putin met Kim, Jong wrote un-ended."}),
      captioned(article_of({"4", "met Putin", "Kim Jong"}), "Un"),
  }};
  IdsOf const rows[] = {{"\"kim jong un\"", "1 2"},
                        {"\"kim jong-un\"", "1 2"},
                        {"“Kim Jong Un”", "1 2"},
                        {"jong-un", "1 2"},
                        {"exact:\"kim jong-un\"", "1 2"},
                        {"\"met putin\"", "1 4"},
                        {"\"met putin\"~1", "1 2 3 4"},
                        {"\"kim jong\"", "1 2 3 4"},
                        {"\"jong met\"", ""},
                        {"\"jong un met putin\"", "1"},
                        {"kim NEAR/2 putin", "3"},
                        {"kim ADJ/4 putin", "1"},
                        {"putin ADJ/9 kim", "3"},
                        {"met NEAR/1 (putin OR kim)", "1 3 4"}};
  check(index, rows);
}

TEST_CASE("words: fields, and words of one field only", "[integration]") {
  auto headed = article_of({"h", "Body speaks of tariffs.", "Sanctions on oil"});
  headed.deck = "A deck of embargoes";
  headed.captions = {"Photograph of sanctions"};
  headed.byline = {{"Ji Da-gyum", BylineKind::person, "ji@courier.example", {}}};
  headed.credits = {"AP Photo"};
  headed.furniture = {"Advertisement"};
  headed.outlet.name = "Harbour Courier";
  headed.outlet.canonical = "The Harbour Courier";
  MemoryIndex const index{{
      headed,
      article_of({"b", "First on sanctions and oil.\n\nThen tariffs.", "Other news"}),
  }};
  IdsOf const rows[] = {{"sanctions", "b h"},
                        {"title:sanctions", "h"},
                        {"headline:sanctions", "h"},
                        {"title:(sanctions tariffs)", ""},
                        {"title:(sanctions OR news)", "b h"},
                        {"deck:embargo", "h"},
                        {"caption:sanctions", "h"},
                        {"lede:sanctions", "b"},
                        {"lede:tariffs", "h"},
                        {"hlead:sanctions", "b h"},
                        {"hlead:tariffs", "h"},
                        {"byline:da-gyum", "h"},
                        {"\"da-gyum\"", "h"},
                        {"outlet:harbour", "h"},
                        {"outlet:the", "h"},
                        {"courier", "h"},
                        {"credit:ap", "h"},
                        {"advertisement", ""},
                        {"furniture:advertisement", "h"},
                        {"photo", ""}};
  check(index, rows);
}

TEST_CASE("words: body: takes words and phrases of the body alone", "[integration]") {
  auto article = article_of({"1", "Oil prices rose again.", "Missile sanctions"});
  article.captions = {"Prices of missiles"};
  MemoryIndex const index{{
      article,
      article_of({"2", "Sanctions on missile parts.", "Oil prices rose"}),
      article_of({"3", "Prices oil. A missiles sanction.", "Oil prices"}),
      article_of({"4", "Die Raketen", "Rakete", "", "", "de"}),
      article_of({"5", "Die Presse", "Raketen", "", "", "de"}),
  }};
  IdsOf const rows[] = {{"body:missile", "2 3"},
                        {"missile", "1 2 3"},
                        {"body:\"missile\"", "2"},
                        {"body:oil", "1 3"},
                        {"body:\"oil prices\"", "1"},
                        {"\"oil prices\"", "1 2 3"},
                        {"body:\"oil prices rose\"", "1"},
                        {"body:\"missile sanctions\"", ""},
                        {"body:(oil sanctions)", "3"},
                        {"body:rakete", "4"},
                        {"body:\"prices oil\"~3", "1 3"},
                        {"-body:oil", "2 4 5"},
                        {"body:sanction -title:sanction", "2 3"}};
  check(index, rows);
}

TEST_CASE("words: AND, OR, NOT, XOR, brackets", "[integration]") {
  MemoryIndex const index{{article_of({"1", "alpha beta gamma"}), article_of({"2", "alpha beta"}),
                           article_of({"3", "alpha"}), article_of({"4", "beta gamma"}),
                           article_of({"5", "delta"})}};
  IdsOf const rows[] = {{"alpha beta", "1 2"},
                        {"alpha AND beta", "1 2"},
                        {"alpha OR delta", "1 2 3 5"},
                        {"alpha -beta", "3"},
                        {"alpha NOT beta", "3"},
                        {"alpha AND NOT beta", "3"},
                        {"-alpha", "4 5"},
                        {"NOT (alpha OR beta)", "5"},
                        {"-alpha -delta", "4"},
                        {"alpha beta OR delta", "1 2 5"},
                        {"alpha (beta OR delta)", "1 2"},
                        {"alpha XOR gamma", "2 3 4"},
                        {"alpha XOR beta XOR gamma", "1 3"},
                        {"(alpha OR beta) -(gamma OR delta)", "2 3"},
                        {"*", "1 2 3 4 5"},
                        {"* -alpha", "4 5"},
                        {"alpha^3 beta", "1 2"}};
  check(index, rows);
  auto any = fixed_clock();
  any.match = Match::any;
  IdsOf const either[] = {
      {"alpha delta", "1 2 3 5"}, {"gamma +beta", "1 2 4"}, {"alpha -beta", "3"}, {"absent", ""}};
  check(index, either, any);
}

TEST_CASE("words: stop words are wanted, not required, unless alone", "[integration]") {
  MemoryIndex const index{{article_of({"1", "the report of Putin"}),
                           article_of({"2", "Putin spoke"}), article_of({"3", "the sea"}),
                           article_of({"4", "to be or not to be"})}};
  IdsOf const rows[] = {
      {"the putin", "1 2"},     {"putin of the", "1 2"}, {"the", "1 3"},
      {"the of", "1"},          {"\"the putin\"", ""},   {"\"to be or not to be\"", "4"},
      {"title:the putin", ""},  {"the -putin", "3"},     {"the OR putin", "1 2 3"},
      {"exact:the putin", "1"}, {"the date:none", "1 3"}};
  check(index, rows);
  // The optional word still counts for the order.
  CHECK(index.ranked("report the putin") == "1");
  MemoryIndex const alike{{article_of({"1", "Putin of sea"}), article_of({"2", "the Putin sea"})}};
  CHECK(alike.ranked("the putin") == "2 1");
}
