// ninjs items, one or many.
#include "indexer/formats/ninjs.hpp"

#include <fmt/format.h>

#include "searcher/render/ninjs.hpp"
#include "tests/support/article_list.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {

TEST_CASE("ninjs: version 1 with a picture, and a withdrawn item", "[unit][json]") {
  auto const list = read_list(read_ninjs, R"({
    "uri": "urn:keldwire:20230914:1", "type": "text", "language": "en-GB",
    "firstcreated": "2023-09-14T11:13:01+01:00", "versioncreated": "2023-09-14T12:00:00+01:00",
    "byline": "Ann Oduya", "headline": "Storm closes harbour", "provider": "Keldwire",
    "slugline": "STORM", "located": "Keld", "description_text": "Boats lost",
    "body_xhtml": "<p>The harbour was closed.</p><p>Two boats sank.</p>",
    "associations": {"main": {"type": "picture", "description_text": "The wall of the harbour",
                              "byline": "Bo Ek"}}
  }
  {"uri": "urn:keldwire:20230914:2", "headline": "Gone", "versioncreated": "2023-09-14T11:13:01Z",
   "pubstatus": "canceled"})");
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.id == "urn:keldwire:20230914:1");
  CHECK(article.title == "Storm closes harbour");
  CHECK(article.deck == "Boats lost");
  CHECK(article.body == "The harbour was closed.\n\nTwo boats sank.");
  CHECK(article.outlet.name == "Keldwire");
  CHECK(article.date.value->value() == "2023-09-14T11:13:01");
  CHECK(article.date.evidence[0].rule == "json:/firstcreated");
  CHECK(article.updated.value->value() == "2023-09-14T12:00:00");
  CHECK(article.byline[0].name == "Ann Oduya");
  CHECK(article.dateline == "Keld");
  CHECK(article.lang == "en");
  CHECK(article.captions == std::vector<std::string>{"The wall of the harbour"});
  CHECK(article.credits == std::vector<std::string>{"Bo Ek"});
  CHECK(article.evidence.at("credits")[0].rule == "json:/associations/main/byline");
  CHECK(list.refused == std::vector<std::string>{"10: its provider says: canceled"});
}

TEST_CASE("ninjs: version 2, dated by its version alone", "[unit][json]") {
  auto const list = read_list(read_ninjs, R"([{
    "uri": "urn:keldwire:3", "versioncreated": "2023-09-14T12:00:00Z",
    "headlines": [{"role": "main", "value": "Ferry returns"}],
    "bodies": [{"contenttype": "text/html", "value": "<p>The ferry is back.</p>"}],
    "infosources": [{"name": "Keldwire"}],
    "associations": [{"type": "picture", "description_text": "A ferry"}]
  }])");
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.title == "Ferry returns");
  CHECK(article.body == "The ferry is back.");
  CHECK(article.date.value->value() == "2023-09-14T12:00:00");
  CHECK_FALSE(article.updated.value);
  CHECK(article.source == std::vector<std::string>{"Keldwire"});
  CHECK(article.captions == std::vector<std::string>{"A ferry"});
}

TEST_CASE("ninjs: the outlet among the sources is the one that publishes", "[unit][json]") {
  auto const list = read_list(read_ninjs, R"({"uri": "urn:x:1", "headline": "Ferry",
    "infosource": [{"name": "Keldwire", "rel": "originator"},
                   {"name": "Harbour Post", "rel": "publisher"}]})");
  REQUIRE(list.articles.size() == 1);
  CHECK(list.articles[0].outlet.name == "Harbour Post");
  CHECK(list.articles[0].outlet.evidence[0].rule == "json:/infosource/1/name");
  CHECK(list.articles[0].source == std::vector<std::string>{"Keldwire"});
}

TEST_CASE("ninjs: a date is written as precise as it was stated", "[unit][json]") {
  struct Row {
    std::string_view stated, zone, written;
  };
  for (auto const& [stated, zone, written] : {
           Row{"2023", "", "2023"},
           Row{"2023-09", "Asia/Seoul", "2023-09"},
           Row{"2023-09-14", "Asia/Seoul", "2023-09-14"},
           Row{"2023-09-14T11:13", "", "2023-09-14T11:13:00"},
           Row{"2023-09-14T11:13:01", "Asia/Seoul", "2023-09-14T11:13:01+09:00"},
           Row{"2023-09-14T11:13:01-05:00", "Asia/Seoul", "2023-09-14T11:13:01-05:00"},
       }) {
    Article article;
    article.id = "a b/ä";
    article.date.value = Date::from_iso(stated);
    article.date.tz_assumed = zone;
    auto const text = ninjs_text(article);
    CAPTURE(text);
    CHECK(text.starts_with(R"({"uri":"urn:backfile:a%20b/%C3%A4",)"));
    CHECK(text.find(fmt::format("\"firstcreated\":\"{0}\",\"versioncreated\":\"{0}\"", written)) !=
          text.npos);
  }
}

TEST_CASE("ninjs: the headline is the title, whatever the item is called", "[unit][json]") {
  for (auto const* const headline :
       {R"("headline": "Storm closes harbour")",
        R"("headlines": [{"role": "main", "value": "Storm closes harbour"}])"}) {
    auto const list = read_list(
        read_ninjs, fmt::format(R"({{"uri": "urn:keldwire:4", "versioncreated": "2023-09-14T12:00:00Z",
      "title": "keld-storm-2nd-lead", {}, "body_text": "The harbour was closed.",
      "provider": "nprov:Keldwire", "located": "Keld\n  Bay"}})", headline));
    REQUIRE(list.articles.size() == 1);
    CHECK(list.articles[0].title == "Storm closes harbour");
    CHECK(list.articles[0].furniture == std::vector<std::string>{"keld-storm-2nd-lead"});
    CHECK(list.articles[0].outlet.name == "Keldwire");
    CHECK(list.articles[0].dateline == "Keld Bay");
  }
}

}  // namespace backfile::internal
