// ninjs items, one or many.
#include "indexer/formats/ninjs.hpp"

#include <catch2/catch.hpp>

#include "tests/support/article_list.hpp"

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

}  // namespace backfile::internal
