// Outlets that are known by name, and what follows from that.
#include <backfile/error.hpp>
#include <backfile/extract.hpp>
#include <memory>
#include <set>
#include <string>

#include "indexer/analysis/zones.hpp"
#include "indexer/extract/outlets/name_outlet.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

constexpr std::string_view kText = R"(# two papers of one house
[The Quay Herald]
also = QH; 부두일보
domain = quayherald.example
group = harbourhouse.example
zone = Europe/Dublin
lang = en
mark = Send to the desk; Ten most read

[Evening Tide]
domain = tide.example; tide.news.example
group = harbourhouse.example
zone = Asia/Seoul

[Northwire]
agency = yes
)";

ExtractOptions with_book() {
  ExtractOptions options;
  options.outlets = std::make_shared<OutletBook const>(OutletBook::with(kText, "test"));
  return options;
}

Article named(std::string name) {
  Article article;
  article.outlet.name = std::move(name);
  article.outlet.status = Status::stated;
  return article;
}

std::string candidates(Article const& article) {
  std::string out;
  for (auto const& other : article.outlet.alternatives) {
    CHECK(other.status == Status::unknown);
    out += other.value + " (" + other.evidence.front().rule + ") ";
  }
  return out;
}

}  // namespace

TEST_CASE("outlets: every name leads to the canonical one", "[unit][outlets]") {
  auto const book = OutletBook::with(kText, "test");
  for (auto const name : {"The Quay Herald", "quay herald", "QUAY HERALD", "QH", "부두일보"}) {
    CAPTURE(name);
    REQUIRE(book.named(name) != nullptr);
    CHECK(book.named(name)->name == "The Quay Herald");
  }
  for (auto const name : {"", "Herald", "The Quay Herald Group", "Quay", "Evening Tides"})
    CHECK(book.named(name) == nullptr);
  CHECK(book.is_agency("Northwire"));
  CHECK_FALSE(book.is_agency("QH"));
}

TEST_CASE("outlets: hosts and what lies in them", "[unit][outlets]") {
  auto const book = OutletBook::with(kText, "test");
  struct Row {
    std::string_view address;
    std::string_view outlets;
  };
  Row const rows[] = {
      {"https://www.quayherald.example/a?b=c", "The Quay Herald "},
      {"https://m.quayherald.example:8080", "The Quay Herald "},
      {"desk@tide.news.example", "Evening Tide "},
      {"desk@HARBOURHOUSE.example", "Evening Tide The Quay Herald "},
      {"https://notquayherald.example/", ""},
      {"https://quayherald.example.other/", ""},
      {"quayherald.example", ""},
      {"", ""},
  };
  for (auto const& row : rows) {
    CAPTURE(row.address);
    std::string found;
    for (auto const* outlet : book.at_host(host_of(row.address))) found += outlet->name + ' ';
    CHECK(found == row.outlets);
  }
}

TEST_CASE("outlets: the built-in ones are sound", "[unit][outlets]") {
  auto const& book = OutletBook::built_in();
  CHECK(book.outlets().size() >= 60);
  std::set<std::string> domains;
  for (auto const& outlet : book.outlets()) {
    INFO(outlet.name);
    CHECK(book.named(outlet.name) == &outlet);
    for (auto const& name : outlet.also) CHECK(book.named(name) == &outlet);
    for (auto const& domain : outlet.domains) CHECK(domains.insert(domain).second);
    if (!outlet.zone.empty()) CHECK(Zone::exists(outlet.zone));
    CHECK(outlet.marks.empty());
  }
  CHECK(book.named("Korea Herald")->name == "The Korea Herald");
  CHECK(book.named("Donga")->name == "The Dong-A Ilbo");
  CHECK(book.named("The Times") == nullptr);
}

TEST_CASE("outlets: a file's outlet replaces the built-in one", "[unit][outlets]") {
  auto const book = OutletBook::with("[The Korea Herald]\nzone = UTC\n", "test");
  CHECK(book.named("Korea Herald")->zone == "UTC");
  CHECK(book.outlets().size() == OutletBook::built_in().outlets().size());
  CHECK(book.hash() != OutletBook::built_in().hash());
}

TEST_CASE("outlets: a name that two have stands for neither", "[unit][outlets]") {
  auto const book = OutletBook::with("[A Post]\nalso = AP2\n[Another Post]\nalso = AP2\n", "test");
  CHECK(book.named("AP2") == nullptr);
  CHECK(book.named("A Post") != nullptr);
}

TEST_CASE("outlets: mistakes in a file are told with their line", "[unit][outlets]") {
  struct Row {
    std::string_view text;
    std::string_view message;
  };
  Row const rows[] = {
      {"also = x\n", "test, line 1: a value before the first [Name]"},
      {"[A Post]\n\nhome = x\n", "test, line 3: there is no key 'home'"},
      {"[A Post]\nquay\n", "test, line 2: neither [Name] nor key = value"},
      {"[A Post\n", "test, line 1: no [Name]"},
      {"[]\n", "test, line 1: no [Name]"},
      {"[A Post]\nzone = Europe/Atlantis\n", "test, line 2: 'Europe/Atlantis' is no zone"},
      {"[A Post]\nlang = English\n", "test, line 2: 'English' is no lang"},
      {"[A Post]\nagency = maybe\n", "test, line 2: 'maybe' is no agency"},
  };
  for (auto const& row : rows) {
    CAPTURE(row.text);
    try {
      static_cast<void>(OutletBook::with(row.text, "test"));
      FAIL_CHECK("not refused");
    } catch (Error const& error) {
      CHECK(error.code() == Code::usage);
      CHECK(error.message() == row.message);
    }
  }
}

TEST_CASE("outlets: a known outlet has a canonical name and a zone", "[unit][outlets]") {
  auto article = named("QH");
  article.date.value = Date::from_iso("2023-09-14T11:13");
  article.updated.value = Date::from_iso("2023-09-14T12:00+09:00");
  name_outlet(article, with_book());
  CHECK(article.outlet.name == "QH");
  CHECK(article.outlet.canonical == "The Quay Herald");
  CHECK(article.date.tz_assumed == "Europe/Dublin");
  CHECK(article.updated.tz_assumed.empty());  // it states one
  // What the operator says about times counts.
  auto zoned = named("QH");
  zoned.date.value = Date::from_iso("2023-09-14T11:13");
  zoned.date.tz_assumed = "UTC";
  name_outlet(zoned, with_book());
  CHECK(zoned.date.tz_assumed == "UTC");
  // At another address it is another outlet of that name.
  auto elsewhere = named("The Quay Herald");
  elsewhere.url = "https://quayherald-news.example/1";
  name_outlet(elsewhere, with_book());
  CHECK(elsewhere.outlet.canonical.empty());
}

TEST_CASE("outlets: domains and templates make candidates, never an outlet", "[unit][outlets]") {
  Article page;
  page.url = "https://www.tide.example/2023/1";
  name_outlet(page, with_book());
  CHECK(page.outlet.name.empty());
  CHECK(page.outlet.status == Status::unknown);
  CHECK(candidates(page) == "Evening Tide (candidate-url) ");
  Article mailed;
  mailed.byline = {{"Orla Byrne", BylineKind::person, "ob@harbourhouse.example", {}}};
  name_outlet(mailed, with_book());
  CHECK(mailed.outlet.name.empty());
  CHECK(candidates(mailed) == "Evening Tide (candidate-mail) The Quay Herald (candidate-mail) ");
  Article printed;
  printed.lang = "en";
  printed.furniture = {"SEND TO THE DESK", "Share"};
  name_outlet(printed, with_book());
  CHECK(candidates(printed).empty());  // one of two lines
  printed.furniture.emplace_back("Ten most read");
  name_outlet(printed, with_book());
  CHECK(candidates(printed) == "The Quay Herald (candidate-template) ");
}

TEST_CASE("outlets: an agency in the byline is the source", "[unit][outlets]") {
  Article article;
  article.byline = {
      {"Northwire", BylineKind::organisation, "", {{2, 5, 14, "Northwire", "byline"}}}};
  name_outlet(article, with_book());
  CHECK(article.source == std::vector<std::string>{"Northwire"});
  REQUIRE(article.evidence["source"].size() == 1);
  CHECK(article.evidence["source"][0] == Evidence{2, 5, 14, "Northwire", "byline-agency"});
  CHECK(article.outlet.name.empty());
  // A person of the agency's name, and an agency's own page, are no source.
  Article person;
  person.byline = {{"Northwire", BylineKind::person, "", {}}};
  name_outlet(person, with_book());
  CHECK(person.source.empty());
  auto own = named("Northwire");
  own.byline = {{"Northwire", BylineKind::organisation, "", {}}};
  name_outlet(own, with_book());
  CHECK(own.source.empty());
}

TEST_CASE("outlets: an undated page gets a date only where it is asked for", "[unit][outlets]") {
  constexpr std::string_view kPage =
      "The harbour is closed for the winter\n\n"
      "The harbour was closed because of the ice, said the people who live there and work on "
      "it.\n\n"
      "Nobody could say when it would be opened again, for the ice was thick this winter.\n";
  ExtractOptions options;
  options.captured = "2024-06-21";
  CHECK_FALSE(extract_text(kPage, "page.txt", options).date.value);
  options.assume_date = AssumeDate::captured;
  auto const assumed = extract_text(kPage, "page.txt", options).date;
  REQUIRE(assumed.value);
  CHECK(assumed.value->value() == "2024-06-21");
  CHECK(assumed.status == Status::declared);
  REQUIRE(assumed.evidence.size() == 1);
  CHECK(assumed.evidence[0].rule == "assumed");
  CHECK(assumed.confidence < 0.5);
  // What the page says counts more.
  auto const dated = extract_text(
      "A headline about harbours\n2023.09.14 11:13\n\n" + std::string{kPage}, "page.txt", options);
  CHECK(dated.date.status == Status::stated);
  options.assume_date = AssumeDate::file;
  CHECK_FALSE(extract_text(kPage, "no such file", options).date.value);
}
