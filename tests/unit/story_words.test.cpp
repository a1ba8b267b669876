// The words that stand for what an article is about, and when two articles are about one event.
#include <cstdint>

#include "indexer/analysis/story_words.hpp"

#include "indexer/index/story_link.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

StoryPrint print_of(std::string const& title, std::string const& body,
                    std::int32_t day = StoryPrint::kUndated) {
  auto print = story_print(title, tokenise(title), body, tokenise(body));
  print.day = day;
  return print;
}

std::string words_of(StoryPrint const& print) {
  std::string text;
  for (auto const& word : print.words)
    text += (text.empty() ? "" : " ") + std::string(word.kind == TokenClass::acronym ? "@" : "") +
            word.text;
  return text;
}

double likeness(StoryPrint const& a, StoryPrint const& b) {
  std::vector<float> const rarity(kStoryWords, 4.0f);
  return story_likeness(story_vector(a, rarity), story_vector(b, rarity));
}

std::string const kTitle = "Ferry Maren Elise aground off Skarrow";
std::string const kBody =
    "The ferry Maren Elise ran onto the Cormorant Shoal off Skarrow with 212 people on board, the "
    "UN agency said.";

}  // namespace

TEST_CASE("story words: names, numbers and words of the title come first", "[unit][story]") {
  CHECK(words_of(print_of(kTitle, kBody)) ==
        "elise maren skarrow ferry off aground 212 cormorant shoal @un agency board onto people "
        "ran said");
  CHECK(words_of(print_of("Weather", "Dry and mild.")).empty());  // says nothing
  std::string many;
  for (int i = 0; i < 5'000; ++i) many += "w" + std::to_string(i) + ' ';
  auto const print = print_of("Title", many);
  CHECK(print.words.size() == kStoryWords);
  for (auto const& word : print.words) CHECK(word.text != "w4999");  // only the beginning is read
}

TEST_CASE("story words: bytes and back", "[unit][story]") {
  auto const print = print_of(kTitle, kBody, 18'700);
  auto const back = unpack_story(pack(print));
  CHECK(back.day == 18'700);
  CHECK(words_of(back) == words_of(print));
  for (std::size_t i = 0; i < print.words.size(); ++i)
    CHECK(back.words[i].salience == print.words[i].salience);
  CHECK(pack(StoryPrint{}).empty());
  auto const bytes = pack(print);
  for (std::size_t size = 0; size < bytes.size(); ++size)  // damaged: no crash, no more words
    CHECK(unpack_story(std::string_view{bytes}.substr(0, size)).words.size() <= print.words.size());
}

TEST_CASE("story link: near in time and enough in common", "[unit][story]") {
  auto const one = print_of(kTitle, kBody, 100);
  auto const other = [](std::int32_t day) {
    return print_of(
        "All 212 walk off Maren Elise",
        "The stranded ferry was pulled from Cormorant Shoal near Skarrow at high water.", day);
  };
  CHECK(likeness(one, other(100)) > 0.3);
  CHECK(likeness(one, other(103)) == likeness(other(103), one));
  CHECK(likeness(one, other(103)) > 0.3);
  CHECK(likeness(one, other(104)) == 0.0);
  CHECK(likeness(one, other(StoryPrint::kUndated)) == 0.0);
  // A name alone is not a story.
  CHECK(likeness(one, print_of("Skarrow council votes on parking",
                               "Drivers in Skarrow will pay more from May.", 100)) == 0.0);
}

TEST_CASE("story link: most of the members must be alike", "[unit][story]") {
  struct Row {
    StoryOffer offer;
    std::int32_t day;
    bool fits;
  };
  Row const rows[] = {
      {{1.2, 3, 4, 100, 102}, 103, true},
      {{0.5, 1, 2, 100, 102}, 103, true},
      {{0.5, 1, 3, 100, 102}, 103, false},
      {{1.2, 3, 3, 92, 102}, 103, false},  // it has gone on for long enough
      {{1.2, 3, 3, 100, 111}, 100, false},
      {{0, 0, 0, 100, 100}, 100, false},
      {{1.2, 2, 2, StoryPrint::kUndated, StoryPrint::kUndated}, StoryPrint::kUndated, true},
  };
  for (auto const& row : rows) CHECK(fit_of(row.offer, row.day).has_value() == row.fits);
}
