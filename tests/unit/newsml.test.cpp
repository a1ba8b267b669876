// NITF and NewsML-G2 documents.
#include "indexer/formats/newsml.hpp"

#include "indexer/formats/nitf.hpp"
#include "tests/support/article_list.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {
namespace {

std::string item(std::string const& meta, std::string const& content) {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:keld:1'>" + meta +
         "<contentSet>" + content + "</contentSet></newsItem>";
}

}  // namespace

TEST_CASE("nitf: every value with the path to it", "[unit][xml]") {
  auto const list = read_list(read_nitf, R"(<nitf xml:lang="en"><head><docdata>
    <doc-id id-string="keld-1"/><date.issue norm="20230914T111301+0900"/></docdata>
    <pubdata name="Keld Echo" position.section="Coast"/>
    <revision-history norm="20230915T080000+0900"/></head>
    <body><body.head><hedline><hl1>Storm closes <em>harbour</em></hl1><hl2>Boats lost</hl2></hedline>
    <byline>By <person>Ann Oduya</person> and <person>Bo Ek</person></byline>
    <distributor>Northwire</distributor>
    <dateline><location>KELD</location><story.date norm="20230913"/></dateline></body.head>
    <body.content><block><p>The harbour was closed.</p><media><media-caption>The wall</media-caption>
    <media-producer>Ada Finch</media-producer></media><hl2>Boats</hl2><p>Two sank.</p></block>
    </body.content></body></nitf>)");
  CHECK(list.refused.empty());
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.id == "keld-1");
  CHECK(article.title == "Storm closes harbour");
  CHECK(article.deck == "Boats lost");
  CHECK(article.body == "The harbour was closed.\n\nBoats\n\nTwo sank.");
  CHECK(article.outlet.name == "Keld Echo");
  CHECK(article.source == std::vector<std::string>{"Northwire"});
  CHECK(article.date.value->value() == "2023-09-14T11:13:01");
  CHECK(article.date.evidence[0].rule == "xml:/nitf/head/docdata/date.issue@norm");
  CHECK(article.updated.value->value() == "2023-09-15T08:00:00");
  REQUIRE(article.byline.size() == 2);
  CHECK(article.byline[0].name == "Ann Oduya");
  CHECK(article.dateline == "KELD");
  CHECK(article.genre == "coast");
  CHECK(article.captions == std::vector<std::string>{"The wall"});
  CHECK(article.credits == std::vector<std::string>{"Ada Finch"});
}

TEST_CASE("nitf: a document that says little", "[unit][xml]") {
  auto const list = read_list(read_nitf,
                              "<nitf><body><body.head><hedline><hl1>Storm</hl1></hedline>"
                              "<byline>By Ann Oduya, Echo Staff</byline>"
                              "<distributor>Northwire</distributor></body.head>"
                              "</body></nitf>");
  REQUIRE(list.articles.size() == 1);
  CHECK(list.articles[0].outlet.name == "Northwire");
  CHECK(list.articles[0].source.empty());
  CHECK(list.articles[0].byline[0].name == "Ann Oduya");
  CHECK_FALSE(list.articles[0].date.value);
  CHECK(read_list(read_nitf, "<nitf><body/></nitf>").refused ==
        std::vector<std::string>{"1: <nitf> has neither title nor text"});
}

TEST_CASE("newsml: meta data and each kind of content", "[unit][xml]") {
  std::string const meta =
      "<rightsInfo><copyrightHolder literal='Rights Co'/></rightsInfo><itemMeta>"
      "<provider><name>Keldwire</name></provider><versionCreated>2023-09-14T12:00:00Z"
      "</versionCreated><firstCreated>2023-09-14T11:00:00Z</firstCreated></itemMeta><contentMeta>"
      "<contentCreated>2023-09-14T10:00:00+01:00</contentCreated><by>Ann Oduya</by>"
      "<headline>Storm</headline><slugline>STORM</slugline><dateline>KELD</dateline>"
      "<language tag='en'/></contentMeta>";
  struct Row {
    std::string content;
    std::string_view body;
    std::string_view rule;
  };
  Row const rows[] = {
      {"<inlineXML><html><head><title>no</title></head><body><p>One.</p><p>Two.</p></body></html>"
       "</inlineXML>",
       "One.\n\nTwo.", "xml:/newsItem/contentSet/inlineXML/html/body"},
      {"<inlineXML><nitf><body><body.content><p>One.</p></body.content></body></nitf></inlineXML>",
       "One.", "xml:/newsItem/contentSet/inlineXML/nitf/body/body.content"},
      {"<inlineData contenttype='text/plain'>One.\n\nTwo.</inlineData>", "One.\n\nTwo.",
       "xml:/newsItem/contentSet/inlineData"},
  };
  for (auto const& row : rows) {
    INFO(row.content);
    auto const list = read_list(read_newsml, item(meta, row.content));
    CHECK(list.refused.empty());
    REQUIRE(list.articles.size() == 1);
    auto const& article = list.articles[0];
    CHECK(article.id == "urn:keld:1");
    CHECK(article.title == "Storm");
    CHECK(article.body == row.body);
    CHECK(article.evidence.at("body")[0].rule == row.rule);
    CHECK(article.outlet.name == "Keldwire");
    CHECK(article.outlet.evidence[0].rule == "xml:/newsItem/itemMeta/provider/name");
    CHECK(article.date.value->value() == "2023-09-14T10:00:00");
    CHECK(article.date.evidence[0].rule == "xml:/newsItem/contentMeta/contentCreated");
    CHECK(article.updated.value->value() == "2023-09-14T12:00:00");
    CHECK(article.byline[0].name == "Ann Oduya");
    CHECK(article.dateline == "KELD");
  }
}

TEST_CASE("newsml: what is no article is refused singly", "[unit][xml]") {
  auto const list = read_list(
      read_newsml,
      "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>"
      "<newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>"
      "<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentMeta><headline>A "
      "picture</headline></contentMeta></newsItem>"
      "<newsItem><contentMeta><headline>Storm</headline></contentMeta></newsItem>"
      "</itemSet></newsMessage>");
  REQUIRE(list.articles.size() == 1);
  CHECK(list.articles[0].title == "Storm");
  CHECK(list.refused == std::vector<std::string>{"1: its provider says: canceled",
                                                 "1: no text: its class is picture"});
  CHECK(read_list(read_newsml, "<newsMessage/>").refused ==
        std::vector<std::string>{"0: holds no <newsItem>"});
}

TEST_CASE("newsml: each of several creators", "[unit][xml]") {
  struct Row {
    std::string people;
    std::vector<std::string> names;
  };
  std::string const ann = "<creator literal='ao'><name>Ann Oduya</name></creator>";
  std::string const bo = "<creator literal='Bo Ek'/>";
  std::string const cay = "<contributor><name>Cay Holm</name></contributor>";
  Row const rows[] = {{ann + bo, {"Ann Oduya", "Bo Ek"}},
                      {cay + ann, {"Ann Oduya"}},
                      {cay, {"Cay Holm"}},
                      {"<by>By Dag Lie</by>" + ann, {"Dag Lie"}}};
  for (auto const& row : rows) {
    INFO(row.people);
    auto const list = read_list(
        read_newsml, item("<contentMeta>" + row.people + "<headline>Storm</headline></contentMeta>",
                          "<inlineXML><p>Text.</p></inlineXML>"));
    REQUIRE(list.articles.size() == 1);
    std::vector<std::string> names;
    for (auto const& name : list.articles[0].byline) names.push_back(name.name);
    CHECK(names == row.names);
  }
}

TEST_CASE("nitf: what an author is called is no part of the name", "[unit][xml]") {
  struct Row {
    std::string byline;
    std::vector<std::string> names;
  };
  Row const rows[] = {
      {"By Ann Oduya<byttl>Keldwire Science Writer</byttl>", {"Ann Oduya"}},
      {"Ann Oduya\n<byttl>Keldwire Science Writer</byttl>", {"Ann Oduya"}},
      {"By <person>Ann Oduya</person> and <person>Bo Ek</person><byttl>Keldwire Science Writer"
       "</byttl>", {"Ann Oduya", "Bo Ek"}}};
  for (auto const& row : rows) {
    INFO(row.byline);
    auto const list = read_list(
        read_nitf, "<nitf><body><body.head><hedline><hl1>Storm</hl1></hedline><byline>" +
                       row.byline + "</byline></body.head></body></nitf>");
    REQUIRE(list.articles.size() == 1);
    std::vector<std::string> names;
    for (auto const& author : list.articles[0].byline) names.push_back(author.name);
    CHECK(names == row.names);
    CHECK(list.articles[0].furniture == std::vector<std::string>{"Keldwire Science Writer"});
  }
}

TEST_CASE("newsml: a creator's login is no author, a code is no name", "[unit][xml]") {
  struct Row {
    std::string creator;
    std::string_view name;  // empty: nobody
  };
  Row const rows[] = {{"<creator literal='jlee2'/>", ""},
                      {"<creator literal='jlee'/>", ""},
                      {"<creator literal='NEWS\\jlee'/>", ""},
                      {"<creator literal='j.lee@keld.example'/>", ""},
                      {"<creator><name>jlee_4</name></creator>", ""},
                      {"<creator literal='Ann Oduya'/>", "Ann Oduya"},
                      {"<creator literal='Oduya'/>", "Oduya"},
                      {"<creator><name>Ann Oduya</name></creator>", "Ann Oduya"},
                      {"<creator><name>안오두</name></creator>", "안오두"}};
  for (auto const& row : rows) {
    INFO(row.creator);
    auto const list = read_list(
        read_newsml,
        item("<itemMeta><provider qcode='nprov:Keldwire'/></itemMeta><contentMeta>" + row.creator +
                 "<headline>Storm\n closes</headline><dateline>KELD,\n  Sept 14</dateline>"
                 "<genre qcode='genre:Feature'/></contentMeta>",
             "<inlineXML><html><body><header><h1>Storm closes</h1><p>Keld, by telephone</p></header>"
             "<p>Rain fell.</p></body></html></inlineXML>"));
    REQUIRE(list.articles.size() == 1);
    auto const& article = list.articles[0];
    CHECK((article.byline.empty() ? "" : article.byline[0].name) == row.name);
    CHECK(article.outlet.name == "Keldwire");
    CHECK(article.genre == "feature");
    CHECK(article.title == "Storm closes");
    CHECK(article.dateline == "KELD, Sept 14");
    CHECK(article.body == "Rain fell.");
    CHECK(article.furniture == std::vector<std::string>{"Keld, by telephone"});
  }
}

}  // namespace backfile::internal
