#include <string>

#include "indexer/analysis/address.hpp"
#include "tests/support/catch.hpp"

namespace backfile::internal {

TEST_CASE("address: links to one page are one address", "[address]") {
  struct Row {
    std::string address;
    std::string normal;
  };
  auto const* const page = "//keld.example/2023/storm";
  Row const rows[] = {
      {"https://keld.example/2023/storm", page},
      {"http://keld.example/2023/storm", page},
      {"HTTPS://WWW.Keld.Example/2023/storm/", page},
      {" http://keld.example:80/2023/storm \n", page},
      {"https://keld.example:443/2023/storm#comments", page},
      {"https://keld.example/2023/storm?utm_source=rss&utm_medium=feed", page},
      {"https://keld.example/2023/storm?fbclid=1&amp;UTM_Campaign=x#top", page},
      {"https://keld.example/2023/%73torm?", page},
      {"https://keld.example", "//keld.example"},
      {"https://keld.example/?p=12&a=1&utm_id=3", "//keld.example?a=1&p=12"},
      {"https://keld.example/?a=1&p=12", "//keld.example?a=1&p=12"},
      {"https://keld.example/caf\xC3\xA9", "//keld.example/caf%C3%A9"},
      {"https://keld.example/caf%c3%a9", "//keld.example/caf%C3%A9"},
      {"https://keld.example/#!/storm", "//keld.example#!/storm"},
      {"https://keld.example/app#/storm", "//keld.example/app#/storm"},
      {"ftp://keld.example/a/", "ftp://keld.example/a"},
      {"urn:keld:1", "urn:keld:1"},
      {"", ""}};
  for (auto const& row : rows) {
    INFO(row.address);
    CHECK(normal_address(row.address) == row.normal);
  }
}

TEST_CASE("address: what may name another page stays", "[address]") {
  std::string const page = "https://keld.example/storm";
  for (auto const* const other :
       {"https://keld.example/Storm", "https://keld.example/storm?page=2",
        "https://keld.example/storm?ref=2", "https://m.keld.example/storm",
        "https://keld.example:8080/storm", "https://keld.example/storm/2",
        "https://keld.example/storm%2F2", "ftp://keld.example/storm"}) {
    INFO(other);
    CHECK(normal_address(other) != normal_address(page));
  }
}

TEST_CASE("address: normalising twice changes nothing", "[address]") {
  for (auto const* const address :
       {"https://keld.example/a%2fb%7E/?b=2&a=%41#!/x y", "https://keld.example/%",
        "https://keld.example/%4", "https://?a#b", "https://keld.example//", "https://"}) {
    INFO(address);
    auto const once = normal_address(address);
    CHECK(normal_address("https:" + once) == once);
    CHECK(once.find(' ') == std::string::npos);
  }
}

TEST_CASE("address: the part that a person knows a thing by", "[address]") {
  struct Row {
    std::string name;
    std::string part;
  };
  Row const rows[] = {{"https://keld.example/2023/storm-hits.html", "storm-hits"},
                      {"https://keld.example/2023/storm/?utm_source=x", "storm"},
                      {"https://www.keld.example/", "keld.example"},
                      {"https://keld.example/?p=123", "p-123"},
                      {"https://keld.example/a.php?id=7", "a-id-7"},
                      {"https://keld.example/caf%C3%A9", "caf\xC3\xA9"},
                      {"https://keld.example/%FF%00x", "x"},
                      {"urn:newsml:keld.example:20230914:storm", "storm"},
                      {"tag:keld.example,2023:17", "17"},
                      {"a1b2@mail.keld.example", "a1b2"},
                      {"17", "17"},
                      {"../..", ""},
                      {"", ""}};
  for (auto const& row : rows) {
    INFO(row.name);
    CHECK(readable_part(row.name) == row.part);
  }
  CHECK(as_word("Storm closes \xE2\x80\x9Charbour\xE2\x80\x9D") == "Storm-closes-harbour");
  CHECK(as_word(std::string(500, 'x')).size() == 60);
  CHECK(as_word("\x1B[31m\n") == "31m");
}

TEST_CASE("address: the site", "[address]") {
  CHECK(site_of("https://ann@WWW.Keld.Example:443/a") == "keld.example");
  CHECK(site_of("https://m.keld.example") == "m.keld.example");
  CHECK(site_of("storm").empty());
}

}  // namespace backfile::internal
