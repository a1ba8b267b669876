// extract_page: bytes of any format that hold one article.

#include "backfile/error.hpp"
#include "backfile/extract.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pack.hpp"

using namespace backfile;

namespace {

std::string titled(std::string const& path, std::string const& bytes,
                   ExtractOptions const& options = {}) {
  try {
    auto const article = extract_page(bytes, path, options);
    return article.title + " | " + article.body + " | " + article.path;
  } catch (Error const& error) {
    return "! " + error.message();
  }
}

}  // namespace

TEST_CASE("extract_page: what a page is shows in its bytes and its name", "[unit][formats]") {
  std::string const words = "The harbour of Keld is closed, the board said on Thursday.";
  std::string const text = "Storm closes harbour\n\n" + words + "\n";
  std::string const html = "<!doctype html><title>Storm closes harbour</title><body><h1>Storm closes "
                           "harbour</h1><p>" + words + "</p></body>";
  struct Row {
    std::string path;
    std::string bytes;
    std::string read;
  };
  std::string const read = "Storm closes harbour | " + words + " | ";
  Row const rows[] = {
      {"a", text, read + "a"},
      {"a", html, read + "a"},
      {"a.gz", tests::pressed(tests::Press::gzip, html), read + "a.gz"},
      {"a.json", "{\"headline\":\"Storm closes harbour\",\"text\":\"" + words + "\"}",
       read + "a.json"},
      {"a", "<nitf><body><body.head><hedline><hl1>Storm closes harbour</hl1></hedline></body.head>"
            "<body.content><p>" + words + "</p></body.content></body></nitf>",
       read + "a"},
      {"a", "title,body\nStorm,Words\nFerry,Words\n", "! holds more than one article"},
      {"a", "title,body\n", "! holds no article"},
      {"a", "<?xml version='1.0'?><urlset/>",
       "! XML with the root <urlset> (a sitemap), which no reader takes"},
      {"a", "", "! empty"},
  };
  for (auto const& row : rows) {
    INFO(row.bytes);
    CHECK(titled(row.path, row.bytes) == row.read);
  }
}

TEST_CASE("extract_page: the order of day and month as it is declared", "[unit][dates]") {
  for (auto const& [order, day] : {std::pair{DateOrder::day_month, "2023-04-03"},
                                   std::pair{DateOrder::month_day, "2023-03-04"}}) {
    for (std::string const& page :
         {std::string{"Storm closes harbour\n\n03/04/2023\n\nThe harbour of Keld is closed, the board "
                      "said after a long night.\n"},
          std::string{"<html><title>Storm</title><body><h1>Storm closes harbour</h1><p class=date>"
                      "03/04/2023</p><p>The harbour of Keld is closed, the board said after a long "
                      "night.</p></body></html>"},
          std::string{"{\"title\":\"Storm\",\"date\":\"03/04/2023\",\"body\":\"Words\"}"}}) {
      INFO(page);
      auto const article = extract_page(page, "a", {.date_order = order});
      REQUIRE(article.date.value);
      CHECK(article.date.value->value() == day);
    }
  }
}
