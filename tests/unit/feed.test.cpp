// RSS and Atom, an article an item.
#include "indexer/formats/feed.hpp"

#include "tests/support/article_list.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {
namespace {

std::string rss(std::string const& items) {
  return "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
         " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
         " xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Keld Echo</title>"
         "<atom:link href='https://echo.example/feed' "
         "rel='self'/><image><title>Logo</title></image>"
         "<language>en-gb</language>" +
         items + "</channel></rss>";
}

}  // namespace

TEST_CASE("rss: every value with the path to it", "[unit][feed]") {
  auto const list = read_list(
      read_feed,
      rss("\n<item><title>Storm &amp;amp; flood</title><link>https://echo.example/1</link>"
          "<guid>echo-1</guid><pubDate>Thu, 14 Sep 2023 11:13:01 EST</pubDate>"
          "<dc:creator>Ann Oduya</dc:creator><dc:creator>Bo Ek</dc:creator>"
          "<category>Coast</category><source url='x'>Northwire</source>"
          "<description>Boats lost</description>"
          "<content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>"));
  CHECK(list.refused.empty());
  REQUIRE(list.articles.size() == 1);
  auto const& article = list.articles[0];
  CHECK(article.id == "echo-1");
  CHECK(article.url == "https://echo.example/1");
  CHECK(article.title == "Storm & flood");
  CHECK(article.deck == "Boats lost");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.outlet.name == "Keld Echo");
  CHECK(article.outlet.status == Status::declared);
  CHECK(article.outlet.evidence[0].rule == "xml:/rss/channel/title");
  CHECK(article.date.value->value() == "2023-09-14T11:13:01");
  CHECK(article.date.value->offset_minutes == -300);
  CHECK(article.date.evidence[0] ==
        Evidence{2, 0, 0, "Thu, 14 Sep 2023 11:13:01 EST", "xml:/rss/channel/item/pubDate"});
  REQUIRE(article.byline.size() == 2);
  CHECK(article.byline[1].name == "Bo Ek");
  CHECK(article.genre == "coast");
  CHECK(article.source == std::vector<std::string>{"Northwire"});
  CHECK(article.lang == "en");
}

TEST_CASE("rss: an age in place of a date is an estimate, counted from the day of fetching",
          "[unit][feed]") {
  auto const feed =
      rss("\n<item><title>A</title><pubDate>3 hours ago</pubDate></item>"
          "<item><title>B</title><pubDate>some day</pubDate></item>"
          "<item><title>C</title><pubDate>Thu, 14 Sep 2023 11:13:01 EST</pubDate>"
          "</item>");
  auto const list = read_list(read_feed, feed, {}, {.captured = "2023-10-21"});
  REQUIRE(list.articles.size() == 3);
  auto const& date = list.articles[0].date;
  CHECK_FALSE(date.value);
  CHECK(date.status == Status::unknown);
  REQUIRE(date.estimate);
  CHECK(*date.estimate == Estimate{{2023, 10, 20},
                                   {2023, 10, 21},
                                   {2023, 10, 21},
                                   {{2, 0, 0, "3 hours ago", "xml:/rss/channel/item/pubDate"},
                                    {0, 0, 0, "2023-10-21", "captured"}}});
  CHECK(list.articles[0].notes == std::vector<std::string>{"date '3 hours ago' is no date"});
  CHECK_FALSE(list.articles[1].date.estimate);
  CHECK_FALSE(list.articles[2].date.estimate);
  CHECK_FALSE(read_list(read_feed, feed).articles[0].date.estimate);  // of no day known
}

TEST_CASE("rss: descriptions, authors and links of items that say less", "[unit][feed]") {
  auto const list =
      read_list(read_feed, rss("<item><title>A</title><description>The text of it.</description>"
                               "<author>desk@echo.example (Bo Ek)</author>"
                               "<guid isPermaLink='true'>https://echo.example/a</guid></item>"
                               "<item><title>B</title><description>One. And so on.</description>"
                               "<content:encoded>One. And so on. And on.</content:encoded></item>"
                               "<item><link>https://echo.example/none</link></item>"));
  REQUIRE(list.articles.size() == 2);
  CHECK(list.articles[0].body == "The text of it.");
  CHECK(list.articles[0].deck.empty());
  CHECK(list.articles[0].evidence.at("body")[0].rule == "xml:/rss/channel/item/description");
  CHECK(list.articles[0].byline[0].name == "Bo Ek");
  CHECK(list.articles[0].url == "https://echo.example/a");
  CHECK(list.articles[1].deck.empty());
  CHECK(list.refused == std::vector<std::string>{"1: <item> has neither title nor text"});
}

TEST_CASE("rss 1.0 and Atom", "[unit][feed]") {
  auto const rdf = read_list(
      read_feed,
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
      " xmlns='http://purl.org/rss/1.0/' xmlns:x='http://purl.org/dc/elements/1.1/'>"
      "<channel><title>Keld Echo</title></channel>"
      "<item rdf:about='https://echo.example/1'><title>Storm</title>"
      "<x:date>2023-09-14T11:13+01:00</x:date><description>Words.</description></item></rdf:RDF>");
  REQUIRE(rdf.articles.size() == 1);
  CHECK(rdf.articles[0].outlet.name == "Keld Echo");
  CHECK(rdf.articles[0].url == "https://echo.example/1");
  CHECK(rdf.articles[0].date.value->value() == "2023-09-14T11:13");

  auto const atom = read_list(
      read_feed,
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Keld Echo</title><updated>2023</updated>"
      "<author><name>Nobody</name></author>"
      "<entry xml:lang='de'><id>tag:1</id><title>Sturm</title>"
      "<link rel='edit' href='no'/><link href='https://echo.example/1'/>"
      "<updated>2023-09-14T12:00:00Z</updated><author><name>Ann Oduya</name></author>"
      "<category term='Coast'/><source><title>Northwire</title></source>"
      "<content type='xhtml'><div><p>Eins.</p><p>Zwei.</p></div></content></entry></feed>");
  REQUIRE(atom.articles.size() == 1);
  auto const& entry = atom.articles[0];
  CHECK(entry.id == "tag:1");
  CHECK(entry.url == "https://echo.example/1");
  CHECK(entry.body == "Eins.\n\nZwei.");
  CHECK(entry.lang == "de");
  CHECK(entry.genre == "coast");
  CHECK(entry.source == std::vector<std::string>{"Northwire"});
  CHECK(entry.byline[0].name == "Ann Oduya");
  // The date of change is all that Atom asks for.
  CHECK(entry.date.value->value() == "2023-09-14T12:00:00");
  CHECK(entry.date.evidence[0].rule == "xml:/feed/entry/updated");
  CHECK_FALSE(entry.updated.value);
}

TEST_CASE("feeds: content in base64, as elements, and in characters of Windows", "[unit][feed]") {
  struct Row {
    std::string content;
    std::string_view body;
  };
  Row const rows[] = {
      {"<content type='image/png'>iVBORw0KGgo=</content><summary>Rain.</summary>", "Rain."},
      {"<content mode='base64' type='text/html'>PHA+T25lLjwvcD48cD5Ud28uPC9wPg==</content>",
       "One.\n\nTwo."},
      {"<content type='html'><p>One.</p><p>Two.</p></content>", "One.\n\nTwo."},
      {"<content type='html'>&lt;p&gt;It&amp;#146;s&#146; wet.&lt;/p&gt;</content>",
       "It’s’ wet."},
      {"<content type='html'>&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;</content>", "One."},
      {"<content type='html'>&lt;script&gt;var a = 1;&lt;/script&gt;Rain.</content>", "Rain."}};
  for (auto const& row : rows) {
    INFO(row.content);
    auto const list =
        read_list(read_feed, "<feed xmlns='http://www.w3.org/2005/Atom'><title>Keld Echo</title>"
                             "<entry><title>Storm\n   closes  harbour</title>" +
                                 row.content + "</entry></feed>");
    REQUIRE(list.articles.size() == 1);
    CHECK(list.articles[0].title == "Storm closes harbour");
    CHECK(list.articles[0].body == row.body);
  }
}

}  // namespace backfile::internal
