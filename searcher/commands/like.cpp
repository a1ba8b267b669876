#include <fmt/format.h>
#include <backfile/extract.hpp>

#include <filesystem>
#include <iostream>
#include <system_error>

#include "indexer/sources/files.hpp"
#include "searcher/commands/answer.hpp"
#include "searcher/commands/commands.hpp"

namespace backfile::internal {
namespace {

// An id that an index has, else a file; a file of an id's name is ./NAME.
Query like_what(Searcher const& searcher, std::string const& operand,
                SearchArguments const& arguments) {
  if (operand == "-")
    return similar_to(extract_text(read_stream(std::cin, kMaxArticleBytes), "-"), arguments.query);
  if (articles_of_id(searcher, operand) > 0) return similar_to(operand, arguments.query);
  std::error_code ignored;
  if (std::filesystem::exists(operand, ignored))
    return similar_to(extract_file(operand), arguments.query);
  throw Error{Code::article_not_found, fmt::format("'{}' is no article's id and no file", operand),
              "ids are printed by every search; - reads standard input"};
}

}  // namespace

int run_like(SearchArguments const& arguments) {
  if (arguments.words.size() != 1)
    throw Error{Code::usage, "like: one id or file is needed", "backfile-search like ID|FILE|-"};
  Searcher const searcher{arguments.indexes};
  return answer(searcher, like_what(searcher, arguments.words.front(), arguments), arguments);
}

}  // namespace backfile::internal
