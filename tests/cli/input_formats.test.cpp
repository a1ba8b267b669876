// corpus/formats through the programs: every file recognised by its content, its fields found.
#include <nlohmann/json.hpp>

#include <filesystem>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using nlohmann::json;

std::string const kFormats = std::string{source_folder()} + "/corpus/formats";

struct FormatsIndex {
  TemporaryFolder folder;
  std::string path = folder.path("index");
  Finished added = index({"add", "-d", path, kFormats});
};

FormatsIndex const& formats() {
  static FormatsIndex const made;
  return made;
}

// The values of the one article that a query finds, and the rules of their evidence.
json found(std::string const& query) {
  auto const answer = search(
      {"-d", formats().path, "--format", "json", "-o", "full", "--undated", "include", query});
  INFO(query << ": " << answer.out << answer.err);
  auto const hits = json::parse(answer.out)["hits"];
  REQUIRE(hits.size() == 1);
  return hits[0];
}

}  // namespace

TEST_CASE("cli: a folder of every format", "[cli][formats]") {
  auto const& added = formats().added;
  INFO(added.err);
  CHECK(added.status == 0);
  CHECK(totals(added) == Totals{16, 0, 0, 0});
  CHECK(added.err.find("dated 16 of 16") != std::string::npos);
  CHECK(added.err.find("outlet known 16 of 16") != std::string::npos);
  CHECK(totals(index({"add", "-d", formats().path, kFormats})) == Totals{0, 0, 16, 0});
}

TEST_CASE("cli: every format, what its articles say", "[cli][formats]") {
  struct Row {
    std::string query;
    std::string date;
    std::string rule;  // of the date's evidence
    std::string outlet;
    std::string byline;
  };
  std::vector<Row> const rows{
      {"title:lighthouse", "2023-05-02T07:30:00", "json:/publishedAt", "Keld Echo", "Ann Oduya"},
      {"byline:oduya title:seals", "2023-05-03T07:30:00", "json:/publishedAt", "Keld Echo",
       "Ann Oduya"},
      {"title:menders \"northern quay\"", "2023-05-04T09:00:00", "json:/pub_date",
       "Brannock Evening Post", "Fiona Kilbride"},
      {"\"tide tables printed\" date:2023-05-05", "2023-05-05T09:00:00", "json:/timestamp",
       "Keld Echo", "Bo Ek"},
      {"\"herring or a piano\"", "2023-05-06", "csv:/Published", "Kestrel Bay Chronicle",
       "Ines Calloway"},
      {"outlet:\"kestrel bay\" eel", "2023-05-07", "csv:/Published", "Kestrel Bay Chronicle",
       "Ines Calloway"},
      {"caption:\"long room\" credit:finch", "2023-05-08T15:10:00", "json:/firstcreated",
       "Larkwire", "Peter Brandt"},
      {"title:\"café\" credit:\"bo ek\" caption:1988", "2023-05-09T18:05:00",
       "xml:/rss/channel/item/pubDate", "Keld Echo", "Ann Oduya"},
      {"gulls horn url:*", "2023-05-10T06:00:00", "xml:/rss/channel/item/pubDate", "Keld Echo",
       "Bo Ek"},
      {"title:reopens sardines", "2023-05-11T08:15:00", "xml:/feed/entry/published",
       "Kestrel Bay Chronicle", "Ines Calloway"},
      {"deck:\"small boats\" credit:finch source:northwire", "2023-05-12T17:15:00",
       "xml:/nitf/head/docdata/date.issue@norm", "Brannock Evening Post", "Fiona Kilbride"},
      {"bell divers dateline:keld", "2023-05-13T08:21:00",
       "xml:/newsItem/contentMeta/contentCreated", "Larkwire", "Peter Brandt"},
      {"\"lime kiln\"", "2023-05-13T09:59:00", "xml:/newsItem/itemMeta/versionCreated", "Larkwire",
       "Ada Finch"},
      {"title:\"a letter\" \"from the café\"", "2023-05-14T07:00:00", "mail:/Date",
       "The Harbour Letter", ""},
      {"title:ferry \"the other ferry\"", "2023-05-15T07:00:00", "mail:/Date", "Keld Echo",
       "Ann Oduya"},
      {"\"the café on the quay\"", "2023-05-16T07:00:00", "mail:/Date", "Keld Echo", "Ann Oduya"},
  };
  for (auto const& row : rows) {
    auto const hit = found(row.query);
    INFO(row.query);
    CHECK(hit["date"]["value"] == row.date);
    CHECK(hit["date"]["status"] == "declared");
    CHECK(hit["date"]["evidence"][0]["rule"] == row.rule);
    CHECK(hit["outlet"]["name"] == row.outlet);
    CHECK((hit["byline"].empty() ? "" : hit["byline"][0]["name"].get<std::string>()) == row.byline);
  }
}

TEST_CASE("cli: names of a table that nothing tells are listed", "[cli][formats]") {
  TemporaryFolder folder;
  auto const file = folder.write("liste.csv", "kolom,vak\nStorm,Words of it\n");
  auto const database = folder.path("index");
  auto const unknown = index({"add", "-d", database, file});
  CHECK(unknown.status == 65);
  CHECK(unknown.err.find("no column is a title or text (--map title=COLUMN); columns: kolom, "
                         "vak") != std::string::npos);
  auto const map = folder.write("names.map", "# of the Echo\n title=kolom\n\nbody=#2\r\n");
  CHECK(index({"extract", "--map", map, file}).out ==
        index({"extract", "--map", "title=kolom,body=#2", file}).out);
  auto const faulty = folder.write("faulty.map", "title=kolom\nkolom=title\n");
  CHECK(index({"extract", "--map", faulty, file})
            .err.find("faulty.map:2: 'kolom=title' is not "
                      "FIELD=KEY") != std::string::npos);
  CHECK(index({"extract", "--map", "titel", file})
            .err.find("--map titel: neither FIELD=KEY nor a "
                      "file") != std::string::npos);
  auto const missing = index({"extract", "--map", "title=kolomme", file});
  CHECK(missing.status == 65);
  CHECK(missing.err.find("--map title=kolomme: no such column; columns: kolom, vak") !=
        std::string::npos);
  auto const told = index(
      {"add", "-d", database, "--map", "title=kolom", "--map", "body=#2", "--outlet", "Echo", file});
  CHECK(totals(told) == Totals{1, 0, 0, 0});
  CHECK(told.err.find("outlet known 1 of 1") != std::string::npos);
}
