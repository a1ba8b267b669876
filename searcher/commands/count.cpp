// How many articles match, for one query or for a file of them.
#include <nlohmann/json.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <istream>

#include "indexer/sources/files.hpp"
#include "searcher/commands/answer.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/render/result_json.hpp"
#include "searcher/render/table.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxQueryLine = 64 * 1024;

// One count after the other, each in the format.
class Counts {
 public:
  explicit Counts(SearchArguments const& arguments)
      : format_{arguments.format},
        table_{format_ == OutputFormat::tsv ? Table::Kind::tsv : Table::Kind::csv,
               arguments.guard_cells} {}

  [[nodiscard]] std::string begin() {
    if (!is_table()) return {};
    return table_.own("query").own("articles").own("undated_matches").end_row();
  }

  [[nodiscard]] std::string row(Query const& query, Count const& count) {
    if (is_table())
      return table_.text(query.text()).own(count.articles).own(count.undated_matches).end_row();
    if (format_ == OutputFormat::json || format_ == OutputFormat::jsonl)
      return to_json_text(count_json(query, count)) + '\n';
    return fmt::format("{}\n", count.articles);
  }

 private:
  [[nodiscard]] bool is_table() const {
    return format_ == OutputFormat::csv || format_ == OutputFormat::tsv;
  }

  OutputFormat format_;
  Table table_;
};

// All lines are read before one is answered: a query that is refused costs no half answer.
std::vector<Query> read_queries(std::istream& stream, std::string const& name,
                                QueryOptions const& options) {
  std::vector<Query> queries;
  LineReader reader{stream, kMaxQueryLine};
  std::string line;
  for (auto got = reader.next(line); got != LineReader::Got::end; got = reader.next(line)) {
    auto const place = fmt::format("{}, line {}", name, reader.line_number());
    if (got == LineReader::Got::too_long)
      throw Error{Code::query_too_large,
                  fmt::format("{}: longer than {} KiB", place, kMaxQueryLine / 1024)};
    try {
      queries.push_back(parse_query(line, options));
    } catch (Error const& error) {
      Error const placed{error.code(), fmt::format("{}: {}", place, error.message()), error.hint()};
      throw error.position() ? placed.at(line, *error.position()) : placed;
    }
  }
  return queries;
}

std::vector<Query> batch(SearchArguments const& arguments) {
  if (arguments.batch == "-") return read_queries(std::cin, "standard input", arguments.query);
  std::ifstream file{arguments.batch};
  if (!file)
    throw Error{Code::input_not_found, arguments.batch + ": cannot be read",
                "--batch takes a file of queries, one a line; - reads standard input"};
  return read_queries(file, arguments.batch, arguments.query);
}

int count_batch(SearchArguments const& arguments) {
  if (!arguments.words.empty())
    throw Error{Code::usage, "count: queries come from --batch or from the command line, not both"};
  auto const queries = batch(arguments);
  Searcher const searcher{arguments.indexes};
  Counts counts{arguments};
  Output output{Content::data};
  bool open = output.write(counts.begin());
  bool found = false;
  for (auto const& query : queries) {
    if (!open) return 0;
    auto const count = searcher.count(query, arguments.search);
    found = found || count.articles > 0;
    open = output.write(counts.row(query, count));
  }
  if (!output.finish()) return 0;
  return found || arguments.no_match_ok ? 0 : 1;
}

}  // namespace

int run_count(SearchArguments const& arguments) {
  if (!arguments.batch.empty()) return count_batch(arguments);
  auto const query = parse_query(arguments.text(), arguments.query);
  auto const count = Searcher{arguments.indexes}.count(query, arguments.search);
  tell_notes(query.notes(), arguments);
  if (count.undated_matches > 0 && !arguments.quiet)
    write_err(
        fmt::format("note: {} undated also match (--undated include)", count.undated_matches));
  Counts counts{arguments};
  auto text = counts.begin();
  text += counts.row(query, count);
  print(text, Content::data);
  return count.articles > 0 || arguments.no_match_ok ? 0 : 1;
}

}  // namespace backfile::internal
