#include <fmt/format.h>

#include "searcher/commands/answer.hpp"
#include "searcher/commands/commands.hpp"

namespace backfile::internal {

int run_search(SearchArguments const& arguments) {
  if (!arguments.queries.empty()) return run_batch(arguments);
  if (arguments.format == OutputFormat::trec)
    throw Error{Code::usage, "--format trec is for runs of many queries",
                "add --queries FILE; for one query: --format jsonl or ids"};
  if (arguments.extent == Extent::count) return run_count(arguments);
  auto const query = parse_query(arguments.text(), arguments.query);
  return answer(Searcher{arguments.indexes}, query, arguments);
}

}  // namespace backfile::internal
