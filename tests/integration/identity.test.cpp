// What makes two inputs one article, and what keeps two apart.
#include <fmt/format.h>
#include <backfile/backfile.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using backfile::tests::TempFolder;

namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

// An index that is added to, and what it said.
class Kept {
 public:
  Kept() : writer_{folder / "i", creating()} {}

  IngestTotals add(std::string const& name, std::string_view text, Strings const& map = {}) {
    write(name, text);
    return add(Strings{name}, map);
  }
  IngestTotals add(Strings names, Strings const& map = {}) {
    for (auto& name : names) name = folder / name;
    IngestOptions options;
    options.key_map = map;
    notes.clear();
    options.report = [this](InputReport const& report) { notes.push_back(report.reason); };
    return writer_.ingest(names, options);
  }
  void write(std::string const& name, std::string_view text) const {
    auto const path = folder.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
  }
  // "title" of each article, sorted.
  [[nodiscard]] Strings titles() const {
    Strings found;
    for (auto const& hit : hits()) found.push_back(hit.title);
    std::ranges::sort(found);
    return found;
  }
  [[nodiscard]] std::string id(std::string_view title) const {
    for (auto const& hit : hits())
      if (hit.title == title) return hit.id;
    return "none";
  }
  [[nodiscard]] Article article(std::string const& id) const {
    return Searcher{folder / "i"}.article(id);
  }

  TempFolder folder;
  Strings notes;

 private:
  static IndexOptions creating() {
    IndexOptions options;
    options.create = true;
    return options;
  }
  [[nodiscard]] std::vector<Hit> hits() const {
    SearchOptions all;
    all.all = true;
    all.group = Grouping::none;
    return Searcher{folder / "i"}.search(parse_query("*"), all).hits;
  }
  IndexWriter writer_;
};

std::string item(std::string_view title, std::string_view link, std::string_view guid = {}) {
  return fmt::format("<item><title>{0}</title>{1}{2}<description>The text of {0}, told at length "
                     "by those who saw it.</description></item>",
                     title, link.empty() ? "" : fmt::format("<link>{}</link>", link),
                     guid.empty() ? "" : fmt::format("<guid isPermaLink='false'>{}</guid>", guid));
}

std::string feed(std::string_view items, std::string_view channel = "Keld Echo") {
  return fmt::format("<rss version='2.0'><channel><title>{}</title>{}</channel></rss>", channel,
                     items);
}

constexpr std::string_view kPage =
    "A headline of note\n\nThe body of the page speaks of harvests, and of what they bring.\n";

}  // namespace

TEST_CASE("identity: one guid for all is no guid", "[integration][identity]") {
  for (bool const links : {true, false}) {
    INFO((links ? "with links" : "without links"));
    auto const of = [&](std::string const& title) {
      return item(title, links ? "https://keld.example/" + title : "", "x");
    };
    Kept kept;
    auto const first = feed(of("one") + of("two") + of("three"));
    CHECK(kept.add("feed.xml", first).added == 3);
    CHECK(kept.notes.size() == 2);
    CHECK(kept.notes.front().find("line 1 has the same guid: told apart by") == 0);
    CHECK(kept.add("feed.xml", first).unchanged == 3);
    // A new one on top, one that is gone; then each by itself.
    CHECK(kept.add("feed.xml", feed(of("four") + of("three") + of("two"))).added == 1);
    for (auto const* const title : {"three", "one", "two", "four", "five"})
      static_cast<void>(kept.add("feed.xml", feed(of(title))));
    CHECK(kept.titles() == Strings{"five", "four", "one", "three", "two"});
  }
}

TEST_CASE("identity: parts of a live page stay apart, whenever they come",
          "[integration][identity]") {
  auto const part = [](int number) {
    return item(fmt::format("Update {}", number),
                fmt::format("https://keld.example/live#{}", number));
  };
  Kept kept;
  CHECK(kept.add("feed.xml", feed(part(1) + part(2))).added == 2);
  CHECK(kept.add("feed.xml", feed(part(3))).added == 1);
  CHECK(kept.add("feed.xml", feed(part(4) + part(3) + part(2))).added == 1);
  CHECK(kept.add("feed.xml", feed(part(1))).unchanged == 1);
  CHECK(kept.titles() == Strings{"Update 1", "Update 2", "Update 3", "Update 4"});
  Kept alone;
  for (int const number : {1, 2, 3, 2})
    static_cast<void>(alone.add("feed.xml", feed(part(number))));
  CHECK(alone.titles() == Strings{"Update 1", "Update 2", "Update 3"});
}

TEST_CASE("identity: an anchor is no part of a page that stays the same",
          "[integration][identity]") {
  Kept kept;
  CHECK(kept.add("feed.xml", feed(item("Storm", "https://keld.example/a"))).added == 1);
  CHECK(kept.add("feed.xml", feed(item("Storm", "https://keld.example/a#comments"))).added == 0);
  CHECK(kept.titles() == Strings{"Storm"});
}

TEST_CASE("identity: short guids are those of their site", "[integration][identity]") {
  Kept kept;
  CHECK(kept.add("a.xml", feed(item("Keld", "https://keld.example/a", "17"))).added == 1);
  CHECK(kept.add("b.xml", feed(item("Harrow", "https://harrow.example/a", "17"))).added == 1);
  CHECK(kept.add("c.xml", feed(item("Nowhere", "", "17"), "Other"), {}).added == 1);
  auto const again = feed(item("Keld again", "http://www.keld.example/b", "17"));
  CHECK(kept.add("d.xml", again).updated == 1);
  CHECK(kept.titles() == Strings{"Harrow", "Keld again", "Nowhere"});
}

TEST_CASE("identity: ids can be read and typed", "[integration][identity]") {
  Kept kept;
  static_cast<void>(kept.add(
      "feed.xml", feed(item("Guid", "https://keld.example/x", "urn:keld:storm-1") +
                       item("Address", "https://keld.example/2023/quay-closes.html?utm_source=a") +
                       item("What it says", ""))));
  static_cast<void>(kept.add("pages/storm.txt", kPage));
  static_cast<void>(kept.add("a.jsonl", "{\"id\":\"a b/1\",\"title\":\"Declared\"}\n"));
  struct Row {
    std::string title;
    std::string id;
  };
  for (auto const& row : {Row{"Guid", "storm-1-[0-9a-f]{12}"},
                          Row{"Address", "quay-closes-[0-9a-f]{12}"},
                          Row{"What it says", "What-it-says-[0-9a-f]{12}"},
                          Row{"A headline of note", "storm"}, Row{"Declared", "a b/1"}}) {
    INFO(row.title << ": " << kept.id(row.title));
    CHECK(std::regex_match(kept.id(row.title), std::regex{row.id}));
  }
}

TEST_CASE("identity: the operator says what an id is, in any format", "[integration][identity]") {
  struct Row {
    std::string file;
    std::string text;
    std::string map;
  };
  Row const rows[] = {
      {"a.xml", feed("<item xmlns:k='urn:k'><title>T</title><guid>g</guid><k:key>7</k:key></item>"),
       "id=k:key"},
      {"b.xml", feed("<item><title>T</title><guid>7</guid></item>"), "id=guid"},
      {"c.xml",
       "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:x</id><title>T</title>"
       "<link href='7'/></entry></feed>",
       "id=link@href"},
      {"d.jsonl", "{\"title\":\"T\",\"key\":7,\"guid\":\"g\"}\n", "id=key"},
      {"e.jsonl", "{\"title\":\"T\",\"guid\":\"7\"}\n", "id=guid"},
      {"f.csv", "title,key\nT,7\n", "id=key"},
      {"g.eml", "From: a@keld.example\nMessage-ID: <g@x>\nX-Key: 7\nSubject: T\n\nWords.\n",
       "id=X-Key"},
      {"h.xml",
       "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x'><itemMeta><k>7</k>"
       "<title>T</title></itemMeta></newsItem>",
       "id=itemMeta/k"}};
  for (auto const& row : rows) {
    INFO(row.file);
    Kept kept;
    CHECK(kept.add(row.file, row.text, {row.map}).added == 1);
    CHECK(kept.id("T") == "7");
  }
}

TEST_CASE("identity: one declared id given twice is said", "[integration][identity]") {
  Kept kept;
  auto const line = [](std::string_view title) {
    return fmt::format("{{\"id\":\"7\",\"title\":\"{}\"}}\n", title);
  };
  auto const totals = kept.add("a.jsonl", line("One") + line("Two"));
  CHECK(totals.added == 1);
  CHECK(totals.updated == 1);
  CHECK(kept.notes == Strings{"has the id '7' of line 1, and replaces it"});
  CHECK(kept.titles() == Strings{"Two"});
  CHECK(kept.add("b.jsonl", line("Two") + line("Two")).unchanged == 2);
  CHECK(kept.notes.empty());
}

TEST_CASE("identity: what counts readers is no other article", "[integration][identity]") {
  Kept kept;
  auto const line = [](int views, std::string_view space) {
    return fmt::format("{{\"views\":{0},{1}\"title\":\"Storm\",\"body\":\"It\\n{1} rained.\"}}\n",
                       views, space);
  };
  CHECK(kept.add("a.jsonl", line(1, "")).added == 1);
  CHECK(kept.add("b.jsonl", line(2, " ")).added == 0);
  CHECK(kept.titles().size() == 1);
}

TEST_CASE("identity: a record without text never replaces an article", "[integration][identity]") {
  Kept kept;
  auto const whole = kept.add("a.jsonl", R"({"id":"X","title":"Storm","body":"It rained."})");
  CHECK(whole.added == 1);
  auto const stub = kept.add("b.jsonl", "{\"id\":\"X\",\"date\":\"2023-09-14\"}\n");
  CHECK(stub.rejected == 1);
  CHECK(kept.notes.back() == "neither title nor body; the article 'X' stays as it is");
  CHECK(kept.article("X").body == "It rained.");
  CHECK(kept.add("c.jsonl", "{\"id\":\"Y\",\"date\":\"2023-09-14\"}\n"
                            "{\"id\":\"Y\",\"title\":\"Quay\"}\n{\"id\":\"Y\",\"date\":\"2023\"}\n")
            .rejected == 1);
  CHECK(kept.titles() == Strings{"Quay", "Storm"});
}

TEST_CASE("identity: a file that moved is its article, a copy of it is another",
          "[integration][identity]") {
  Kept kept;
  kept.write("in/a/page.txt", kPage);
  CHECK(kept.add(Strings{"in"}).added == 1);
  fs::create_directory(kept.folder / "in/b");
  fs::rename(kept.folder / "in/a/page.txt", kept.folder / "in/b/renamed.txt");
  CHECK(kept.add(Strings{"in"}).unchanged == 1);
  CHECK(kept.article("page").path == kept.folder / "in/b/renamed.txt");
  // It is known by the new place when its text changes there.
  kept.write("in/b/renamed.txt", std::string{kPage} + "\nA line came to it in the evening.\n");
  CHECK(kept.add(Strings{"in"}).updated == 1);
  CHECK(kept.article("page").body.find("evening") != std::string::npos);
  // What comes to the old place is another; so is a copy while both are there.
  kept.write("in/a/page.txt", "Another headline\n\nThe body speaks of ships that came in.\n");
  fs::copy_file(kept.folder / "in/b/renamed.txt", kept.folder / "in/a/copy.txt");
  auto const totals = kept.add(Strings{"in"});
  CHECK(totals.added == 2);
  CHECK(totals.articles == 3);
  CHECK(kept.add(Strings{"in"}).unchanged == 3);
}

TEST_CASE("identity: two files of one text that moved are two", "[integration][identity]") {
  Kept kept;
  for (auto const* const name : {"in/a/page.txt", "in/b/page.txt"}) kept.write(name, kPage);
  CHECK(kept.add(Strings{"in"}).added == 2);
  fs::rename(kept.folder / "in", kept.folder / "on");
  auto const totals = kept.add(Strings{"on"});
  CHECK(totals.unchanged == 2);
  CHECK(totals.articles == 2);
  CHECK(kept.add(Strings{"on"}).unchanged == 2);
}

TEST_CASE("identity: articles of a program are told apart", "[integration][identity]") {
  TempFolder const folder;
  IndexOptions options;
  options.create = true;
  IndexWriter writer{folder / "i", options};
  auto const add = [&](std::string_view title, std::string_view url) {
    auto article = tests::article_of({"", "Words on it.", std::string{title}});
    article.id.clear();
    article.url = url;
    return writer.add(article);
  };
  CHECK(add("One", "") == Outcome::added);
  CHECK(add("Two", "") == Outcome::added);
  CHECK(add("One", "") == Outcome::unchanged);
  CHECK(add("Three", "https://keld.example/a") == Outcome::added);
  CHECK(add("Three again", "http://www.keld.example/a/") == Outcome::updated);
  auto stub = Article{};
  stub.url = "https://keld.example/a";
  CHECK_THROWS_AS(writer.add(stub), Error);
}
