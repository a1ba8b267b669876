// queries/lint.tsv: what people type by habit, by mistake or in malice, and what comes of it.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "searcher/query/parser.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/escaped_lines.hpp"
#include "tests/support/folders.hpp"
#include "tests/support/query_faults.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

struct Row {
  std::string line;
  std::string query;
  std::string outcome;  // the printed reading, or "error CODE OFFSET..END"
  std::string notes;    // codes, separated by commas
};

std::vector<std::string> columns_of(std::string const& line) {
  std::vector<std::string> columns;
  for (std::size_t at = 0; at <= line.size();) {
    auto const end = std::min(line.find('\t', at), line.size());
    columns.push_back(tests::unescaped(line.substr(at, end - at)));
    at = end + 1;
  }
  columns.resize(std::max<std::size_t>(columns.size(), 3));
  return columns;
}

std::vector<Row> rows() {
  std::vector<Row> made;
  auto const path = std::string{test::source_folder()} + "/tests/queries/lint.tsv";
  for (auto const& line : tests::lines_of(path)) {
    auto const columns = columns_of(line);
    REQUIRE(columns.size() == 3);
    made.push_back({line, columns[0], columns[1], columns[2]});
  }
  return made;
}

Row read(std::string const& query) {
  Row row;
  try {
    auto const parsed = parse(query, tests::seoul_clock());
    row.outcome = print(parsed.tree);
    for (auto const& note : parsed.notes) row.notes += (row.notes.empty() ? "" : ",") + note.code;
  } catch (Error const& error) {
    auto const place = error.position().value_or(Position{});
    row.outcome = "error " + std::string{to_string(error.code())} + " " +
                  std::to_string(place.offset) + ".." + std::to_string(place.offset + place.length);
  }
  return row;
}

}  // namespace

TEST_CASE("query lint: every row is read or refused as the table says", "[unit][query]") {
  std::size_t count = 0;
  std::set<std::string> seen;
  for (auto const& row : rows()) {
    INFO(row.line);
    auto const got = read(row.query);
    CHECK(got.outcome == row.outcome);
    CHECK(got.notes == row.notes);
    CHECK(tests::query_fault(row.query, tests::seoul_clock()) == "");
    CHECK(seen.insert(row.query).second);
    ++count;
  }
  CHECK(count >= 1100);
}

TEST_CASE("query lint: a reading reads as itself", "[unit][query]") {
  for (auto const& row : rows()) {
    if (row.outcome.starts_with("error ")) continue;
    INFO(row.line);
    CHECK(read(row.outcome).outcome == row.outcome);
  }
}
