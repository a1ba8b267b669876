// Copies and what only looks like them, by their fingerprints alone.
#include "indexer/analysis/fingerprint.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace backfile;
using namespace backfile::internal;

namespace {

Fingerprint print_of(std::string const& body, std::string const& title = {}) {
  return fingerprint(title, tokenise(title), body, tokenise(body));
}

bool copies(std::string const& one, std::string const& other) {
  return are_copies(print_of(one), print_of(other));
}

std::string const kStory =
    "The Harbour Board approved a second ferry to Calder Bay on Tuesday after Odile Quayle, who "
    "runs the terminal, showed that 1,240 people wait on the quay each morning.\n\nThe vessel will "
    "cost 38 million crowns and carry 96 cars. It replaces the Northern Star, built in 1971, whose "
    "engine failed 14 times last winter.\n\n“You cannot mend a boat with good wishes,” Quayle told "
    "the meeting. Three members of the Ratepayers' League voted against the purchase and asked for "
    "a bridge instead, which engineers priced at 210 million crowns in a report of "
    "2018.\n\nSailings "
    "should begin before the herring season. Fares stay at 9 crowns for residents, while visitors "
    "will pay 14. The yard at Brannock expects to take on 60 welders and has begun to clear its "
    "larger slip, idle since the dredger was launched there.";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("fingerprint: what a desk does to a text leaves it a copy", "[unit][copies]") {
  struct Row {
    std::string what, text;
  };
  auto const cut = kStory.substr(0, kStory.rfind("\n\n"));
  for (auto const& [what, text] : std::vector<Row>{
           {"the same", kStory},
           {"dateline", "CALDER BAY (Larkwire) -- " + kStory},
           {"quotes", replaced(replaced(kStory, "“", "\""), "”", "\"")},
           {"last paragraph gone", cut},
           {"one put in", cut + "\n\nThe council of Inverley meets again in June to choose names." +
                              kStory.substr(cut.size())},
           {"a corrected number", replaced(kStory, "1,240", "1,420")},
           {"spellings", replaced(replaced(kStory, "million", "mln"), "Tuesday", "Monday")}}) {
    INFO(what);
    CHECK(copies(kStory, text));
    CHECK(copies(text, kStory));
  }
}

TEST_CASE("fingerprint: templates, excerpts and short lines are no copies", "[unit][copies]") {
  std::string const weather =
      "The day will be mostly cloudy with sunny spells in the afternoon, the office said. The high "
      "will be 21 degrees and the low 12. Winds from the west reach 30 kilometres an hour along "
      "the coast, with waves of 2 metres. The chance of rain is 40 percent in the morning and 70 "
      "percent in the evening. Fine dust stays moderate at 45 micrograms.";
  auto other = weather;
  for (auto const& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"21", "17"}, {"12", "9"}, {"30", "55"}, {" 2 ", " 4 "}, {"40", "80"}, {"45", "61"}})
    other = replaced(other, from, to);
  CHECK(copies(weather, weather));
  CHECK_FALSE(copies(weather, other));
  CHECK_FALSE(copies(kStory, kStory.substr(0, 160)));
  CHECK_FALSE(copies("The ferry to Calder Bay leaves 20 minutes late today, the office said.",
                     "The ferry to Calder Bay leaves 35 minutes late today, the office said."));
  CHECK_FALSE(copies(kStory,
                     "Correction: an article on Tuesday about the second ferry to Calder "
                     "Bay misstated its cost. It is 38 million crowns, not 83."));
  CHECK(print_of("Weather at a glance").empty());
  CHECK_FALSE(copies("", ""));
  CHECK_FALSE(copies("Weather at a glance", "Weather at a glance"));
}

// Each form with what was filled in, of one day or of one place; {} stands for a value.
TEST_CASE("fingerprint: forms that differ in their news are no copies", "[unit][copies]") {
  struct Form {
    std::string text;
    std::vector<std::vector<std::string>> values;
  };
  std::vector<Form> const forms{
      {"Forecast for {} today: dry with long sunny spells, high of {} degrees. Wind {} and light. "
       "Tonight: clear, low of 9 degrees. Pollen: moderate. Tomorrow: a little cloud in the "
       "morning, dry later. The outlook for the weekend is settled. Sunrise 6:41, sunset 19:12. "
       "Figures from the regional office.",
       {{"Keld", "19", "westerly"}, {"Keld", "21", "easterly"}, {"Harrow", "19", "westerly"},
        {"Keld", "21", "westerly"}}},
      {"A {}-year-old {} has been fined {} crowns at the court of Keld. {} admitted {}. Costs of 85 "
       "crowns and a surcharge of 40 crowns were ordered, too. The court heard that there were no "
       "earlier convictions. The chairman of the bench called the offence serious. The fine is to "
       "be paid within 28 days.",
       {{"34", "man", "600", "Ross Vane", "driving at 97 miles an hour on the coast road"},
        {"51", "woman", "2400", "Iva Tarn", "leaving forty tyres beside the river Wend"}}},
      {"Quillmoor Mills has {}. The company of Keld makes oats, flour and feed in four mills and "
       "has 410 people. It was founded in 1921 by the brothers Tarn, is listed at the exchange of "
       "Harrow and belongs to the Vane Trust for the larger part. Its brands are Wendmeal, Old "
       "Granary and Three Stones. Statements on the future are subject to risks, and the company "
       "does not promise to bring them up to date. Questions are answered by Odile Marsh.",
       {{"named Ben Roe its finance chief from March on", },
        {"bought the bakery Larch of Inverley for 12 million crowns"},
        {"closed its mill in Brannock after the flood of January"}}}};
  for (auto const& form : forms) {
    std::vector<std::string> texts;
    for (auto const& values : form.values) {
      auto text = form.text;
      for (auto const& value : values) text.replace(text.find("{}"), 2, value);
      texts.push_back(std::move(text));
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (std::size_t j = 0; j < texts.size(); ++j) {
        INFO(texts[i] << "\n" << texts[j]);
        CHECK(copies(texts[i], texts[j]) == (i == j));
      }
  }
}

TEST_CASE("fingerprint: lines recur, edited copies are near in time", "[unit][copies]") {
  auto const on = [](Fingerprint print, int day) {
    print.day = day;
    return print;
  };
  auto const line = print_of("The Fallow Bank leaves its discount rate unchanged at 4 percent.");
  CHECK(are_copies(on(line, 100), on(line, 102)));
  CHECK_FALSE(are_copies(on(line, 100), on(line, 130)));
  CHECK(are_copies(on(line, 100), line));
  auto const story = print_of(kStory);
  auto const cut = print_of(kStory.substr(0, kStory.rfind("\n\n")));
  CHECK(are_copies(on(story, 100), on(cut, 103)));
  CHECK_FALSE(are_copies(on(story, 100), on(cut, 500)));
}

TEST_CASE("fingerprint: a title belongs to a short body only", "[unit][copies]") {
  CHECK(print_of(kStory, "One headline") == print_of(kStory, "Quite another"));
  std::string const brief = "Nobody was hurt when the roof of the old cannery gave way.";
  CHECK_FALSE(print_of(brief, "Cannery roof falls in Ramsholt") == print_of(brief, "In brief"));
}

TEST_CASE("fingerprint: bytes and back, and what is no fingerprint", "[unit][copies]") {
  auto print = print_of(kStory);
  print.day = -9000;
  REQUIRE(print.wording.size() > kKeyHashes);
  REQUIRE(print.facts.size() > 9);
  CHECK(std::ranges::is_sorted(print.wording));
  CHECK(unpack_fingerprint(pack(print)) == print);
  CHECK(pack(Fingerprint{}).empty());
  auto const bytes = pack(print);
  for (auto const& bad : {std::string{}, std::string{"x"}, bytes.substr(0, bytes.size() - 2),
                          bytes.substr(0, 21), std::string(4, '\xFF')})
    CHECK(unpack_fingerprint(bad).empty());
}
