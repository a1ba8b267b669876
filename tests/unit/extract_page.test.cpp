#include <backfile/error.hpp>
#include <backfile/extract.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/catch.hpp"

using backfile::Article;
using backfile::BylineKind;
using backfile::extract_text;
using backfile::ExtractOptions;
using backfile::Status;
using backfile::Trust;

namespace {

// A page in the manner of a scraper: furniture, title, deck, date and byline, caption, body.
std::string const kPage =
    "Back To Top\n\n"
    "Harbour dues will rise for the first time in nine years\n\n"
    "Fishing boats are spared, ferries are not\n\n"
    "Sept. 21, 2023 - 15:11 By Orla Byrne\n"
    "Ferries lie at the inner quay in heavy rain on Sept. 13. (Northwire)\n\n"
    "The harbour board voted on Thursday to raise its dues by a tenth, the first change since "
    "the new mole was opened to traffic.\n\n"
    "Ferry companies said that they had not been asked, and that the fares would have to follow "
    "before the winter timetable.\n\n"
    "- Advertisement -\n\n"
    "The board will look at the figures again when the year is over and the last ship has paid.\n\n"
    "Copyright (c) 2023 The Quay Herald. All rights reserved.\n\n"
    "Most popular\n"
    "Cars 2023-12-05 02:59:48 6462\n";

bool has_rule(std::vector<backfile::Evidence> const& evidence, std::string_view rule) {
  for (auto const& entry : evidence) {
    if (entry.rule == rule) return true;
  }
  return false;
}

std::string message_of(std::string const& bytes) {
  try {
    (void)extract_text(bytes, "page.txt");
  } catch (backfile::Error const& error) {
    return std::string{to_string(error.code())} + ": " + error.message();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a page gives its fields with evidence", "[unit]") {
  Article const article = extract_text(kPage, "page.txt");
  CHECK(article.path == "page.txt");
  CHECK(article.title == "Harbour dues will rise for the first time in nine years");
  CHECK(article.deck == "Fishing boats are spared, ferries are not");
  REQUIRE(article.date.value);
  CHECK(article.date.value->value() == "2023-09-21T15:11");
  CHECK(article.date.status == Status::stated);
  CHECK(article.date.tz_assumed.empty());
  CHECK(has_rule(article.date.evidence, "weekday-agrees"));
  CHECK(article.updated.status == Status::unknown);
  REQUIRE(article.byline.size() == 1);
  CHECK(article.byline[0].name == "Orla Byrne");
  CHECK(article.byline[0].kind == BylineKind::person);
  CHECK(article.outlet.name == "The Quay Herald");
  CHECK(article.outlet.status == Status::stated);
  CHECK(article.credits == std::vector<std::string>{"Northwire"});
  CHECK(article.captions.size() == 1);
  CHECK(article.furniture == std::vector<std::string>{"Back To Top", "- Advertisement -",
                                                      "Most popular",
                                                      "Cars 2023-12-05 02:59:48 6462"});
  CHECK(article.lang == "en");
  CHECK(article.words == 64);
  CHECK(article.body.starts_with("The harbour board"));
  CHECK(article.body.ends_with("has paid."));
}

TEST_CASE("evidence points at the bytes of the page", "[unit]") {
  Article const article = extract_text(kPage, "page.txt");
  auto const check = [](backfile::Evidence const& evidence) {
    CHECK(kPage.substr(evidence.begin, evidence.end - evidence.begin) == evidence.text);
  };
  check(article.date.evidence.at(0));
  check(article.byline.at(0).evidence.at(0));
  check(article.outlet.evidence.at(0));
  check(article.evidence.at("title").at(0));
  check(article.evidence.at("credits").at(0));
  CHECK(article.date.evidence.at(0).line == 7);
}

TEST_CASE("dates of captions, bodies, tails and datelines are not the date", "[unit]") {
  struct Row {
    std::string_view header;
    std::string_view tail;
  };
  Row const rows[] = {
      {"The mole in June. (Provided by the Harbour Office) 2023.9.21\n\n", ""},
      {"", "\nRelated Posts\nCars 2023-12-05 02:59:48 6462\n"},
      {"", "\nCopyright (c) 2019 The Quay Herald. All rights reserved.\n"},
      {"Wed 4 Nov, 07:30\n\n", ""},
      {"February 30, 2018\n\n", ""},
      {"Retrieved on 2 June 2016\n\n", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.header, row.tail);
    std::string const page =
        "Harbour dues will rise for the first time\n\n" + std::string{row.header} +
        "QUAY, Oct. 23 (Northwire) -- The harbour board voted on Monday to raise its dues, the "
        "first change since 3 May 2011, when the mole was opened.\n\n"
        "Ferry companies said that they had not been asked and would let the fares follow.\n" +
        std::string{row.tail};
    Article const article = extract_text(page, "");
    CHECK_FALSE(article.date.value);
    CHECK(article.date.status == Status::unknown);
    CHECK(article.dateline == "QUAY");
  }
}

TEST_CASE("dates beside, below and within the article", "[unit]") {
  struct Row {
    std::string_view top;
    std::string_view within;
    std::string_view tail;
    std::string_view date;
  };
  Row const rows[] = {
      {"Posted in Dues by Orla Byrne on May 3, 2021", "", "", "2021-05-03"},
      {"Published: 3 May 2021 | Filed under: Dues, Fares, Ferries, Moles, Ships, Boards, Winter",
       "", "", "2021-05-03"},
      {"May 2021\n\n3 May 2021", "", "", "2021-05-03"},  // the day counts more
      {"", "3 May 2021", "", "2021-05-03"},
      {"", "3 May 2021\n\n4 May 2021", "", ""},
      {"", "", "Share\n\nPosted: 3 May 2021", "2021-05-03"},
      {"", "", "Share\n\nPosted: 3 May 2021\n\nPosted: 4 May 2021", ""},
      {"", "", "3 May 2021 by Orla Byrne", "2021-05-03"},
      {"", "", "« Older story 3 May 2021", ""},
      {"", "", "Cars 3 May 2021\n\nTech 3 May 2021", ""},
      {"May 4, 2021May 3, 2021 by Orla Byrne", "", "", "2021-05-03"},  // the change first
      {"Posted byOrla ByrneMay 3, 2021May 3, 2021Posted inDues, Fares, Ferries, Moles, Ships", "",
       "", "2021-05-03"},
      {"Quayhaven, 3. Mai 2021 – Die Gebühren sind nun zum ersten Mal gestiegen.", "", "",
       "2021-05-03"},
      {"3 May 2021. The dues are to rise for the first time since the mole was opened.", "", "",
       "2021-05-03"},
      {"3 May 2021, when the mole was opened to traffic, is long past now, he said.", "", "", ""},
      {"", "Published: 3 May 2021", "5 May 2021", "2021-05-03"},
      {"", "", "Der Beitrag wurde am 3. Mai 2021 um 15:21 Uhr veröffentlicht.", "2021-05-03T15:21"},
      {"Founded\n3 May 1921 (1921-05-03)", "", "", ""},
      {"", "", "This page was last edited in May 2021", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.top, row.within, row.tail);
    std::string page = "Harbour dues will rise for the first time\n\n" + std::string{row.top};
    for (std::string_view const quay :
         {"north", "south", "east", "west", "inner", "outer", "old"}) {
      if (quay == "west") page += "\n\n" + std::string{row.within};
      page += "\n\nThe board of the " + std::string{quay} +
              " quay voted on Monday to raise its dues by a tenth, the first change since the new "
              "mole was opened to traffic by the mayor of the town.";
    }
    page += "\n\n" + std::string{row.tail} + "\n";
    Article const article = extract_text(page, "");
    CHECK((article.date.value ? article.date.value->value() : "") == row.date);
  }
}

TEST_CASE("the day at the top of a long page is that of the visit", "[unit]") {
  std::string menu;
  for (int i = 0; i < 25; ++i) menu += "Entry number " + std::to_string(i) + "\n\n";
  auto const rest = kPage.substr(kPage.find("Harbour dues"));
  std::string const head = "Sunday, December 24, 2023\n\n";
  std::string undated = head + menu + rest;
  undated.erase(undated.find("Sept. 21, 2023 - 15:11 By Orla Byrne\n"), 37);
  Article const far = extract_text(undated, "");
  CHECK_FALSE(far.date.value);
  REQUIRE(far.date.alternatives.size() == 1);
  CHECK(far.date.alternatives[0].value == "2023-12-24");
  undated.erase(head.size(), menu.size());
  CHECK(extract_text(undated, "").date.value);
}

TEST_CASE("comments and what is said of the author are not of the body", "[unit]") {
  std::string_view const tails[] = {
      "3 Comments\n\nPeter Brandt\n\n",
      "3 thoughts on “Harbour dues will rise”\n\n",
      "Peter Brandt says:\n\n",
  };
  std::string page = "Harbour dues will rise for the first time\n\n";
  for (std::string_view const quay : {"north", "south", "east", "west", "inner", "outer"}) {
    page += "The board of the " + std::string{quay} +
            " quay voted on Monday to raise its dues by a tenth, the first change since the new "
            "mole was opened to traffic by the mayor of the town.\n\n";
  }
  std::string const comment =
      "I never liked the board, and the dues of the quay are too high as they are, if you ask me "
      "about them.\n\nThe mayor of the town should have asked the people first, as he did when the "
      "mole was opened to traffic.\n\n";
  for (auto const tail : tails) {
    CAPTURE(tail);
    Article const article = extract_text(page + std::string{tail} + comment, "");
    CHECK(article.body.ends_with("the mayor of the town."));
  }
  std::string const closing =
      "Orla Byrne is a reporter who has covered the harbour and its board for the paper since the "
      "old mole was taken down.\n\nReach her at ob@quay.example with what you know about it.\n";
  Article const article = extract_text(page + closing, "");
  CHECK(article.body.ends_with("the mayor of the town."));
  REQUIRE(article.byline.size() == 1);
  CHECK(article.byline[0].name == "Orla Byrne");
}

TEST_CASE("mastheads and notices name the outlet, sections and pictures do not", "[unit]") {
  struct Row {
    std::string_view above;
    std::string_view below;
    std::string_view outlet;
  };
  Row const rows[] = {
      {"Quay Evening News", "", "Quay Evening News"},
      {"Breaking News", "", ""},
      {"Nachrichten & Service", "", ""},
      {"Daily e-Edition", "", ""},
      {"Get the quay's Stories Daily for", "", ""},
      {"", "© 2023 The Quay Herald unless otherwise noted", "The Quay Herald"},
      {"© Ann Oduya", "", ""},
      {"", "© Pallas/Getty Images", ""},
      {"", "© The Quay Herald", "The Quay Herald"},
      {"", "Copyright | Privacy Policy | Terms", ""},
  };
  std::string const article =
      "\n\nHarbour dues will rise for the first time in nine years\n\nBy Orla Byrne\n\n"
      "The council voted on Thursday to raise the dues of the harbour by a tenth, said its "
      "clerk.\n\n"
      "Ferries will pay the most of it, and fishing boats of the quay are spared until the "
      "spring.\n\n"
      "The money is for a new lock, which the engineers of the port have asked for since the "
      "storm.\n\n";
  for (auto const& row : rows) {
    CAPTURE(row.above, row.below);
    auto const page = std::string{row.above} + article + std::string{row.below} + "\n";
    CHECK(extract_text(page, "page.txt").outlet.name == row.outlet);
  }
}

TEST_CASE("a day above the menu is the day of fetching, below a masthead that of the issue",
          "[unit]") {
  struct Row {
    std::string_view top;
    std::string_view date;
  };
  Row const rows[] = {
      {"24 Dicembre 2023\n\nMenu\n\nRicerca per:\n\n", ""},
      {"The paper of the harbour |\nSunday, December 24, 2023\nMenu\n\nSearch\n\n", ""},
      {"Quay Evening News\nDecember 24, 2023\n\n", "2023-12-24"},
      {"Menu\n\nDecember 24, 2023\n\n", "2023-12-24"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.top);
    auto const article = extract_text(
        std::string{row.top} +
            "Harbour dues will rise for the first time in nine years\n\n"
            "The council voted to raise the dues of the harbour by a tenth, said its clerk.\n\n"
            "Ferries will pay the most, and fishing boats of the quay are spared until spring.\n",
        "page.txt");
    CHECK((article.date.value ? article.date.value->value() : "") == row.date);
  }
}

// The author of a site of one's own stands below the title, and owns it.
TEST_CASE("the owner's name below the title is an author's", "[unit]") {
  auto const page = extract_text(
      "Harbour dues will rise for the first time in nine years\n\nWhat the ferries pay\n\n"
      "Orla Byrne\n\nMay 3, 2021\n\n"
      "The council voted on Thursday to raise the dues of the harbour by a tenth, said its "
      "clerk.\n\n"
      "Ferries will pay the most of it, and fishing boats of the quay are spared until spring.\n\n"
      "© 2021 Orla Byrne · Privacy ∙ Terms\n",
      "page.txt");
  REQUIRE(page.byline.size() == 1);
  CHECK(page.byline[0].name == "Orla Byrne");
}

TEST_CASE("an organisation's byline with its mail domain gives the outlet", "[unit]") {
  std::string const page =
      "[Editorial] Pay for the mole\n\n"
      "The harbour board has put off the bill for nine years, and the bill has not grown "
      "smaller for it.\n\n"
      "It should ask the ferries first, for they gain the most from a calm berth in winter.\n\n"
      "By Quay Herald (desk@quayherald.example)\n";
  Article const article = extract_text(page, "");
  CHECK(article.genre == "editorial");
  CHECK(article.title == "[Editorial] Pay for the mole");
  CHECK(article.outlet.name == "Quay Herald");
  CHECK(article.outlet.status == Status::derived);
  REQUIRE(article.byline.size() == 1);
  CHECK(article.byline[0].kind == BylineKind::organisation);
  CHECK(article.byline[0].email == "desk@quayherald.example");
}

TEST_CASE("what is declared stands beside what is stated", "[unit]") {
  ExtractOptions options;
  options.outlet = "Declared Paper";
  options.date = "2020-01-02";
  options.byline = "Ann Oduya";
  options.time_zone = "Asia/Seoul";
  Article article = extract_text(kPage, "", options);
  CHECK(article.outlet.name == "The Quay Herald");
  REQUIRE(article.outlet.alternatives.size() == 1);
  CHECK(article.outlet.alternatives[0].status == Status::declared);
  CHECK(article.date.value->value() == "2023-09-21T15:11");
  CHECK(article.date.alternatives.at(0).value == "2020-01-02");
  CHECK(article.date.tz_assumed == "Asia/Seoul");
  CHECK(article.byline.at(0).name == "Orla Byrne");

  options.trust = Trust::declared;
  article = extract_text(kPage, "", options);
  CHECK(article.outlet.name == "Declared Paper");
  CHECK(article.outlet.status == Status::declared);
  CHECK(article.outlet.alternatives.at(0).value == "The Quay Herald");
  CHECK(article.date.value->value() == "2020-01-02");
  CHECK(has_rule(article.date.evidence, "operator"));
  CHECK(article.byline.at(0).name == "Ann Oduya");

  options.date = "yestreday";
  CHECK_THROWS_AS(extract_text(kPage, "", options), backfile::Error);
}

TEST_CASE("implausible dates are kept and noted", "[unit]") {
  ExtractOptions options;
  options.captured = "2023-09-20";
  CHECK(extract_text(kPage, "", options).notes.empty());  // a day of grace
  options.captured = "2023-09-19";
  Article const article = extract_text(kPage, "", options);
  CHECK(article.date.value);
  CHECK(article.notes.size() == 1);

  std::string page = kPage;
  std::string const line = "Sept. 21, 2023 - 15:11 By Orla Byrne";
  page.replace(page.find(line), line.size(), "Friday, Sept. 21, 2023\nUpdated: Sept. 20, 2023");
  Article const odd = extract_text(page, "");
  CHECK(odd.notes.size() == 2);
  CHECK(has_rule(odd.date.evidence, "weekday-conflict"));
  CHECK(odd.updated.value->value() == "2023-09-20");
}

TEST_CASE("unusable input is refused with its reason", "[unit]") {
  CHECK(message_of("") == "input_unusable: empty");
  CHECK(message_of("Share\n\nMost popular\n- Advertisement -\n") ==
        "input_unusable: no article text");
  CHECK(message_of(std::string(backfile::kMaxArticleBytes + 1, 'a')) ==
        "input_unusable: larger than 10485760 bytes");
  CHECK_THROWS_AS(backfile::extract_file("/nonexistent/page.txt"), backfile::Error);
}

TEST_CASE("a file is read like its text", "[unit]") {
  auto const path = std::filesystem::temp_directory_path() / "backfile-extract-page.txt";
  std::ofstream{path, std::ios::binary} << kPage;
  Article expected = extract_text(kPage, path.string());
  CHECK(backfile::extract_file(path.string()) == expected);
  std::filesystem::remove(path);
}

// Hostile shapes at the size limit. A quadratic scan would need hours, not seconds.
TEST_CASE("the largest pages cost linear time", "[unit]") {
  std::string const shapes[] = {"a",
                                "a ",
                                "\n",
                                "a@",
                                "2023.",
                                "(",
                                "By A ",
                                "\"",
                                "2023-09-14 ",
                                "- ",
                                "\xE2\x80\xA8",
                                "ab\n",
                                "(Northwire)\n",
                                "9 ",
                                "May 3, 2021\n\n",
                                "By Ann Oduya\n\n",
                                "Ann Oduya\n\n",
                                "(c) Quay\n\n"};
  std::string const article =
      "\n\nHarbour dues will rise for the first time in nine years\n\n"
      "The council voted to raise the dues of the harbour by a tenth, said its clerk.\n\n"
      "Ferries will pay the most, and fishing boats of the quay are spared until spring.\n";
  for (auto const& shape : shapes) {
    CAPTURE(shape);
    std::string page;
    while (page.size() + shape.size() <= backfile::kMaxArticleBytes / 4) page += shape;
    page += article;
    auto const start = std::chrono::steady_clock::now();
    try {
      (void)extract_text(page, "");
    } catch (backfile::Error const&) {
    }
    std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - start;
    CHECK(spent.count() < 20.0);
  }
}
