// facets, histogram, values, count --batch, and the parts of show.
#include <cstdint>

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/process.hpp"
#include "tests/support/table_reader.hpp"

using namespace backfile::test;
using backfile::tests::read_table;
using backfile::tests::Rows;

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

// Three dated articles, one known to the month, one without date and outlet.
struct Small {
  TemporaryFolder folder;
  std::string path = folder.path("index");

  Small() {
    std::string const rows =
        R"({"id":"a","title":"Ferry one","body":"Ice.","date":"2021-01-05","outlet":"Courier"}
{"id":"b","title":"Ferry two","body":"Ice.","date":"2021-03-09","outlet":"Courier"}
{"id":"c","title":"Storm","body":"Wind.","date":"2021-03-10","outlet":"=Ledger"}
{"id":"d","title":"Ferry in March","body":"Ice.","date":"2021-03","outlet":"courier post"}
{"id":"e","title":"Ferry again","body":"Ice."}
)";
    REQUIRE(index({"add", "-d", path, "-"}, {.in = rows}).status == 0);
  }

  [[nodiscard]] Finished ask(Words words, Launch const& launch = {}) const {
    words.insert(words.begin() + 1, {"-d", path});
    return search(std::move(words), launch);
  }
};

}  // namespace

TEST_CASE_METHOD(Small, "counting: facets", "[cli][counting]") {
  CHECK(ask({"facets", "ferry", "-F", "outlet:1", "--format", "csv"}).out ==
        "field,kind,value,count,selected\r\n"
        "outlet,value,Courier,2,false\r\n"
        "outlet,other,,1,false\r\n"
        "outlet,unknown,,1,false\r\n");
  auto const text = ask({"facets", "ferry", "-F", "outlet,year:all"});
  CHECK(text.status == 0);
  CHECK(text.out ==
        "outlet\n"
        "  Courier       2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇\n"
        "  courier post  1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇\n"
        "  (unknown)     1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇\n"
        "\n"
        "year\n"
        "  2021       3  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇\n"
        "  (unknown)  1  ▇▇▇▇▇▇▇▇▇▇▇▇▇\n"
        "\n"
        "4 articles\n");
  // Without a query: the whole index; without a field: the usual ones.
  auto const whole = json::parse(ask({"facets", "--json"}).out);
  CHECK(whole["count"]["articles"] == 5);
  CHECK(whole["hits"].empty());
  for (auto const* field : {"outlet", "byline", "genre", "lang", "year"})
    CHECK(whole["facets"].contains(field));
  auto const hostile = ask({"facets", "storm", "-F", "outlet", "--format", "csv"});
  CHECK(contains(hostile.out, "outlet,value,=Ledger,1"));
  CHECK(contains(hostile.err, "note: 1 cells begin with ="));
  CHECK(ask({"facets", "qqqq"}).status == 1);
}

TEST_CASE_METHOD(Small, "counting: histogram", "[cli][counting]") {
  auto const csv = ask({"histogram", "ferry", "--by", "month", "--since", "2020-12", "--until",
                        "2021-03", "--undated", "include", "--format", "csv"});
  CHECK(csv.out ==
        "kind,from,count,total,share,no_data\r\n"
        "bucket,2020-12-01,0,0,,true\r\n"
        "bucket,2021-01-01,1,1,1,false\r\n"
        "bucket,2021-02-01,0,0,,true\r\n"
        "bucket,2021-03-01,2,3,0.6666666666666666,false\r\n"
        "imprecise,,0,,,\r\n"
        "undated,,1,,,\r\n");
  auto const days = json::parse(ask({"histogram", "ferry", "--by", "day", "--json"}).out);
  auto const& histogram = days["histogram"];
  CHECK(histogram["imprecise"] == 1);
  CHECK(histogram["undated"] == 1);
  CHECK(histogram["buckets"].size() == 64);
  std::uint64_t sum = 0;
  for (auto const& bucket : histogram["buckets"]) sum += bucket["count"].get<std::uint64_t>();
  CHECK(sum + 2 == days["count"]["articles"]);
  CHECK(ask({"histogram", "ferry", "--by", "quarter", "--share"}).out ==
        "by quarter\n"
        "  2021 Q1     3 of 4   75.0%  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇\n"
        "  undated     1\n"
        "\n"
        "4 articles\n");
  auto const updated =
      json::parse(ask({"histogram", "ferry", "--field", "updated", "--json"}).out)["histogram"];
  CHECK(updated["field"] == "updated");
  auto const indexed =
      json::parse(ask({"histogram", "ferry", "--field", "indexed", "--by", "year", "--json"}).out);
  CHECK(indexed["histogram"]["field"] == "indexed");
  CHECK(indexed["histogram"]["undated"] == 0);
  REQUIRE(indexed["histogram"]["buckets"].size() == 1);
  CHECK(indexed["histogram"]["buckets"][0]["count"] == 4);
  CHECK(indexed["histogram"]["buckets"][0]["total"] == 5);
  CHECK(updated["buckets"].empty());
  CHECK(updated["undated"] == 4);
}

TEST_CASE_METHOD(Small, "counting: values", "[cli][counting]") {
  CHECK(ask({"values", "outlet"}).out == "2  Courier\n1  =Ledger\n1  courier post\n1  (unknown)\n");
  CHECK(ask({"values", "outlet", "COUR"}).out == "2  Courier\n1  courier post\n");
  CHECK(ask({"values", "outlet", "-n", "1"}).out == "2  Courier\n2  (other)\n1  (unknown)\n");
  CHECK(ask({"values", "year", "--format", "tsv"}).out == "value\tcount\n2021\t4\n");
  CHECK(ask({"values", "id", "--format", "csv"}).out ==
        "value,count\r\na,1\r\nb,1\r\nc,1\r\nd,1\r\ne,1\r\n");
  auto const answer = json::parse(ask({"values", "publication", "c", "--json"}).out);
  CHECK(answer == json::parse(R"({"format_version":1,"field":"publication","prefix":"c",
    "values":[{"value":"Courier","count":2},{"value":"courier post","count":1}],
    "other":0,"unknown":1})"));
  CHECK(ask({"values", "outlet", "zzz"}).status == 1);
  CHECK(ask({"values", "outlte"}).status == 2);
}

TEST_CASE_METHOD(Small, "counting: a file of queries", "[cli][counting]") {
  CHECK(ask({"count", "--batch", "-"}, {.in = "ferry\nstorm OR wind\nqqqq\n"}).out == "4\n1\n0\n");
  CHECK(
      ask({"count", "--batch", "-", "--format", "csv"}, {.in = "ferry date:2021\n\"ferry two\"\n"})
          .out ==
      "query,articles,undated_matches\r\n"
      "ferry date:2021,3,1\r\n"
      "\"\"\"ferry two\"\"\",1,0\r\n");
  auto const bad = ask({"count", "--batch", "-"}, {.in = "ferry\nstorm (\n"});
  CHECK(bad.status == 2);
  CHECK(bad.out.empty());
  CHECK(contains(bad.err, "error: standard input, line 2: "));
  CHECK(contains(bad.err, "\n  storm (\n        ^\n"));
  CHECK(ask({"count", "--batch", folder.path("none")}).status == 66);
  CHECK(ask({"count", "--batch", "-", "ferry"}).status == 2);
  CHECK(ask({"count", "--json", "ferry date:2021"}).out ==
        "{\"format_version\":1,\"query\":{\"text\":\"ferry date:2021\",\"normalized\":"
        "\"ferry AND date:2021-01-01..2021-12-31\"},\"count\":{\"articles\":3,\"groups\":3,"
        "\"exact\":true,\"undated_matches\":1}}\n");
}

TEST_CASE("counting: parts of an article", "[cli][counting]") {
  auto const show = [](Words words) {
    words.insert(words.begin(), {"show", "-d", sample_index().path, "040_ferry_aground_sound"});
    return search(std::move(words));
  };
  auto const whole = json::parse(show({"--json"}).out);
  CHECK(show({"--part", "title"}).out == whole["title"].get<std::string>() + '\n');
  CHECK(contains(show({"--part", "body"}).out, whole["body"].get<std::string>()));
  CHECK_FALSE(contains(show({"--part", "meta"}).out, "   line "));
  CHECK(contains(show({"--part", "evidence"}).out, "   line "));
  CHECK(show({"--part", "raw"}).out ==
        read(std::string{source_folder()} + "/corpus/sample/040_ferry_aground_sound.txt"));
  CHECK(json::parse(show({"--part", "body", "--json"}).out) ==
        json({{"id", whole["id"]}, {"body", whole["body"]}}));
  auto const rows = read_table(show({"--format", "csv", "--part", "title"}).out, ',', "\r\n");
  CHECK(rows == Rows{{"id", "title"}, {whole["id"], whole["title"]}});
  CHECK(read_table(show({"--format", "tsv"}).out, '\t', "\n").size() == 2);
}
