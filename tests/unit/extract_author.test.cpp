#include <string>

#include <backfile/extract.hpp>

#include "indexer/extract/author_line.hpp"
#include "indexer/extract/byline.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

struct Row {
  std::string_view line;
  std::string_view names;
};

std::string joined(std::vector<HeaderName> const& names) {
  std::string out;
  for (auto const& name : names) {
    if (!out.empty()) out += '|';
    out += name.name;
  }
  return out;
}

std::string authors_of(std::string const& page) {
  std::string out;
  for (auto const& byline : backfile::extract_text(page, "page.txt").byline) {
    if (!out.empty()) out += '|';
    out += byline.name;
  }
  return out;
}

// Head, three paragraphs, tail.
std::string page_of(std::string_view head, std::string_view tail) {
  return std::string{head} +
         "\n\nThe harbour board voted on Thursday to raise its dues by a tenth, the first change "
         "since the new mole was opened to traffic by the old mayor.\n\n"
         "Ferry companies said that they had not been asked, and that the fares would have to "
         "follow before the winter timetable is printed in October.\n\n"
         "The board will look at the figures again when the year is over and the last ship has "
         "paid what it owes to the harbour and to the town.\n\n" +
         std::string{tail};
}

constexpr std::string_view kTitle = "Harbour dues will rise for the first time in nine years\n\n";

std::string below_title(std::string_view lines) {
  return page_of(std::string{kTitle} + std::string{lines}, "");
}

}  // namespace

TEST_CASE("lines that are names and what is said beside them", "[unit]") {
  Row const rows[] = {
      {"Orla Byrne", "Orla Byrne"},
      {"Orla Byrne and Peter Brandt", "Orla Byrne|Peter Brandt"},
      {"Orla Byrne, Staff Writer", "Orla Byrne"},
      {"Orla Byrne, The Quay Herald", "Orla Byrne"},
      {"Orla Byrne, Nature Desk", "Orla Byrne|Nature Desk"},
      {"Orla Byrne The Quay Herald", "Orla Byrne"},
      {"Orla Byrne QUAY TODAY", "Orla Byrne"},
      {"Orla Byrne Globe Correspondent", "Orla Byrne"},
      {"Orla Byrne 3 min read", "Orla Byrne"},
      {"Orla Byrne | Guest Columnist", "Orla Byrne"},
      {"Orla Byrne (Quay Herald)", "Orla Byrne"},
      {"Orla Byrne Globe Staff", "Orla Byrne"},
      {"Orla Byrne Politics", "Orla Byrne"},
      {"Orla Byrne2 minutes ago", "Orla Byrne"},
      {"Orla Byrne Orla Byrne", "Orla Byrne"},
      {"Orla Byrne on Dec. 13, 2025", "Orla Byrne"},
      {"Orla Byrne Follow", "Orla Byrne"},
      {"Orla Byrnevor 5 Stunden", "Orla Byrne"},
      {"Orla Byrne and Peter Brandt, Quay Times", "Orla Byrne|Peter Brandt"},
      {"Orla Byrne Tips oss", "Orla Byrne"},
      {"Orla B. Byrne Quay Times", "Orla B. Byrne"},
      {"Orla FitzGerald", "Orla FitzGerald"},
      {"Harbour ChecklistsJust Opened", ""},
      {"Marketing Director", ""},
      {"Quay Hill, MD 21031", ""},
      {"Reading Time: 3 minutes", ""},
      {"Request Quote", ""},
      {"Für Hochschulen", ""},
      {"Letztes Update", ""},
      {"Veröffentlicht von Orla", ""},
      {"QHB Hafenliga", ""},
      {"Pressemitteilung Aktuell", ""},
      {"Ländliche Regionen", ""},
      {"Günstiger Vergleich der Tarife", ""},
      {"Share Article", ""},
      {"New York", ""},
      {"South Shields", ""},
      {"Orla Byrne's Harbour", ""},
      {"STORMY MEETING AT CORN HALL", ""},
      {"VATICAN CITY (RNS) The harbour board is not happy with it.", ""},
      {"The Quay Herald", ""},
      {"외환위기 넘자는", ""},
      {"高瀬美緒", "高瀬美緒"},
      {"試し読み", ""},
      {"スクラップ", ""},
      {"最終更新", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    CHECK(joined(read_author_line(row.line)) == row.names);
  }
}

TEST_CASE("biographies and pointers to authors", "[unit]") {
  CHECK(read_biography("Orla Byrne is a Dublin-based reporter for the paper.") == "Orla Byrne");
  CHECK(read_biography("Orla Byrne, PhD, is a freelance writer and editor.") == "Orla Byrne");
  CHECK(read_biography("Orla Byrne covers the coast.") == "Orla Byrne");
  CHECK(read_biography("Orla Byrne works as a reporter.") == "Orla Byrne");
  CHECK(read_biography("Orla Byrne lehrt Geschichte an der Universität Quay.") == "Orla Byrne");
  CHECK(read_biography("Orla Byrne lehrt die Konkurrenz das Fürchten.").empty());
  CHECK(read_biography("Orla Byrne leads the board.").empty());
  CHECK(read_biography("Orla Byrne ist Redakteurin in Hamburg.") == "Orla Byrne");
  CHECK(read_biography("Orla Byrne is a harbour pilot.").empty());
  CHECK(read_biography("The board is a reporter of figures.").empty());
  CHECK(read_author_card("More by Orla Byrne") == "Orla Byrne");
  CHECK(read_author_card("Contact Orla Byrne at ob@quay.example.") == "Orla Byrne");
  CHECK(read_author_card("Latest posts by Orla Byrne (see all)") == "Orla Byrne");
  CHECK(read_author_card("Orla Byrne: ob@quay.example; she writes on ships.") == "Orla Byrne");
  CHECK(read_author_card("About the harbour").empty());
  CHECK(read_author_card("More from the Quay Herald").empty());
  CHECK(is_author_label("By"));
  CHECK(is_author_label("By —"));
  CHECK(is_author_label("Über die Autorin"));
  CHECK(is_author_label("AUTOR/IN"));
  CHECK_FALSE(is_author_label("By the sea"));
  CHECK(is_job_line("Senior Editor"));
  CHECK(is_job_line("Quay Herald Staff"));
  CHECK_FALSE(is_job_line("The editor of the Quay Herald was asked about it."));
  CHECK(is_contact_label("Pressekontakt:"));
  CHECK_FALSE(is_contact_label("Contact Orla Byrne at ob@quay.example"));
  CHECK(tells_of_author("Autorin: Orla Byrne"));
  CHECK(tells_of_author("Geschrieben vonOrla Byrne"));
  CHECK_FALSE(tells_of_author("By Orla Byrne"));
  CHECK(read_handle("quaywatcher") == "quaywatcher");
  CHECK(read_handle("Share").empty());
  CHECK(read_handle("two words").empty());
}

TEST_CASE("authors are named by their place", "[unit]") {
  Row const rows[] = {
      {"By\nOrla Byrne\nMay 3, 2021", "Orla Byrne"},
      {"By\nOrla Byrne is a reporter who has covered the coast since 2009.\nMay 3, 2021",
       "Orla Byrne"},
      {"By\nOrla Byrne\nand\nPeter Brandt\nMay 3, 2021", "Orla Byrne|Peter Brandt"},
      {"by quayadmin | Published: May 3, 2021", ""},
      {"By\n\nOrla Byrne\n\nBy\n\nPeter Brandt\n\nMay 3, 2021", "Orla Byrne|Peter Brandt"},
      {"Orla Byrne | May 3, 2021", "Orla Byrne"},
      {"Orla Byrne, 03.05.2021, 10:00", "Orla Byrne"},
      {"3. Mai 2021 von Orla Byrne 5 Kommentare", "Orla Byrne"},
      {"Eine Analyse von Orla Byrne", "Orla Byrne"},
      {"By quaywatcher on May 3, 2021", "quaywatcher"},
      {"By\nThe Quay Herald\n-\nMay 3, 2021", "The Quay Herald"},
      {"by\nquaywatcher\nMay 3, 2021", "quaywatcher"},
      {"By\nSocial Links for Orla Byrne\nMay 3, 2021", "Orla Byrne"},
      {"By quaywatcher | Published: May 3, 2021", "quaywatcher"},
      {"Orla Byrne\n\nSenior Editor\n\nShare", "Orla Byrne"},
      {"Orla Byrne\nPeter Brandt\nMay 3, 2021", "Orla Byrne|Peter Brandt"},
      {"Quay Works Staff\nMay 3, 2021", "Quay Works Staff"},
      {"Posted By\n\nQuay Construction\n\nMay 3, 2021", "Quay Construction"},
      {"Orla Byrne\non\nMay 3, 2021", "Orla Byrne"},
      {"Orla Byrne – Journalist", "Orla Byrne"},
      {"The board will look at it again in the autumn\nOrla Byrne\nhace 4 minutos", "Orla Byrne"},
      {"The board will look at it again in the autumn\nOrla Byrne\nUppdaterad 15.59", "Orla Byrne"},
      {"The board will look at it again in the autumn\nOrla Byrne\nThe old mole", ""},
      {"Ein Artikel von Orla Byrne, veröffentlicht am 23.01.2020", "Orla Byrne"},
      {"The board will look at it again in autumn\nOrla Byrne5 hours ago\nGet our mail",
       "Orla Byrne"},
      {"The board will look at it again in autumn\nOrla B. Byrne\nMay 3, 2021", "Orla B. Byrne"},
      {"The board will look at it in autumn\nOrla Byrne | Guest Columnist\nShow", "Orla Byrne"},
      {"— Quay Players (@quayplayers) May 3, 2021", ""},
      {"Share Article", ""},
      {"Harbour Dues", ""},  // the article writes of harbour dues
      {"Photo by Orla Byrne", ""},
      {"By Monday", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    CHECK(authors_of(below_title(row.line)) == row.names);
  }
}

TEST_CASE("an author below the title counts before one above it", "[unit]") {
  std::string const head =
      "The ghost of the quay\nPeter Brandt\n\n" + std::string{kTitle} + "Orla Byrne\n\nMay 3, 2021";
  CHECK(authors_of(page_of(head, "")) == "Orla Byrne");
}

TEST_CASE("authors below the article, where none stands above", "[unit]") {
  std::string const bio = "Orla Byrne is a reporter for the paper.";
  CHECK(authors_of(page_of(kTitle, bio)) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "Contact Orla Byrne at ob@quay.example")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "About the author\n\nOrla Byrne")) == "Orla Byrne");
  CHECK(authors_of(page_of(std::string{kTitle} + "By Peter Brandt", bio)) == "Peter Brandt");
  CHECK(authors_of(page_of(kTitle, "Share\n\nAutorin: Orla Byrne")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "May 3, 2021 by quaywatcher")) == "quaywatcher");
  CHECK(authors_of(page_of(kTitle, "May 3, 2021\n\n- Orla Byrne")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "Orla Byrne\n\nAuthor")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "Orla Byrne\nRedactora de tribunales")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "Orla Byrne\n\nOrla is at home on the coast.")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "Orla Byrne\nI’m the founder of Quay Works.")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "Orla Byrne\n\nWinter storm breaks the old mole")) == "");
  CHECK(authors_of(page_of(kTitle, "About the Author - Orla Byrne")) == "Orla Byrne");
  CHECK(authors_of(page_of(kTitle, "Posted By: quaywatcher · In: Harbours")) == "quaywatcher");
  CHECK(authors_of(page_of(kTitle, "Posted by quaywatcher\n\nYes.\n\nPosted by molehill")) == "");
  CHECK(authors_of(page_of(kTitle, "Winter Storms\nEditors’ picks")) == "");
  CHECK(authors_of(page_of(kTitle, "Harbour Cookies\nHarbour cookies are always on.")) == "");
  CHECK(authors_of(page_of(kTitle, "Press contact\n\nOrla Byrne: ob@quay.example")) == "");
  CHECK(authors_of(page_of(kTitle, "About Harbour Works\n\nImprint")) == "");
  CHECK(authors_of(page_of(kTitle, "Privacy policy\nAbout Quay Works\nDisclaimers")) == "");
  CHECK(authors_of(page_of(kTitle,
                           "Old mole gives way to the winter storm at last\n"
                           "By Peter Brandt")) == "");
}

TEST_CASE("an author between the paragraphs is taken where only one is named", "[unit]") {
  std::string const article = page_of(kTitle, "");
  std::string const page = article + page_of("By Orla Byrne, Senior Director", "");
  CHECK(authors_of(page) == "Orla Byrne");
  CHECK(authors_of(page + page_of("By Peter Brandt", "")) == "");
  CHECK(authors_of(article + page_of("Posted by quaywatcher on May 3, 2021", "")) == "quaywatcher");
}

TEST_CASE("an author far above the title is the only one there, with a day", "[unit]") {
  std::string menu;
  for (char const letter : std::string{"abcdefghijkl"})
    menu += std::string{"Quay "} + letter + "\n\n";
  auto const below_menu = [&](std::string const& lines) {
    return authors_of(page_of(lines + "\n\n" + menu + std::string{kTitle}, ""));
  };
  CHECK(below_menu("Posted by Orla Byrne on May 3, 2021") == "Orla Byrne");
  CHECK(below_menu("Posted by quaywatcher on May 3, 2021") == "quaywatcher");
  CHECK(below_menu("By Harbour Type") == "");
  CHECK(below_menu("By Orla Byrne on May 3, 2021\n\nBy Peter Brandt on May 4, 2021") == "");
}
