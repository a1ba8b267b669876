#include <string>

#include "indexer/extract/byline.hpp"
#include "indexer/extract/names.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

std::string names_of(std::string_view line) {
  std::string out;
  for (auto const& name : read_header_line(line, NumericOrder::unknown).names) {
    if (!out.empty()) out += '|';
    out += name.name;
    if (!name.mail.empty()) out += " <" + std::string{name.mail} + ">";
  }
  return out;
}

}  // namespace

TEST_CASE("bylines", "[unit]") {
  struct Row {
    std::string_view line;
    std::string_view names;
  };
  Row const rows[] = {
      {"By Orla Byrne", "Orla Byrne"},
      {"BY ORLA BYRNE", "ORLA BYRNE"},
      {"By Orla Byrne and J. P. van der Meulen", "Orla Byrne|J. P. van der Meulen"},
      {"By Ann Oduya, Peter Brandt & Kim Min-ju", "Ann Oduya|Peter Brandt|Kim Min-ju"},
      {"By Orla Byrne, Staff Writer", "Orla Byrne"},
      {"By Orla Byrne | The Quay Herald", "Orla Byrne"},
      {"By Orla Byrne in Dublin", "Orla Byrne"},
      {"By Quay Herald (desk@quayherald.example)", "Quay Herald <desk@quayherald.example>"},
      {"by Kim Hyun-soo · October 23, 2023", "Kim Hyun-soo"},
      {"Sept. 21, 2023 - 15:11 By Orla Byrne", "Orla Byrne"},
      {"Words by Odd Lindqvist", "Odd Lindqvist"},
      {"By Editorial Team", "Editorial Team"},
      {"Von Antje Lührsen", "Antje Lührsen"},
      {"Par Solène Kerguen", "Solène Kerguen"},
      {"Por Inés Aldecoa y Luis Ferrer", "Inés Aldecoa|Luis Ferrer"},
      {"강서진 기자 (seojin@neoul.example)", "강서진 <seojin@neoul.example>"},
      {"高瀬美緒記者", "高瀬美緒"},
      {"كتب: طارق الزيتوني", "طارق الزيتوني"},
      {"LUCÍA FONTÁN (lf@mail.example)", "LUCÍA FONTÁN <lf@mail.example>"},
      {"ByOrla Byrne", "Orla Byrne"},  // joined by the converter
      {"Geschrieben vonOrla Byrne", "Orla Byrne"},
      {"By Orla ByrnePublished: Dec 22, 2023 10:55 AM", "Orla Byrne"},
      {"By Orla ByrneDec. 21, 2023 11:00 pm", "Orla Byrne"},
      {"By Ann Oduya and Orla Byrne Globe Staff and Globe Correspondent", "Ann Oduya|Orla Byrne"},
      {"By Orla Byrne, Quay Herald Staff", "Orla Byrne"},
      {"Autorin: Orla Byrne", "Orla Byrne"},
      {"1. Mai 2021 von Orla Byrne Ein Kommentar", "Orla Byrne"},
      {"Von Orla Byrne Vom 3. Mai 2021", "Orla Byrne"},
      {"Post author By Orla Byrne", "Orla Byrne"},
      {"January 17, 2017 at 6:08 PM ET by Orla Byrne", "Orla Byrne"},
      {"Ein Interview von Orla Byrne mit Peter Brandt.", "Orla Byrne"},
      {"von Orla Byrne Foto: © Peter Brandt", "Orla Byrne"},
      {"Recipe by Orla Byrne", "Orla Byrne"},
      {"Autorin Orla Byrne:", "Orla Byrne"},
      {"By Orla Byrne Digital Editor and Master Gardener", "Orla Byrne"},
      {"강서진 기자 외 1명", "강서진"},
      {"Vom S-Bahnhof Quayhausen mit der Tram bis zum Hafen", ""},
      {"Share by E-Mail", ""},
      {"Byrne Ashgrove won the cup", ""},
      {"By the time the boats came home the fish were gone.", ""},
      {"By order of the court the department must pay.", ""},
      {"By Monday", ""},
      {"Proudly powered by Gannet Press", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    CHECK(names_of(row.line) == row.names);
  }
}

TEST_CASE("names of people, desks and papers", "[unit]") {
  CHECK(is_person_name("J. P. van der Meulen"));
  CHECK(is_person_name("Séamus Ó Dálaigh"));
  CHECK(is_person_name("노은채"));
  CHECK_FALSE(is_person_name("Read More"));
  CHECK_FALSE(is_person_name("the old harbour"));
  CHECK_FALSE(is_person_name("Orla"));
  CHECK(is_person_name("Ursula von der Heide"));
  CHECK_FALSE(is_person_name("Vergleich der Tarife"));
  CHECK_FALSE(is_person_name("Vergleich der"));
  CHECK(is_organisation_name("Culture Desk"));
  CHECK(is_organisation_name("The Quay Herald"));
  CHECK_FALSE(is_organisation_name("Orla Byrne"));
  CHECK(is_outlet_name("The Quay Herald"));
  CHECK(is_outlet_name("汐見新聞"));
  CHECK_FALSE(is_outlet_name("Herald Newsdesk"));
  CHECK(is_mail_address("a.b@news.example"));
  CHECK_FALSE(is_mail_address("a.b@news"));
  CHECK(find_mail_address("write to a@b.example.") == "a@b.example");
  CHECK(domain_agrees("news@quaycorp.example", "Quay Herald") == false);
  CHECK(domain_agrees("news@heraldcorp.example", "Quay Herald"));
  CHECK(domain_spells("desk@quayandtide.example", "Quay & Tide"));
}
