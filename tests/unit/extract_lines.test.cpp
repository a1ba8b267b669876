#include <backfile/error.hpp>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/captions.hpp"
#include "indexer/extract/dateline.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/lines.hpp"
#include "indexer/extract/notices.hpp"
#include "indexer/extract/title.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;
using namespace std::string_literals;

TEST_CASE("pages are decoded and repaired", "[unit]") {
  struct Row {
    std::string bytes;
    std::string text;
    std::size_t notes;
  };
  Row const rows[] = {
      {"caf\xC3\xA9", "caf\xC3\xA9", 0},
      {"caf\xE9 noir", "caf\xC3\xA9 noir", 1},  // ISO 8859-1
      {"caf\xC3\xA9 \xFF", "caf\xC3\xA9 \xEF\xBF\xBD", 1},
      {"nothing \0here at all"s, "nothing here at all", 1},
      {"red \x1B[31mlight\x1B[0m on", "red light on", 1},
      {"\xFF\xFEh\0i\0"s, "hi", 1},
      {"\xFE\xFF\0h\0i"s, "hi", 1},
      {"h\0e\0l\0l\0o\0 \0y\0o\0u\0"s, "hello you", 1},
  };
  for (auto const& row : rows) {
    auto const decoded = decode(row.bytes);
    CAPTURE(row.text);
    CHECK(decoded.text == row.text);
    CHECK(decoded.notes.size() == row.notes);
  }
}

TEST_CASE("what is no text is refused by name", "[unit]") {
  struct Row {
    std::string bytes;
    std::string message;
  };
  Row const rows[] = {{"", "empty"},
                      {" \n\t\xC2\xA0\n", "empty"},
                      {"\x89PNG\r\n\x1A\n1234", "not text: looks like a PNG image"},
                      {"%PDF-1.7", "not text: looks like a PDF document"},
                      {"\x7F"
                       "ELF\x02\x01",
                       "not text: looks like an ELF program"},
                      {"\x1F\x8B\x08rest", "not text: looks like gzip compressed data"},
                      {std::string(100, '\x01'), "not text: looks like binary data"}};
  for (auto const& row : rows) {
    CAPTURE(row.message);
    try {
      (void)decode(row.bytes);
      FAIL("accepted");
    } catch (backfile::Error const& error) {
      CHECK(error.code() == backfile::Code::input_unusable);
      CHECK(error.message() == row.message);
    }
  }
}

TEST_CASE("lines know their place", "[unit]") {
  std::string const page = "one\r\n\r\n  two words.  \rthree\nfour";
  auto const lines = split_lines(page);
  REQUIRE(lines.size() == 5);
  CHECK(lines[1].role == Role::blank);
  CHECK(lines[2].text == "two words.");
  CHECK(lines[2].number == 3);
  CHECK(lines[2].begin == page.find("two"));
  CHECK(lines[2].ends_sentence);
  CHECK(lines[2].units == 2);
  CHECK(lines[3].text == "three");
  auto const evidence = evidence_at(lines[2], lines[2].text.substr(4), "rule");
  CHECK(page.substr(evidence.begin, evidence.end - evidence.begin) == "words.");
  CHECK(evidence.line == 3);
}

TEST_CASE("evidence is bounded and cut between characters", "[unit]") {
  std::string page;
  for (int i = 0; i < 400; ++i) page += "é";
  auto const lines = split_lines(page);
  CHECK(evidence_at(lines[0], "rule").text.size() == 500);
}

TEST_CASE("captions and their credits", "[unit]") {
  struct Row {
    std::string_view line;
    std::string_view credit;  // empty: none
    bool only = false;
  };
  Row const rows[] = {
      {"A tug waits in the roads on Tuesday. (Meridian Press)", "Meridian Press"},
      {"[Photo by Northwire]", "Northwire", true},
      {"[Photo by Northwire]이미지 확대", "Northwire", true},
      {"The mayor at her desk. (Provided by the Town Office) 2023.9.21", "the Town Office"},
      {"Boats leave the harbour, Wednesday. Meridian-Northwire", "Meridian-Northwire"},
      {"Ropes hang from poles at low water. Photo: Kim Hyun-soo", "Kim Hyun-soo"},
      {"A drill head outside. Photo courtesy of Pallas Press", "Pallas Press"},
      {"Ships wait off the bar in 2015. Credit: Northwire", "Northwire"},
      {"A polling station near Orhei. — Pallas Press", "Pallas Press"},
      {"관중석을 향해 손을 흔들고 있다. [사진=노스와이어]", "노스와이어"},
      {"창고 내부를 살펴보고 있다. (군청 제공) 2016.11.3", "군청"},
      {"The agency has been wary of it (Professor Ann Oduya).", ""},
      {"The talks end on Monday.", ""},
      {"By Ann Oduya (ann@mail.example)", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    auto const credit = read_caption_credit(row.line);
    REQUIRE(credit.names.empty() == row.credit.empty());
    if (credit.names.empty()) continue;
    CHECK(credit.names[0] == row.credit);
    CHECK(credit.only_credit == row.only);
  }
}

TEST_CASE("copyright and source lines name their owners", "[unit]") {
  struct Row {
    std::string_view line;
    std::string_view owner;
  };
  Row const rows[] = {
      {"Copyright (c) 2019 The Harbour Courier. All rights reserved.", "The Harbour Courier"},
      {"[ⓒ Quay by Tide Business Paper &, All rights reserved]", "Quay by Tide Business Paper"},
      {"© 1998 Quay Herald", "Quay Herald"},
      {"© Quay Herald 2023", "Quay Herald"},
      {"©汐見新聞　無断転載を禁じます", "汐見新聞"},
      {"© By the Estuary", "By the Estuary"},
      {"Copyright © 2021. All rights reserved.", ""},
      {"© La Tribuna. Todos los derechos reservados.", "La Tribuna"},
      {"© 2024 Quay Works · Privacy ∙ Terms ∙ Collection notice", "Quay Works"},
      {"© 2019 Quay Herald unless otherwise noted", "Quay Herald"},
      {"© Quay Network LLC 2012-2025", "Quay Network LLC"},
      {"© ℗ 2012-2021 Quay Press", "Quay Press"},
      {"© 2021 St. Orla Herald. All rights reserved.", "St. Orla Herald"},
      {"© Harbour CommitteeImpressumPrivacy & AGBs", "Harbour Committee"},
      {"Copyright | Privacy Policy", ""},
      {"Copyright and License information", ""},
      {"Copyright © 2020 | Quay Magazine WordPress Theme", ""},
      {"© Alle Inhalte sind geschützt", ""},
      {"© G", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    auto const owner = read_copyright(row.line);
    REQUIRE(owner);
    CHECK(*owner == row.owner);
  }
  for (std::string_view const line : {"© 1998 Quay Herald", "© La Tribuna. All rights reserved."})
    CHECK(is_full_copyright(line));
  for (std::string_view const line : {"© Ann Oduya/Getty Images", "Copyright: Quay Herald"})
    CHECK_FALSE(is_full_copyright(line));
  CHECK_FALSE(read_copyright("Copyrights are a matter of law"));
  CHECK_FALSE(read_copyright("The copyright lapsed"));
  CHECK(read_source("Source: Northwire").value_or("") == "Northwire");
  CHECK(read_source("출처: 노스와이어").value_or("") == "노스와이어");
  CHECK(read_source("(EDITORIAL from Quay Herald on Nov. 4)").value_or("") == "Quay Herald");
  CHECK_FALSE(read_source("Sources close to the court said no"));
}

TEST_CASE("furniture is told from text", "[unit]") {
  for (std::string_view const line :
       {"- Advertisement -", "No menu items!", "Share This Post", "Comments (14)", "- 광고 -",
        "Home News Sport Opinion", "Teilen Drucken Merken", "Sign up for eNewsletter"}) {
    CAPTURE(line);
    CHECK(furniture_kind(line) != FurnitureKind::none);
  }
  CHECK(furniture_kind("Most popular") == FurnitureKind::tail);
  CHECK(furniture_kind("By clicking Sign Up you agree to our terms.") == FurnitureKind::blurb);
  CHECK(furniture_kind("HomeNewsMoneySportCulture") == FurnitureKind::menu);
  CHECK(furniture_kind("← An older story of the quay") == FurnitureKind::button);
  CHECK(furniture_kind("Weitere Beiträge") == FurnitureKind::tail);
  for (std::string_view const line :
       {"Hake deal will idle seven trawlers", "The share of the catch fell."}) {
    CAPTURE(line);
    CHECK(furniture_kind(line) == FurnitureKind::none);
  }
}

TEST_CASE("datelines give a place and no date", "[unit]") {
  auto const dateline = read_dateline("KELDHAVEN, Oct. 23 (Pallas Press) -- Fire broke out.");
  CHECK(dateline.place == "KELDHAVEN");
  CHECK(dateline.agency == "Pallas Press");
  CHECK(read_dateline("The crew -- all six of them -- swam.").place.empty());
}

TEST_CASE("datelines of six languages", "[unit]") {
  struct Row {
    std::string_view line;
    std::string_view place;
    std::string_view agency;
  };
  Row const rows[] = {
      {"KELDHAVEN, Oct. 23 (Reuters) - Fire broke out.", "KELDHAVEN", "Reuters"},
      {"KELDHAVEN (AP) — Fire broke out.", "KELDHAVEN", "AP"},
      {"Keldhaven (dpa) - Im Hafen brennt es.", "Keldhaven", "dpa"},
      {"Port Ellery, 3 juin (AFP) – Le port est en feu.", "Port Ellery", "AFP"},
      {"Puerto Quillmoor, 3 jun (EFE).- El puerto arde.", "Puerto Quillmoor", "EFE"},
      {"(부두=연합뉴스) 강서진 기자 = 부두에 불이 났다.", "부두", "연합뉴스"},
      {"[부두=강서진] 부두에 불이 났다.", "부두", ""},
      {"【港町＝時事通信】港で火事があった。", "港町", "時事通信"},
      {"【港町＝高瀬美緒】港で火事があった。", "港町", ""},
      {"Keldhaven (right) - a harbour in flames.", "", ""},
      {"The harbour (Reuters reported) - was in flames.", "", ""},
      {"the harbour (Reuters) - a fire", "", ""},
      {"(a=b) is an equation", "", ""},
      {"[Editorial] On gates = on fences", "", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.line);
    auto const found = read_dateline(row.line);
    CHECK(found.place == row.place);
    CHECK(found.agency == row.agency);
  }
}

TEST_CASE("genres come from tags in several languages", "[unit]") {
  CHECK(bracket_tag("[Editorial] On gates") == "Editorial");
  CHECK(bracket_tag("On [some] gates").empty());
  CHECK(genre_of("Editorial") == "editorial");
  CHECK(genre_of("사설") == "editorial");
  CHECK(genre_of(bracket_tag("【社説】一票を")) == "editorial");
  CHECK(genre_of("LETTERS PAGE") == "letter");
  CHECK(genre_of("Nachruf") == "obituary");
  CHECK(genre_of("Sport").empty());
}

TEST_CASE("words are plain alike by table and by folding", "[unit]") {
  // A letter that the table lacks makes the whole line go through Unicode's folding.
  auto const folded = [](std::string const& text) {
    std::string const long_way = plain(text + " ж");
    return long_way.size() > 2 ? long_way.substr(0, long_way.size() - 3) : std::string{};
  };
  for (unsigned second = 0x80; second < 0xC0; ++second) {
    for (std::string const lead : {"\xC2", "\xC3", "\xE2\x80"}) {
      std::string const character = lead + static_cast<char>(second);
      std::string const text = "Quay" + character + "side don" + character + "t";
      CAPTURE(text);
      CHECK(plain(text) == folded(text));
    }
  }
}
