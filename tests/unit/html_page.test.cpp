#include <string>
#include <vector>

#include "backfile/error.hpp"
#include "indexer/extract/html/read_page.hpp"
#include "tests/support/catch.hpp"

// One HTML page in, an article out. All outlets and people are invented.

namespace backfile::internal {
namespace {

std::string const kText =
    "<p>The harbour of Keld was closed on Tuesday after a storm broke its northern wall, the "
    "harbour master said.</p><p>Two boats sank at their moorings, and a third was found on the "
    "rocks below the lighthouse.</p><p>Repairs will take until the autumn, according to the "
    "town council.</p>";

std::string page(std::string const& head, std::string const& top = "",
                 std::string const& tail = "") {
  return "<!DOCTYPE html><html lang=\"en-GB\"><head>" + head +
         "</head><body><nav><a href=/>Home</a> "
         "<a href=/sport>Sport</a></nav><article><h1>Storm closes harbour of Keld</h1>" +
         top + kText + "</article>" + tail + "</body></html>";
}

std::string json(std::string const& fields) {
  return R"(<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",)"
         R"("headline":"Storm closes harbour of Keld")" +
         fields + "}</script>";
}

Article read(std::string const& bytes, ExtractOptions const& options = {}) {
  return read_page(bytes, {"page.html", "", "", ""}, options);
}

std::string date_of(Article const& article) {
  return article.date.value ? article.date.value->value() : "";
}

std::string rule_of(Article const& article) {
  return article.date.evidence.empty() ? "" : article.date.evidence.front().rule;
}

std::string names_of(Article const& article) {
  std::string names;
  for (auto const& byline : article.byline) names += (names.empty() ? "" : "; ") + byline.name;
  return names;
}

}  // namespace

TEST_CASE("html: where a date is stated", "[html]") {
  struct Row {
    std::string head;
    std::string top;
    std::string date;
    std::string rule;
  };
  std::vector<Row> const rows{
      {"", "", "", ""},
      {json(R"(,"datePublished":"2023-09-14T11:13:00+02:00")"), "", "2023-09-14T11:13:00",
       "json-ld:/datePublished"},
      {R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Keld Echo"},)"
       R"({"@type":"Article","datePublished":"2023-09-14"}]}</script>)",
       "", "2023-09-14", "json-ld:/@graph/1/datePublished"},
      {"<meta property='article:published_time' content='2023-09-14T08:00Z'>", "",
       "2023-09-14T08:00", "meta:article:published_time"},
      {"<meta name='DC.date.issued' content='2023-09-14'>", "", "2023-09-14",
       "meta:dc.date.issued"},
      {"<meta name=acme-published-date content=2023-09-14>", "", "2023-09-14",
       "meta:acme-published-date"},
      {"<meta name=acme-date content=2023-09-14>", "", "", ""},
      {"<meta name=unpublished content=2023-09-14>", "", "", ""},
      {"",
       "<div>Date Last Reviewed:</div><div><time datetime=2023-09-14>September 2023</time></div>",
       "2023-09-14", "element:time@datetime"},
      // Pages that another reader has saved call it so.
      {"<meta name='article:published_time' value='2023-09-14T08:00Z'>", "", "2023-09-14T08:00",
       "meta:article:published_time"},
      {"<meta property='article:published_time' content='Thu Sep 14 11:13:00 EDT 2023'>", "",
       "2023-09-14T11:13:00", "meta:article:published_time"},
      {"", "<p class=byline>Published: 14 September 2023, 11:13</p>", "2023-09-14T11:13",
       "element:p.byline"},
      {"", "<time datetime='2023-09-14T11:13:00Z'>3 hours ago</time>", "2023-09-14T11:13:00",
       "element:time@datetime"},
      {"", "<span itemprop=datePublished content='2023-09-14'>last week</span>", "2023-09-14",
       "itemprop:datePublished"},
      {json(R"(,"datePublished":{"@type":"Date","@value":"2023-09-14"})"), "", "2023-09-14",
       "json-ld:/datePublished"},
      {json(R"(,"datePublished":1694689981)"), "", "2023-09-14T11:13:01", "json-ld:/datePublished"},
      {json(R"(,"datePublished":1694689981000)"), "", "2023-09-14T11:13:01",
       "json-ld:/datePublished"},
      {json(R"(,"datePublished":"20230914T111301Z")"), "", "2023-09-14T11:13:01",
       "json-ld:/datePublished"},
      {"<meta name='DC.Issued' content='20230914'>", "", "2023-09-14", "meta:dc.issued"},
      {"<meta property='dc:created' content='2023-09-14'>", "", "2023-09-14", "meta:dc.created"},
      {"", "<abbr class='published' title='2023-09-14T11:13:00+02:00'>last week</abbr>",
       "2023-09-14T11:13:00", "element:abbr.published@title"},
      {"",
       "<span class='dt-published'><span class='value-title' title='2023-09-14T11:13Z'></span>"
       "last week</span>",
       "2023-09-14T11:13", "element:span.dt-published@title"},
      {"", "<span property='dc:date dc:created' content='2023-09-14T11:13:00+02:00'>last week</span>",
       "2023-09-14T11:13:00", "property:dc:date dc:created"},
      {"", "<abbr title='2023-09-14'>last week</abbr>", "", ""},
      {"<meta property='article:published_time' content='2023-09-14 11:13:00 MESZ'>", "",
       "2023-09-14T11:13:00", "meta:article:published_time"},
      // What takes place, and what other stories say.
      {"", "<p>Event date: <time datetime='2024-12-01T19:00'>1 December 2024, 7pm</time></p>", "",
       ""},
      {"", "<p class=topbar>Friday, December 1, 2023 | 4°C</p>", "", ""},
      // A placeholder, a zero, a day that does not exist, and dates of something else.
      {"<meta property='article:published_time' content='0001-01-01T00:00:00Z'>", "", "", ""},
      {"<meta property='article:published_time' content='9999-12-31'>", "", "", ""},
      {"<meta property='article:published_time' content='1970-01-01T00:00:00Z'>", "", "", ""},
      {json(R"(,"datePublished":"2023-02-30")"), "", "", ""},
      {json(R"(,"dateModified":"2023-09-14")"), "", "", ""},
      // A printed change dates the page, a change in the markup does not.
      {"", "<p>Updated 14 September 2023</p>", "2023-09-14", "element:p"},
      // What the page prints with the minute of the change is the change.
      {json(R"(,"datePublished":"2023-09-14T23:17:00+02:00")"
            R"(,"dateModified":"2023-09-15T00:06:40+02:00")"),
       "<p>15 September 2023, 00:05</p>", "2023-09-14T23:17:00", "json-ld:/datePublished"},
      // Published when it was changed, says the software that saved it; the page knows better.
      {json(R"(,"datePublished":"2023-11-20T16:02:46Z","dateModified":"2023-11-20T16:02:46Z")"),
       "<div>14 September 2023</div>", "2023-09-14", "element:div"},
      {json(R"(,"datePublished":"2023-11-20T16:02:46Z","dateModified":"2023-11-25T10:00:00Z")"),
       "<div>14 September 2023</div>", "2023-11-20T16:02:46", "json-ld:/datePublished"},
      // The day beside the author is that of the article, whatever is released in its text.
      {"", "<p>by Kester · September 14, 2023</p><p>Released: June 17, 2023 by Holm Books</p>",
       "2023-09-14", "element:p"},
      {"", "<div class=newsletter-head><p>14 September 2023</p></div>", "2023-09-14", "element:p"},
      // Another story's microdata, and the address of a source.
      {"",
       "<div itemscope itemtype='https://schema.org/BlogPosting'>"
       "<meta itemprop=datePublished content='2023-09-14'>Bread of Holm</div>",
       "", ""},
      {"", "<p>https://keld.example/2023/09/14/flood</p>", "", ""},
      {"", "<p>Updated:</p><p>16 September 2023</p><p>Published:</p><p>14 September 2023</p>",
       "2023-09-14", "element:p"},
      {"", "<figure><figcaption>The wall on 14 September 2023</figcaption></figure>", "", ""},
      {"", "<div class=related-stories><a href=x>Flood</a> 14 September 2023</div>", "", ""},
      {R"(<script type="application/ld+json">{"@type":"WebPage","datePublished":"2023-09-14"}</script>)",
       "", "", ""}};
  for (auto const& row : rows) {
    INFO(row.head << row.top);
    auto const article = read(page(row.head, row.top));
    CHECK(date_of(article) == row.date);
    CHECK(rule_of(article) == row.rule);
    CHECK(article.title == "Storm closes harbour of Keld");
    CHECK(article.words == 47);
  }
}

TEST_CASE("html: sources of a date that disagree are kept and noted", "[html]") {
  auto const article = read(page(json(R"(,"datePublished":"2023-09-20")"),
                                 "<p class=dateline>Published: 14 September 2023</p>"));
  CHECK(date_of(article) == "2023-09-14");
  CHECK(article.date.confidence < 0.9);
  REQUIRE(article.date.alternatives.size() == 1);
  CHECK(article.date.alternatives.front().value == "2023-09-20");
  CHECK(article.date.alternatives.front().evidence.front().rule == "json-ld:/datePublished");
  CHECK(article.notes ==
        std::vector<std::string>{"The markup states another date than the page prints."});
}

TEST_CASE("html: the day that is printed counts, not that of another zone", "[html]") {
  auto const article =
      read(page(json(R"(,"datePublished":"2023-09-15T02:30:00Z")"), "<p>14 September 2023</p>"));
  CHECK(date_of(article) == "2023-09-14");
  CHECK(article.notes.empty());
}

TEST_CASE("html: what could not be read of a date is noted", "[html][dates]") {
  struct Row {
    std::string published;
    std::string date;
    std::string note;
  };
  Row const rows[] = {
      {"2023-09-14 11:13 IST", "2023-09-14T11:13",
       "The date '2023-09-14 11:13 IST': the zone is left out: its name has several meanings, or "
       "none that is known."},
      {"2023-09-14T24:00:00", "2023-09-14",
       "The date '2023-09-14T24:00:00': the time is left out: there is none of that hour."},
      {"2023-02-30", "", "The date of the markup '2023-02-30' does not exist."},
      {"3 listopada 2019", "",
       "The date of the markup '3 listopada 2019' names a month that is another in other "
       "languages."},
      {"2023-09-14T11:13:00Z", "2023-09-14T11:13:00", ""},
  };
  for (auto const& row : rows) {
    INFO(row.published);
    auto const article = read(
        page("<meta property='article:published_time' content='" + row.published + "'>"));
    CHECK(date_of(article) == row.date);
    auto const notes =
        row.note.empty() ? std::vector<std::string>{} : std::vector<std::string>{row.note};
    CHECK(article.notes == notes);
  }
}

TEST_CASE("html: days in a list beside the article are those of other stories", "[html][dates]") {
  auto const article =
      read(page("", "",
                "<aside><ul><li><time datetime=2022-01-02>2 Jan 2022</time> <a href=/x>Another "
                "story</a></li></ul></aside>"));
  CHECK(date_of(article).empty());
}

TEST_CASE("html: authors", "[html]") {
  struct Row {
    std::string head;
    std::string top;
    std::string names;
  };
  std::vector<Row> const rows{
      {"", "", ""},
      {json(R"(,"author":{"@type":"Person","name":"Ann Oduya"})"), "", "Ann Oduya"},
      {json(R"(,"author":["Ann Oduya",{"name":"Peter Brandt"}])"), "", "Ann Oduya; Peter Brandt"},
      {json(R"(,"author":"By Ann Oduya and Peter Brandt")"), "", "Ann Oduya; Peter Brandt"},
      {json(R"(,"author":{"name":"Keld Echo"},"publisher":{"name":"Keld Echo"})"), "", "Keld Echo"},
      {R"(<script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#a","name":)"
       R"("Ann Oduya"},{"@type":"Article","author":{"@id":"#a"}}]}</script>)",
       "", "Ann Oduya"},
      {"<meta name=author content='Ann Oduya | Keld Echo'>", "", "Ann Oduya"},
      {"<meta name=author content='Ann Oduya, Senior Reporter'>", "", "Ann Oduya"},
      {"<meta property='article:author' content='https://face.example/annoduya'>", "", ""},
      {"<meta name=author content=admin>", "", ""},
      {"<meta name=author content='@annoduya'>", "", ""},
      {"", "<p>By Ann Oduya and Peter Brandt</p>", "Ann Oduya; Peter Brandt"},
      {"", "<div class=author>Ann Oduya<br>Science reporter</div>", "Ann Oduya"},
      {"", "<p>By <a href=/author/ann>Ann Oduya</a> Keld Echo</p>", "Ann Oduya"},
      {"", "<p>Ann Oduya</p>", "Ann Oduya"},
      {"", "<p>岡本美緒</p>", "岡本美緒"},
      {"", "<p>無断転載禁止</p>", ""},
      {"", "<p>, @keld</p>", ""},
      {"", "<p>कुछ ही क्षण पहले</p>", ""},
      {"", "<p>By Ann Oduya, Kim Sato, and Peter Brandt on September 14, 2023</p>",
       "Ann Oduya; Kim Sato; Peter Brandt"},
      {"", "<p>by Kester · September 14, 2023 at 11:13</p>", "Kester"},
      {"", "<p>著者：岡本美緒</p><p class=author>文● 岡本美緒／編集部</p>", "岡本美緒"},
      {"", "<p class=author>3 hours ago</p>", ""},
      {"", "<p class=author>Photograph by Mia Lund</p>", ""},
      {"<meta property=og:site_name content=Keld>", "<p class=author>Keld - 14 September 2023</p>",
       "Keld"},
      {"",
       "<div class=author>By</div><p class=author><a href=/author/a>Ann Oduya</a>, "
       "<a href=/author/p>Peter Brandt</a></p>",
       "Ann Oduya; Peter Brandt"},
      {"", "<div class=author>Ann Oduya <span>September 14, 2023</span></div>", "Ann Oduya"},
      {"", "<div class=meta><span class=author>By the Keld Team</span><span>3 min</span></div>",
       "the Keld Team"},
      {"", "<p class=author><a href=/author/kester>Kester</a></p>", "Kester"},
      {"", "<p class=byline-caption>By Ann Oduya</p>", "Ann Oduya"},
      // What a link or an element is said to be: the author, the author's name.
      {"", "<p class=author>by <a href=/author/kesterb rel=author>kesterb</a></p>", "kesterb"},
      {"", "<p class=author>by <a href=/author/admin rel=author>admin</a></p>", ""},
      {"",
       "<p>by <span class=author><a href=/author/kesterb rel=author>kesterb</a></span> | today</p>",
       "kesterb"},
      {"", "<p>Harbours · <a href=/author/ann>Ann Oduya</a> · 5 min</p>", "Ann Oduya"},
      {"", "<p>Harbours · <a href=/tag/ann>Ann Oduya</a> · 5 min</p>", ""},
      {"", "<p><a href=/about/editors/ann-oduya>Ann Oduya</a>, @ann</p>", "Ann Oduya"},
      {"", "<div class=author><p class=author__name>Kester</p></div>", "Kester"},
      {"", "<div class=author><p class=author__name>5 min ago</p></div>", ""},
      {"", "<div class=author><p class=author__name>Written By</p></div>", ""},
      {"",
       "<div class=byline>Written by<br><a href=/authors/ann>Ann Oduya</a>, who has covered walls "
       "and harbours for more than ten years<br><a href=/authors/peter>Peter Brandt</a>, senior "
       "editor and friend of lighthouses, with five years of experience in them</div>",
       "Ann Oduya; Peter Brandt"},
      {"", "<p>Harbours · <a href=/author/180>著者：岡本美緒</a></p>", "岡本美緒"},
      {"", "<p class=author>Text: Ann Oduya and <a href=/author/peter>Peter Brandt</a></p>",
       "Ann Oduya; Peter Brandt"},
      {"", "<dl class=author><dt>著者</dt><dd>岡本美緒</dd><dt>イラスト</dt></dl>", "岡本美緒"},
      {"", "<p class=author>By Ann Oduya, Holm Tide Collective</p>", "Ann Oduya"},
      {"", "<p>WRITTEN BY</p><p><b><a href=/author/keld-team>Keld Harbour Team</a></b></p>",
       "Keld Harbour Team"},
      // The end of a deck.
      {"", "<p class=deck>The wall will not stand another winter, writes Ann Oduya.</p>",
       "Ann Oduya"},
      {"", "<p class=deck>The wall will not stand another winter, says ANN ODUYA.</p>",
       "ANN ODUYA"},
      {"", "<p class=deck>The wall will not stand another winter, says Ann Oduya.</p>", ""},
      {"<meta name=author content='Ann (Holm) Oduya'>", "", "Ann (Holm) Oduya"},
      {"<meta name=author content='Ann Oduya (Holm)'>", "", "Ann Oduya"},
      {"", "<p>By Ann Oduya M.P.H. | 3 min</p>", "Ann Oduya"},
      {"", "<p class=author>Ann Oduya</p><div class=headline>Peter Brandt</div>", "Ann Oduya"},
      {"", "<div class=slide-headline>Holm Appeal</div>", ""},
      {"",
       "<p><i>This post was written by <a href=x>Ann Oduya</a>, harbour master of Keld.</i></p>",
       "Ann Oduya"},
      // Who helped.
      {"", "<p class=author>Medically reviewed by <a href=/author/kim>Kim Sato</a></p>", ""},
      {"", "<p class=author>Ann Oduya</p><p class=author>Edited by Kim Sato</p>", "Ann Oduya"},
      // Where a name does not look like one, the outlet's is known, and a team is a body.
      {json(R"(,"author":{"name":"Keld Marketing"},"publisher":{"name":"Keld Marketing"})"), "",
       "Keld Marketing"},
      {"<meta name=author content='Keld Harbour Team'>", "", "Keld Harbour Team"},
      {"<meta name=twitter:label1 content='Written by'>"
       "<meta name=twitter:data1 content='Ann Oduya'>",
       "", "Ann Oduya"},
      {"<meta name=twitter:label1 content='Reading time'>"
       "<meta name=twitter:data1 content='Ann Oduya'>",
       "", ""},
      // The site's name, and users' names, only where they are printed.
      {"<meta name=author content='Keld Echo'><meta property=og:site_name content='Keld Echo'>", "",
       ""},
      {"<meta name=author content=CarolRo>", "<p>Published by CarolRo</p>", "CarolRo"},
      {json(R"(,"author":{"name":"Keld Staff"})"), "", ""},
      {"<meta name=author content=Kester>", "", "Kester"},
      {"<meta name=author content=KesterB>", "", ""},
      {"<meta name=author content='Site Admin'>", "", ""},
      {json(R"(,"author":{"@type":"Organization","name":"Centre for Tides and Ports"})"), "",
       "Centre for Tides and Ports"},
      {"<meta name=author content='Ann Oduya MS, RDN'>", "", "Ann Oduya"},
      // The name ends where its element does, and nobody is called after a job.
      {"", "<p>By <span class=author>Ann Oduya</span> Keld Harbour</p>", "Ann Oduya"},
      {"", "<p>By <a href=/author/ann>Ann Oduya</a> Senior Editor and Master Brewer</p>",
       "Ann Oduya"},
      // A label in an element of its own.
      {"",
       "<div>Written by:</div><ul><li><a href=/a/1>Ann Oduya</a></li>"
       "<li><a href=/a/2>Peter Brandt</a></li></ul><p>KELD CITY</p>",
       "Ann Oduya; Peter Brandt"},
      {"",
       "<div itemscope itemtype='https://schema.org/BlogPosting'>"
       "<meta itemprop=author content='Peter Brandt'>Bread of Holm</div>",
       ""},
      // Bylines of readers' reviews and of pictures.
      {"", "<div itemtype='https://schema.org/Review'><b itemprop=author>Ann Oduya</b> good</div>",
       ""},
      {"", "<figure><figcaption>Photo by Peter Brandt</figcaption></figure>", ""},
      {"", "<div class=related><a href=x>Flood</a> By Peter Brandt</div>", ""},
      // Printed names are the byline; markup may know one of them only.
      {json(R"(,"author":{"name":"Ann Oduya"})"), "<p>By Ann Oduya and Peter Brandt</p>",
       "Ann Oduya; Peter Brandt"}};
  for (auto const& row : rows) {
    INFO(row.head << row.top);
    CHECK(names_of(read(page(row.head, row.top))) == row.names);
  }
}

TEST_CASE("html: the body is the article alone", "[html]") {
  std::string const tail =
      "<div id=comments><p>I was there on Tuesday and nothing of the kind ever happened, believe "
      "me, says a reader.</p></div><div class=related><h3>More</h3><a href=x>A long headline of "
      "another story that nobody asked for</a></div><div class=cookie-banner><p>We and our "
      "partners use cookies to give you the best experience, as you surely know.</p></div>"
      "<footer><p>© 2023 Keld Echo</p></footer>";
  auto const article = read(page("", "", tail));
  CHECK(article.body ==
        "The harbour of Keld was closed on Tuesday after a storm broke its northern wall, the "
        "harbour master said.\n\nTwo boats sank at their moorings, and a third was found on the "
        "rocks below the lighthouse.\n\nRepairs will take until the autumn, according to the town "
        "council.");
  CHECK(article.lang == "en");
  CHECK(article.evidence.at("body").front().rule == "element:article");
  CHECK(article.outlet.name == "Keld Echo");
}

TEST_CASE("html: other stories within and behind the article are left out", "[html]") {
  std::string const teaser =
      "<article><h3>Bread of Holm</h3><p>A bakery in Holm bakes the rye bread of its "
      "grandmothers.</p></article>";
  std::string const more =
      "<p>The northern wall had stood since the great flood, and divers who went down to it in "
      "spring had found no fault in its stones, the council said.</p>";
  std::string const next =
      "<article><h1>Bread of Holm</h1><p>A bakery in Holm has baked the same rye bread for ninety "
      "years, and its owner says that she will not change a thing about it.</p></article>";
  std::string const paywall =
      "<div class=paywall><p>Subscribe to read on and on, for less than a bread costs.</p></div>";
  auto const plain_page = read(page("", more + more + more)).body;
  CHECK(read(page("", teaser + more + more + more)).body == plain_page);
  CHECK(read(page("", more + more + more, next)).body == plain_page);
  CHECK(read(page("", more + more + more, paywall)).body == plain_page);
  // A paragraph called so is text behind the wall, the wall itself is none.
  std::string const behind =
      "The council meets again on Friday, and the fishers of the town have asked for a new mole.";
  auto const walled = read(page("", kText + "<p class=paywall>" + behind + "</p>")).body;
  CHECK(walled.find(behind) != walled.npos);
}

TEST_CASE("html: what closes a page is none of its text", "[html]") {
  auto const plain_page = read(page("")).body;
  for (std::string const closing :
       {"<p>Ann Oduya is a reporter who has covered the coast for the Keld Echo.</p>",
        "<p>Contact Ann Oduya at ann@keld.example, or follow what she writes there.</p>",
        "<p>More information: A. Oduya et al, Walls in storms, Tides (2023).</p>"
        "<p>Citation: Storm closes harbour (2023) retrieved 20 September 2023.</p>"}) {
    INFO(closing);
    auto const bytes = page("");
    auto const at = bytes.find("</article>");
    CHECK(read(bytes.substr(0, at) + closing + bytes.substr(at)).body == plain_page);
  }
}

TEST_CASE("html: a link to a popup makes no popup of its paragraph", "[html]") {
  auto const article =
      read(page("",
                "<p><a class=modal href=x>Keld</a> lies on the coast and has a harbour of its own "
                "since the year when the mole was built.</p>"));
  CHECK(article.body.starts_with("Keld lies on the coast"));
}

TEST_CASE("html: bylines below the article are not those of other stories", "[html]") {
  struct Row {
    std::string tail;
    std::string names;
  };
  std::string far;
  for (int i = 0; i < 12; ++i) far += "<div><a href=a>A list of works</a></div>";
  std::vector<Row> const rows{
      {"<p>By Ann Oduya</p>", "Ann Oduya"},
      {"<p style='text-align:right'><b>Ann Oduya</b></p>", "Ann Oduya"},
      {"<p><b>Ann Oduya</b> <i>Theorist and writer in Keld</i></p><p>Ann looks "
       "into tides and what they do to walls of every kind.</p>",
       "Ann Oduya"},
      {"<p><b>Ann Oduya</b> <i>Theorist and writer in Keld</i></p>", ""},
      {"<p><b>Keld Castle</b> stands high</p><p>Keld has a castle, too.</p>", ""},
      {"<div class=author-meta><p><b>Ann Oduya:</b> Since she came to Keld, she "
       "has seen the wall break three times.</p></div>",
       "Ann Oduya"},
      {"<h3>Author Bio</h3><p>Ann Oduya is an experienced author of books "
       "on harbours.</p>",
       "Ann Oduya"},
      {"<p>By the Keld Team</p>" + far + "<div class=post-author-name>Ann Oduya</div>",
       "Ann Oduya"},
      {far + "<div class=post-author-name>Ann Oduya</div>"
             "<div class=post-author-name>Peter Brandt</div>",
       ""},
      {"<ul><li><div>By Ann Oduya</div><h3><a href=x>Bread</a></h3></li></ul>", ""},
      {"<h2>Related Stories</h2><p>By Ann Oduya</p>", ""},
      {"<p><b>CONTACT US</b></p>", ""},
      {"<p><b>Contact Us</b><br>Keld Harbour<br>ann@keld.example</p>", ""},
      {"<h3><a href=x>Bread of Holm wins prize</a></h3><p>By Ann Oduya</p>", ""},
      {"<aside><p>By Ann Oduya</p></aside>", ""},
      {"<p>Media contact:</p><p>Ann Oduya, ann@keld.example</p>", ""}};
  for (auto const& row : rows) {
    INFO(row.tail);
    CHECK(names_of(read(page("", "", row.tail))) == row.names);
  }
}

TEST_CASE("html: a given name of the markup is completed from print", "[html]") {
  auto const article = read(page("<meta name=author content=Ann>", "", "<p>By Ann Oduya</p>"));
  CHECK(names_of(article) == "Ann Oduya");
  REQUIRE(article.byline.front().evidence.size() == 2);
  CHECK(article.byline.front().evidence.back().rule == "meta:author");
}

TEST_CASE("html: the address dates a page that does not", "[html]") {
  struct Row {
    std::string url;
    std::string date;
  };
  std::vector<Row> const rows{{"https://keld.example/2023/09/14/storm", "2023-09-14"},
                              {"https://keld.example/news/2023-09-14-storm", "2023-09-14"},
                              {"https://keld.example/2023/09/storm", ""},
                              {"https://keld.example/2023/09/141/storm", ""},
                              {"https://keld.example/2023/13/14/storm", ""}};
  for (auto const& row : rows) {
    INFO(row.url);
    auto const article = read(page("<link rel=canonical href='" + row.url + "'>"));
    CHECK(date_of(article) == row.date);
    CHECK(rule_of(article) == (row.date.empty() ? "" : "url"));
    CHECK((article.date.status == Status::derived) == !row.date.empty());
  }
}

TEST_CASE("html: a publication's date far from the text", "[html]") {
  std::string const links = "<div><a href=a>A list of works</a></div>";
  std::string far;
  for (int i = 0; i < 12; ++i) far += links;
  struct Row {
    std::string tail;
    std::string date;
  };
  std::vector<Row> const rows{
      {"<p>Published</p><p>14 September 2023</p>", "2023-09-14"},
      {"<p>14 September 2023</p>", ""},
      {"<p>Published 14 September 2023</p><p>Published 9 May 2022</p>", ""},
      {"<p>14 September 2023. <i>Updated: 16 September 2023</i></p>", "2023-09-14"},
      {"<p>Published</p><p>14 September 2023</p>"
       "<a href=x><p>Published 9 May 2022</p></a>",
       "2023-09-14"},
      {"<div class=related><p>Published 14 September 2023</p></div>", ""}};
  for (auto const& row : rows) {
    INFO(row.tail);
    CHECK(date_of(read(page("", "", far + row.tail))) == row.date);
  }
}

TEST_CASE("html: a date that follows from a printed change is derived", "[html]") {
  auto const article = read(page("", "<p>Updated 14 September 2023</p>"));
  CHECK(article.date.status == Status::derived);
  CHECK(article.date.confidence < 0.7);
  CHECK(article.updated.status == Status::stated);
  auto const reviewed =
      read(page("", "<p>Last reviewed:</p><p><time datetime=2023-09-14>September 2023</time></p>"));
  CHECK(reviewed.date.status == Status::derived);
}

TEST_CASE("html: which of the titles", "[html]") {
  struct Row {
    std::string head;
    std::string top;
    std::string title;
  };
  std::string const site = "<meta property=og:site_name content='Keld Echo'>";
  std::vector<Row> const rows{
      {site + "<meta property=og:title content='Keld Echo - Storm over Keld'>", "",
       "Storm over Keld"},
      {site + "<meta property=og:title content='Storm over Keld | Keld Echo'>", "",
       "Storm over Keld"},
      {site + "<meta property=og:title content='Storm over Keld'>", "<h1>Our Blog</h1>",
       "Storm over Keld"},
      {"<meta property=og:title content='A wall broke, and the boats went down with it'>",
       "<h1>The broken wall</h1><h2>A wall broke, and the boats went down with it</h2>",
       "The broken wall"},
      // Two wordings of one title: the printed one. A kicker in front of it is none of it.
      {json("") + "<meta property=og:title content='Storm closes harbour of Keld'>",
       "<h1>Storm in Keld closes its harbour</h1>", "Storm in Keld closes its harbour"},
      {json("") + "<meta property=og:title content='Storm closes harbour of Keld'>",
       "<h1>The coast: Storm closes harbour of Keld</h1>", "Storm closes harbour of Keld"},
      {"<meta property=og:title content='Winter on the coast: Storm closes harbour of Keld'>",
       "<h2>Winter on the coast</h2><h2>Storm closes harbour of Keld</h2>",
       "Storm closes harbour of Keld"}};
  for (auto const& row : rows) {
    INFO(row.head << row.top);
    CHECK(read("<html><head>" + row.head + "</head><body>" + row.top + kText + "</body></html>")
              .title == row.title);
  }
}

TEST_CASE("html: blanks between inline elements stay, of every kind", "[html]") {
  struct Row {
    std::string_view html;
    std::string_view text;
  };
  constexpr Row kRows[] = {{"<b>Nine</b> boats", "Nine boats"},
                           {"<b>Nine</b>&nbsp;boats", "Nine boats"},
                           {"<b>Nine</b>\xC2\xA0"
                            "boats",
                            "Nine boats"},
                           {"<b>Nine</b>&#8195;boats", "Nine boats"},
                           {"<b>Ni</b>ne boats", "Nine boats"},
                           {"<b>Nine</b>&nbsp;<i>boats</i>", "Nine boats"}};
  for (auto const& row : kRows) {
    INFO(row.html);
    auto const text = "<p>" + std::string{row.html} + " sailed at dawn and came back at night.</p>";
    auto const body = read(page("", kText + text)).body;
    CHECK(body.find(std::string{row.text} + " sailed") != body.npos);
  }
}

TEST_CASE("html: title, outlet, deck, genre, captions", "[html]") {
  auto const article = read(page(
      "<title>Storm closes harbour of Keld | Keld Echo</title>"
      "<meta property=og:site_name content='Keld Echo'>"
      "<meta property=article:section content=Opinion>"
      "<link rel=canonical href='https://echo.example/storm'>",
      "<p class=standfirst>Two boats sank and the wall is broken, the council says</p>"
      "<figure><img src=x><figcaption>The wall on Tuesday. Photo: Mia Lund</figcaption></figure>"));
  CHECK(article.title == "Storm closes harbour of Keld");
  CHECK(article.evidence.at("title").front().rule == "element:h1");
  CHECK(article.outlet.name == "Keld Echo");
  CHECK(article.outlet.status == Status::stated);
  CHECK(article.deck == "Two boats sank and the wall is broken, the council says");
  CHECK(article.genre == "opinion");
  CHECK(article.url == "https://echo.example/storm");
  CHECK(article.captions == std::vector<std::string>{"The wall on Tuesday. Photo: Mia Lund"});
  CHECK(article.credits == std::vector<std::string>{"Mia Lund"});
  CHECK(article.body.find("Mia Lund") == std::string::npos);
}

TEST_CASE("html: declared values give way, unless they are trusted", "[html]") {
  ExtractOptions options;
  options.date = "2020-01-01";
  auto const bytes = page(json(R"(,"datePublished":"2023-09-14")"));
  CHECK(date_of(read(bytes, options)) == "2023-09-14");
  options.trust = Trust::declared;
  CHECK(date_of(read(bytes, options)) == "2020-01-01");
}

TEST_CASE("html: JSON that is not quite JSON", "[html]") {
  auto const article = read(
      page("<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"NewsArticle\",\n"
           "\"description\":\"two\nlines\",\"datePublished\":\"2023-09-14\",}\n//]]></script>"));
  CHECK(date_of(article) == "2023-09-14");
  auto const broken = read(page("<script type='application/ld+json'>a</script>"));
  CHECK(broken.notes ==
        std::vector<std::string>{"A JSON-LD script is not JSON and was passed over."});
  std::string const script = "<script type='application/ld+json'>a</script>";
  CHECK(read(page(script + script)).notes ==
        std::vector<std::string>{"2 JSON-LD scripts are not JSON and were passed over."});
}

TEST_CASE("html: JSON is read as far as it goes, with a note", "[html]") {
  for (std::string const script : {
           R"({"@type":"NewsArticle","author":"Ada Quill" "datePublished":"2023-09-14"})",
           R"({"@type":"NewsArticle","headline":"The "old" quay","datePublished":"2023-09-14"})",
           R"({"@type":"WebSite","name":"x"} {"@type":"NewsArticle","datePublished":"2023-09-14"})",
           R"({"@type":"NewsArticle", /* of today */ "datePublished":"2023-09-14"})",
           "{\"@type\":\"newsArticle\", // of today\n\"datePublished\":\"2023-09-14\"}",
           R"({&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2023-09-14&quot;})",
           R"({'@type':'NewsArticle','datePublished':'2023-09-14'})",
           R"({"@type":"NewsArticle","datePublished":"2023-09-14","author":{"name":)",
           R"({"@type":"NewsArticle","datePublished":"2023-09-14","keywords":["a","b")",
           R"({"@type":"NewsArticle","datePublished":"2023-09-14","name":"The quay)"}) {
    INFO(script);
    auto const article = read(page("<script type='Application/LD+JSON'>" + script + "</script>"));
    CHECK(date_of(article) == "2023-09-14");
    CHECK(article.notes == std::vector<std::string>{
                               "A JSON-LD script is not JSON and was read as far as it goes."});
  }
}

TEST_CASE("html: names of authors in one text", "[html]") {
  struct Row {
    std::string_view text;
    std::vector<std::string> names;
  };
  Row const rows[] = {
      {"Quill, Ada", {"Ada Quill"}},
      {"Quill, Ada; Brannock, Tom", {"Ada Quill", "Tom Brannock"}},
      {"Quill, Ada and Brannock, Tom", {"Ada Quill", "Tom Brannock"}},
      {"Ada Quill and Tom Brannock", {"Ada Quill", "Tom Brannock"}},
      {"Ada Quill / Tom Brannock", {"Ada Quill", "Tom Brannock"}},
      {"Ada Quill | Tom Brannock", {"Ada Quill", "Tom Brannock"}},
      {"Ada Quill | Keld Herald", {"Ada Quill"}},
      {"Ada Quill, Tom Brannock", {"Ada Quill", "Tom Brannock"}},
      {"Ada Quill, editor", {"Ada Quill"}},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    std::vector<std::string> names;
    auto const article = read(page(json(",\"author\":\"" + std::string{row.text} + "\"")));
    for (auto const& author : article.byline) names.push_back(author.name);
    CHECK(names == row.names);
  }
}

TEST_CASE("html: short paragraphs at both ends are text, and so is a list", "[html]") {
  std::string const longer =
      "<p>The harbour board voted to close the north quay for eleven weeks while divers work.</p>";
  auto const body = [](std::string const& text) {
    return read("<h1>North quay to close</h1><div>" + text + "</div>").body;
  };
  for (std::string const& text : {"<p>It opens so.</p>" + longer, longer + "<p>It ends so.</p>",
                                 longer + "<ul><li>a fish dock</li><li>a ferry</li></ul>",
                                 longer + "<p><a>It is no link.</a></p>",
                                 longer + "<blockquote>“No,” she said.</blockquote>"}) {
    INFO(text);
    auto const found = body(text);
    CHECK(found.find("\n\n") != found.npos);
  }
  CHECK(body("<p>He came.</p><p>He saw.</p>") == "He came.\n\nHe saw.");
  CHECK(body("<p>关闭北码头。</p><p>为期十一周。</p>") == "关闭北码头。\n\n为期十一周。");
}

TEST_CASE("html: what is in no other field is furniture", "[html]") {
  auto const article = read("<nav><a href=/a>Home and news</a></nav><h1>North quay to close</h1>" +
                            kText + "<div>Imprint of Keld</div>");
  CHECK(article.furniture == std::vector<std::string>{"Home and news", "Imprint of Keld"});
  std::string many;
  for (int i = 0; i < 1'200; ++i) many += "<div>menu " + std::to_string(i) + "</div>";
  auto const cut = read("<h1>North quay to close</h1>" + kText + "<nav>" + many + "</nav>");
  CHECK(cut.furniture.size() == 1'000);
  CHECK(cut.notes == std::vector<std::string>{
                         "400 words around the article were left out: there are too many."});
}

TEST_CASE("html: encodings, wrongly declared ones too", "[html]") {
  std::string const latin = "<h1>Caf\xE9 \x93Keld\x94</h1>" + kText;  // Windows-1252
  struct Row {
    std::string bytes;
    std::string title;
  };
  std::vector<Row> const rows{
      {"<meta charset=iso-8859-1>" + latin, "Café “Keld”"},
      {"<meta charset=utf-8>" + latin, "Café “Keld”"},
      {"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>" + latin,
       "Café “Keld”"},
      {"<meta charset=iso-8859-1><h1>Café Keld</h1>" + kText, "Café Keld"},
      {"<meta charset=euc-kr><h1>\xC7\xD7\xB1\xB8 \xC6\xF3\xBC\xE2</h1>" + kText, "항구 폐쇄"},
      {"<meta charset=shift_jis><h1>\x8D\x60\x82\xAA\x95\xC2\x8D\xBD</h1>" + kText, "港が閉鎖"},
      {"\xEF\xBB\xBF<meta charset=euc-kr><h1>Café Keld</h1>" + kText, "Café Keld"},
      {"<meta charset=utf-8><h1>CafÃ© â€œKeldâ€\xC2\x9D</h1>" + kText, "Café “Keld”"},
      {"<h1>Keld&#146;s &#8220;harbour&#8221;</h1>" + kText, "Keld’s “harbour”"}};
  for (auto const& row : rows) {
    INFO(row.bytes.substr(0, 60));
    CHECK(read(row.bytes).title == row.title);
  }
}

TEST_CASE("html: hostile pages are read within bounds, or refused", "[html][hostile]") {
  auto const repeat = [](std::string const& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  CHECK(read(repeat("<div>", 100'000) + kText + repeat("</div>", 100'000)).words == 47);
  CHECK(read("<script type='application/ld+json'>" + repeat("[", 100'000) + "</script>" + kText)
            .words == 47);
  CHECK(read("<h1>Keld</h1><video>" + kText + kText).words == 47);
  std::string authors;
  for (int i = 0; i < 10'000; ++i)
    authors += std::string{i == 0 ? "" : ","} + "\"Ann " + static_cast<char>('A' + i % 26) +
               static_cast<char>('a' + i / 26 % 26) + static_cast<char>('a' + i / 676) + "\"";
  CHECK(read(page(json(",\"author\":[" + authors + "]"))).byline.size() == 100);
  CHECK_THROWS_WITH(read("<p " + repeat("a=b ", 5'000) + ">" + kText),
                    "an element with more than 2000 attributes");
  CHECK_THROWS_WITH(read(repeat("<div>", 100'000) + repeat("</x>", 100'000)),
                    "its elements are nested too deep and too badly");
  CHECK_THROWS_WITH(read("<html></html>"), "no article text");
  CHECK_THROWS_WITH(read("<frameset><frame src=a></frameset>"), "no article text");
}

}  // namespace backfile::internal
