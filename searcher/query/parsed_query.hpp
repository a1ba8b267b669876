// What backfile::Query holds.
#pragma once

#include <backfile/query.hpp>
#include <optional>

#include "searcher/query/parser.hpp"

namespace backfile::internal {

struct ParsedQuery {
  std::string text;
  QueryOptions options;
  Parsed parsed;
  std::optional<Article> model = {};  // what like() compares with, where that is in no index
};

// The parser's options for the public ones.
[[nodiscard]] ParseOptions parse_options(QueryOptions const& options);

}  // namespace backfile::internal
