// What backfile::Query holds.
#pragma once

#include <backfile/query.hpp>

#include "searcher/query/parser.hpp"

namespace backfile::internal {

struct ParsedQuery {
  std::string text;
  QueryOptions options;
  Parsed parsed;
};

// The parser's options for the public ones.
[[nodiscard]] ParseOptions parse_options(QueryOptions const& options);

}  // namespace backfile::internal
