// Streams of JSON cut into records.
#include "indexer/formats/json_splitter.hpp"
#include "tests/support/catch.hpp"

#include <sstream>
#include <string>

namespace backfile::internal {
namespace {

// Records as "line:text", faults as "line!fault", one behind the other.
std::string cut(std::string const& text, std::size_t limit = 1000) {
  std::istringstream stream{text};
  JsonSplitter splitter{stream, limit};
  std::string record;
  std::string all;
  using Got = JsonSplitter::Got;
  for (auto got = splitter.next(record); got != Got::end; got = splitter.next(record)) {
    all += all.empty() ? "" : " | ";
    all += std::to_string(splitter.line());
    all += got == Got::record     ? ":" + record
           : got == Got::too_long ? "!long"
                                  : "!" + splitter.fault();
  }
  return all;
}

}  // namespace

TEST_CASE("JSON splitter: objects of a document", "[unit][json]") {
  struct Row {
    std::string text;
    std::string records;
  };
  Row const rows[] = {
      {"", ""},
      {" \n ", ""},
      {R"({"a":1})", R"(1:{"a":1})"},
      {"\xEF\xBB\xBF{\"a\":1}\n{\"b\":2}", R"(1:{"a":1} | 2:{"b":2})"},
      {"{\n \"a\": {\"b\": [1, \"]\"]}\n}\n", "1:{\n \"a\": {\"b\": [1, \"]\"]}\n}"},
      {"[]", ""},
      {R"([{"a":"\"}"},{"b":[]}])", R"(1:{"a":"\"}"} | 1:{"b":[]})"},
      {"[\n{\"a\":1},\n{\"b\":2}\n]\n", R"(2:{"a":1} | 3:{"b":2})"},
      {R"({"status":"ok","articles":[{"a":1},{"b":2}],"more":[{"c":3}]})",
       R"(1:{"a":1} | 1:{"b":2})"},
      {R"({"response":{"n":2,"docs":[{"a":1}]},"x":{}})", R"(1:{"a":1})"},
      {R"({"hits":{"hits":[{"a":1}]}})", R"(1:{"a":1})"},
      {R"({"articles":[{"a":1}],"news":[{"b":2}]})", R"(1:{"a":1} | 1:{"b":2})"},
      // An article's own lists wrap nothing, nor do those of an article within a list.
      {R"({"title":"t","authors":[{"name":"n"}]})", R"(1:{"title":"t","authors":[{"name":"n"}]})"},
      {R"([{"items":[{"a":1}]}])", R"(1:{"items":[{"a":1}]})"},
      {R"({"articles":[]})", R"(1:{"articles":[]})"},
      {R"({"data":["x",{"a":1}]})", R"(1:{"data":["x",{"a":1}]})"},
      {R"([1,{"a":1},"x",[{"b":2}]])",
       R"(1!no JSON object | 1:{"a":1} | 1!no JSON object | 1!no JSON object)"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(cut(row.text) == row.records);
  }
}

TEST_CASE("JSON splitter: a broken record costs itself only", "[unit][json]") {
  struct Row {
    std::string text;
    std::string records;
  };
  Row const rows[] = {
      {"{\"a\":", "1!no valid JSON: ends within a record"},
      {"{\"a\":\"x", "1!no valid JSON: ends within a string"},
      {"[{\"a\":1},", "1:{\"a\":1} | 1!no valid JSON: ends before its array does"},
      {"{\"a\":\"x\n{\"b\":2}\n", "1!no valid JSON: ends within a string | 2:{\"b\":2}"},
      {"[\n{\"a\":1]},\n{\"b\":2}\n]", "2!no valid JSON: no key where one should be | 3:{\"b\":2}"},
      {"[\n{\"a\":[1}},\n{\"b\":2}\n]", "2!no valid JSON: a bracket too many | 3:{\"b\":2}"},
      // What is left of a broken record is no record, though it looks like one.
      {"[\n {\n  \"a\": [1},\n  \"by\":\n   { \"name\": \"Ann\" }\n },\n {\"b\":2}\n]",
       "2!no valid JSON: a bracket too many | 7:{\"b\":2}"},
      {"{\"a\" 1}\n{\"b\":2}", "1!no valid JSON: a key without a value | 2:{\"b\":2}"},
      {"plain\n{\"b\":2}", "1!no valid JSON | 2:{\"b\":2}"},
  };
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(cut(row.text) == row.records);
  }
}

TEST_CASE("JSON splitter: records over the limit, and too deep ones", "[unit][json]") {
  std::string const long_text(2000, 'x');
  CHECK(cut("[{\"a\":\"" + long_text + "\"},\n{\"b\":2}]") == "1!long | 2:{\"b\":2}");
  std::string const deep(100'000, '[');
  CHECK(cut("{\"a\":" + deep + "\n{\"b\":2}") ==
        "1!no valid JSON: nested too deep, more than 10000 levels | 2:{\"b\":2}");
  // The first of an array begins behind its bracket, the others on lines of their own.
  CHECK(cut("[{\"a\":" + deep + std::string(100'000, ']') + "},\n{\"b\":2},\n{\"c\":3}]") ==
        "1!no valid JSON: nested too deep, more than 10000 levels | 2:{\"b\":2} | 3:{\"c\":3}");
}

}  // namespace backfile::internal
