#include <backfile/extract.hpp>
#include <string>

#include "tests/support/catch.hpp"

using backfile::extract_text;

namespace {

constexpr std::string_view kBody =
    "\n\nThe harbour board voted on Thursday to raise its dues by a tenth, the first change since "
    "the new mole was opened to traffic by the old mayor.\n\n"
    "Ferry companies said that they had not been asked, and that the fares would have to follow "
    "before the winter timetable is printed in October.\n\n"
    "The board will look at the figures again when the year is over and the last ship has paid "
    "what it owes to the harbour and to the town.\n";

std::string title_of(std::string_view head) {
  return extract_text(std::string{head} + std::string{kBody}, "page.txt").title;
}

}  // namespace

TEST_CASE("the title among the lines above the body", "[unit]") {
  struct Row {
    std::string_view head;
    std::string_view title;
  };
  Row const rows[] = {
      {"Harbour dues will rise", "Harbour dues will rise"},
      // above its deck
      {"Harbour board raises its dues\n\nFerry companies were not asked before the vote\n\n"
       "By Orla Byrne\nMay 3, 2021",
       "Harbour board raises its dues"},
      // below a menu, and below other headlines
      {"Tides\nPilots\nYards\nMoorings\n\nOld lighthouse keeper looks back on forty years\n\n"
       "Harbour board raises its dues\n\nBy Orla Byrne\nMay 3, 2021",
       "Harbour board raises its dues"},
      // at the end of the way to the page
      {"Home > Town > Harbour board raises its dues\n\nHarbour board raises its dues\n\n"
       "May 3, 2021",
       "Harbour board raises its dues"},
      // not the picture's text
      {"Harbour board raises its dues\n\nMay 3, 2021\n\n"
       "Ferries lie at the inner quay in heavy rain. (Northwire)",
       "Harbour board raises its dues"},
      // not what sells something
      {"Try the paper for a month without paying.\n\nHarbour board raises its dues\n\n"
       "May 3, 2021",
       "Harbour board raises its dues"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.head);
    CHECK(title_of(row.head) == row.title);
  }
}

TEST_CASE("the body begins behind a title that stands below prose", "[unit]") {
  auto const article = extract_text(
      "We are glad that you are reading the paper, and hope that you will tell us what you think "
      "of its new dress and of the larger letters.\n\n"
      "Harbour board raises its dues\n\nBy Orla Byrne\nMay 3, 2021" +
          std::string{kBody},
      "page.txt");
  CHECK(article.title == "Harbour board raises its dues");
  CHECK(article.body.starts_with("The harbour board voted"));
}

TEST_CASE("a page that prints its last change alone is dated by it", "[unit]") {
  auto const article = extract_text(
      "Harbour board raises its dues\n\nUpdated on May 3, 2021" + std::string{kBody}, "page.txt");
  REQUIRE(article.date.value);
  CHECK(article.date.value->value() == "2021-05-03");
  CHECK(article.date.status == backfile::Status::derived);
  CHECK(article.updated.status == backfile::Status::stated);
}

TEST_CASE("which of the printed dates is that of publication", "[unit]") {
  struct Row {
    std::string_view head;
    std::string_view date;
  };
  Row const rows[] = {
      {"Sunday, May 9, 2021\n\nMenu\nHarbour board raises its dues\n\nMay 3, 2021", "2021-05-03"},
      {"Harbour board raises its dues\n\nPublished:\nMay 3, 2021\nUpdated:\nMay 5, 2021",
       "2021-05-03"},
      {"Harbour board raises its dues\n\nJoined\nMay 3, 2021", ""},
      {"Harbour board raises its dues\n\nBy Orla Byrne - 05/13/21 11:35 AM ET", "2021-05-13T11:35"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.head);
    auto const article = extract_text(std::string{row.head} + std::string{kBody}, "page.txt");
    CHECK((article.date.value ? article.date.value->value() : "") == row.date);
  }
}

TEST_CASE("comments and appeals behind the article are no text of it", "[unit]") {
  auto const article = extract_text(
      "Harbour board raises its dues\n\nBy Orla Byrne\nMay 3, 2021" + std::string{kBody} +
          "\nRelated articles\n\nOld lighthouse keeper looks back on forty years\n\n"
          "Support our newsroom\n\nYou can keep our paper going: your gift helps us to pay those "
          "who write, and we thank you for what you give to us.\n\n"
          "Leave a reply\n\nI was there when it was opened, and nobody paid a penny for it then.\n",
      "page.txt");
  CHECK(article.body.ends_with("to the harbour and to the town."));
}

TEST_CASE("the first sentence of a short article is not its title", "[unit]") {
  auto const article = extract_text(
      "The Quay Courier\nStorm closes harbour\nBy Orla Byrne\nMay 3, 2021\n\n"
      "The harbour of Keld was closed on Tuesday after a storm broke its northern wall, the "
      "harbour master said.\n\n"
      "Two boats sank at their moorings, and a third was found on the rocks below the "
      "lighthouse.\n",
      "page.txt");
  CHECK(article.title == "Storm closes harbour");
  CHECK(article.body.starts_with("The harbour of Keld was closed"));
}

TEST_CASE("a title may stand below what the site says about its tests", "[unit]") {
  std::string const appeal =
      "Stars explained\n\n"
      "Our verdicts rest on many hours of rowing, sailing and asking around, on what the yards say "
      "of their boats, and on what those who own one have written to us about it, in good weather "
      "and in bad, for as long as anybody here can remember.\n\n"
      "When you buy a boat by one of our links the yard may pay us for it, which changes neither "
      "what we say of the boat nor what you have to pay for it, and no yard has ever seen one of "
      "our verdicts before you did, nor will it ever.\n\n";
  auto const article = extract_text(
      appeal + "Harbour board raises its dues for ferries\n\nWritten by Orla Byrne May 3, 2021" +
          std::string{kBody},
      "page.txt");
  CHECK(article.title == "Harbour board raises its dues for ferries");
  REQUIRE(article.byline.size() == 1);
  CHECK(article.byline[0].name == "Orla Byrne");
}
