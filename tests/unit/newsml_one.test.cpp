// NewsML 1: the ways in which agencies nest headline, text, pictures and languages.
#include <fmt/format.h>

#include "indexer/formats/newsml.hpp"
#include "tests/support/article_list.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {
namespace {

std::string newsml(std::string const& component, std::string const& status = "Usable",
                   std::string const& item = "report-7") {
  return fmt::format(
      "<?xml version='1.0'?><NewsML Version='1.2'><NewsEnvelope><SentFrom><Party "
      "FormalName='Sender'/></SentFrom><DateAndTime>20230914T120000Z</DateAndTime></NewsEnvelope>"
      "<NewsItem xml:lang='en'><Identification><NewsIdentifier><ProviderId>keld.example</ProviderId>"
      "<DateId>20230914</DateId><NewsItemId>{0}</NewsItemId><RevisionId>2</RevisionId>"
      "<PublicIdentifier>urn:newsml:keld.example:20230914:{0}:2N</PublicIdentifier>"
      "</NewsIdentifier></Identification><NewsManagement>"
      "<FirstCreated>20230914T111301+0900</FirstCreated>"
      "<ThisRevisionCreated>20230915T080000+0900</ThisRevisionCreated>"
      "<Status FormalName='{1}'/></NewsManagement>{2}</NewsItem></NewsML>",
      item, status, component);
}

std::string lines(std::string const& headline, std::string const& more = "") {
  return "<NewsLines><HeadLine>" + headline + "</HeadLine>" + more + "</NewsLines>";
}

std::string provider(std::string const& name) {
  return "<AdministrativeMetadata><Provider><Party FormalName='" + name +
         "'/></Provider></AdministrativeMetadata>";
}

std::string content(std::string const& data) {
  return "<ContentItem><DataContent>" + data + "</DataContent></ContentItem>";
}

std::string component(std::string const& inside, std::string const& attributes = "") {
  return "<NewsComponent" + attributes + ">" + inside + "</NewsComponent>";
}

std::string role(std::string const& name) { return "<Role FormalName='" + name + "'/>"; }

}  // namespace

TEST_CASE("newsml 1: every value with the path to it", "[unit][xml]") {
  auto const list = read_list(
      read_newsml,
      newsml(component(
          lines("Storm closes harbour",
                "<SubHeadLine>Boats lost</SubHeadLine><ByLine>By Ann Oduya</ByLine>"
                "<DateLine>KELD, Sept 14 (Keldwire)</DateLine><KeywordLine>harbours</KeywordLine>") +
          provider("Keldwire") +
          "<DescriptiveMetadata><Language FormalName='en'/><Genre FormalName='Analysis'/>"
          "<Property FormalName='Keyword' Value='storms'/></DescriptiveMetadata>" +
          component(content("<nitf><body><body.content><p>The harbour was closed.</p>"
                            "<p>Two boats sank.</p></body.content></body></nitf>")))));
  CHECK(list.refused.empty());
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.id == "urn:newsml:keld.example:20230914:report-7");
  CHECK(article.title == "Storm closes harbour");
  CHECK(article.evidence.at("title")[0].rule ==
        "xml:/NewsML/NewsItem/NewsComponent/NewsLines/HeadLine");
  CHECK(article.deck == "Boats lost");
  CHECK(article.body == "The harbour was closed.\n\nTwo boats sank.");
  CHECK(article.outlet.name == "Keldwire");
  CHECK(article.date.value->value() == "2023-09-14T11:13:01");
  CHECK(article.updated.value->value() == "2023-09-15T08:00:00");
  REQUIRE(article.byline.size() == 1);
  CHECK(article.byline[0].name == "Ann Oduya");
  CHECK(article.dateline == "KELD, Sept 14 (Keldwire)");
  CHECK(article.genre == "analysis");
  CHECK(article.lang == "en");
  CHECK(article.furniture == std::vector<std::string>{"harbours", "storms"});
}

TEST_CASE("newsml 1: each form of a text", "[unit][xml]") {
  struct Row {
    std::string data;
    std::string_view body;
  };
  std::string const two = "One.\n\nTwo.";
  Row const rows[] = {
      {content("<p>One.</p><p>Two.</p>"), two},
      {content("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>no</title></head><body>"
               "<p>One.</p><p>Two.</p></body></html>"),
       two},
      {content("<![CDATA[<P>One.</P><P>Two.</P>]]>"), two},
      {content("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"), two},
      {content("One.\n\nTwo."), two},
      {content("<![CDATA[<?xml version='1.0'?><nitf><body><body.content><p>One.</p><p>Two.</p>"
               "</body.content></body></nitf>]]>"),
       two},
      {"<ContentItem><Encoding Notation='Base64'><DataContent>T25lLgoKVHdvLg==</DataContent>"
       "</Encoding></ContentItem>",
       two},
      // The same text in another form, and a part that is none.
      {content("<p>One.</p><p>Two.</p>") + content("One.\n\nTwo."), two},
      {content("One.\n\nTwo.") + "<ContentItem Href='a.jpg'><MediaType FormalName='Photo'/>"
                                 "</ContentItem>",
       two},
  };
  for (auto const& row : rows) {
    INFO(row.data);
    auto const list = read_list(read_newsml, newsml(component(lines("Storm") + row.data)));
    CHECK(list.refused.empty());
    REQUIRE(list.articles.size() == 1);
    CHECK(list.articles[0].body == row.body);
    CHECK(list.articles[0].title == "Storm");
  }
}

TEST_CASE("newsml 1: title, lead and body as parts", "[unit][xml]") {
  auto const report = [](std::string const& headline, std::string const& body,
                         std::string const& attributes) {
    return component(role("Short") + lines(headline, "<CreditLine>KELD</CreditLine>") +
                         component(role("Title") + content(headline)) +
                         component(role("Lead") + content("The lead.")) +
                         component(role("Body") + content(body)),
                     attributes);
  };
  auto const list = read_list(
      read_newsml,
      newsml(component(lines("No headline") +
                       report("Storm closes harbour", "Text.", " Duid='11' xml:lang='en'") +
                       report("Sturm sperrt Hafen", "Wortlaut.", " Duid='12' xml:lang='de'"))));
  CHECK(list.refused.empty());
  REQUIRE(list.articles.size() == 2);
  CHECK(list.articles[0].title == "Storm closes harbour");
  CHECK(list.articles[0].body == "The lead.\n\nText.");
  CHECK(list.articles[0].id == "urn:newsml:keld.example:20230914:report-7#11");
  CHECK(list.articles[0].outlet.name == "KELD");
  CHECK(list.articles[1].title == "Sturm sperrt Hafen");
  CHECK(list.articles[1].body == "The lead.\n\nWortlaut.");
  CHECK(list.articles[1].lang == "de");
  CHECK(list.articles[1].id == "urn:newsml:keld.example:20230914:report-7#12");
}

TEST_CASE("newsml 1: pictures give captions and credits", "[unit][xml]") {
  std::string const photo =
      "<ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem>";
  auto const list = read_list(
      read_newsml,
      newsml(component(
          lines("Storm closes harbour", "<DateLine>4/4/2018</DateLine>") + provider("Keldwire") +
          "<DescriptiveMetadata><Location><Property FormalName='City' Value='Keld'/></Location>"
          "</DescriptiveMetadata>" +
          component(content("<p>The harbour was closed.</p>")) +
          component(lines("The wall", "<CreditLine>Keldwire Pictures</CreditLine><ByLine>Ada "
                                      "Finch</ByLine>") +
                    component(role("Caption") + content("<p>The wall of the harbour</p>")) +
                    component(role("HighDef") + photo)) +
          component(lines("The ferry") + component(role("HighDef") + photo)))));
  CHECK(list.refused.empty());
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.body == "The harbour was closed.");
  CHECK(article.captions ==
        std::vector<std::string>{"The wall of the harbour", "The ferry"});
  CHECK(article.credits == std::vector<std::string>{"Ada Finch", "Keldwire Pictures"});
  CHECK(article.byline.empty());
  CHECK(article.dateline == "Keld");
}

TEST_CASE("newsml 1: who is an author, and what is an id", "[unit][xml]") {
  auto const creator = [](std::string const& name) {
    return "<AdministrativeMetadata><Creator><Party FormalName='" + name +
           "'/></Creator></AdministrativeMetadata>";
  };
  auto const names = [&](std::string const& inside) {
    auto const list =
        read_list(read_newsml, newsml(component(lines("Storm") + inside + content("Text."))));
    REQUIRE(list.articles.size() == 1);
    std::vector<std::string> found;
    for (auto const& name : list.articles[0].byline) found.push_back(name.name);
    return found;
  };
  using Names = std::vector<std::string>;
  CHECK(names(creator("Ann Oduya")) == Names{"Ann Oduya"});
  CHECK(names(creator("ab/cd")) == Names{});
  CHECK(names(creator("DWM")) == Names{});
  auto const unnamed = read_list(
      read_newsml,
      "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>keld.example</ProviderId>"
      "<NewsItemId>0</NewsItemId><PublicIdentifier>urn:newsml:keld.example</PublicIdentifier>"
      "</NewsIdentifier></Identification>" +
          component(lines("Storm") + content("Text.")) + "</NewsItem></NewsML>");
  REQUIRE(unnamed.articles.size() == 1);
  CHECK(unnamed.articles[0].id.empty());
}

TEST_CASE("newsml 1: what is no article is refused singly", "[unit][xml]") {
  std::string const text = component(lines("Storm") + content("Text."));
  std::string const photo =
      "<ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem>";
  struct Row {
    std::string document;
    std::vector<std::string> refused;
    std::size_t articles;
  };
  Row const rows[] = {
      {newsml(text, "Canceled"), {"1: its provider says: canceled"}, 0},
      {newsml(text, "WITHHELD"), {"1: its provider says: withheld"}, 0},
      {newsml(text, "usable"), {}, 1},
      {newsml(text, "Embargoed"), {}, 1},
      {newsml(component(lines("The wall") + photo)), {"1: no text: its content is Photo"}, 0},
      {newsml(component(lines("List") + "<NewsItemRef NewsItem='urn:x'/>")),
       {"1: no text: its content is other items"},
       0},
      {newsml(component(lines("Result") + content("<![CDATA[<Match><Home>Keld</Home></Match>]]>"))),
       {"1: no text: its content is XML of <Match>"},
       0},
      {newsml(component(provider("Keldwire"))), {"1: neither headline nor text"}, 0},
      {newsml(component(lines("Headline alone"))), {}, 1},
      {"<NewsML><TopicSet/></NewsML>", {"0: holds no <newsItem>"}, 0},
      {"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet><packageItem/>"
       "<planningItem/></itemSet></newsMessage>",
       {"1: <packageItem> is no news item", "1: <planningItem> is no news item"},
       0},
  };
  for (auto const& row : rows) {
    INFO(row.document);
    auto const list = read_list(read_newsml, row.document);
    CHECK(list.refused == row.refused);
    CHECK(list.articles.size() == row.articles);
  }
}

TEST_CASE("newsml 1: several items of a document, and one within another", "[unit][xml]") {
  auto const item = [](std::string const& headline) {
    return "<NewsItem>" + component(lines(headline) + content("Text of " + headline)) +
           "</NewsItem>";
  };
  auto const list = read_list(
      read_newsml, "<NewsML>" + item("One") + item("Two") +
                       "<NewsItem>" + component(lines("List") + item("Three")) +
                       "</NewsItem></NewsML>");
  std::vector<std::string> titles;
  for (auto const& article : list.articles) titles.push_back(article.title);
  CHECK(titles == std::vector<std::string>{"One", "Two", "List", "Three"});
}

}  // namespace backfile::internal
