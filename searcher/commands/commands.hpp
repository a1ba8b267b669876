// The commands of backfile-search, in a table.
#pragma once

#include <span>
#include <string_view>

#include "searcher/cli.hpp"

namespace backfile::internal {

struct SearchCommand {
  std::string_view name;
  std::string_view operand;
  std::string_view summary;
  int (*run)(SearchArguments const&);  // gives the exit status
};

[[nodiscard]] std::span<SearchCommand const> search_commands() noexcept;

// The parts of what `syntax` prints; the first line of each is its heading.
struct SyntaxSection {
  std::string_view name;
  std::string_view text;
};

[[nodiscard]] std::span<SyntaxSection const> syntax_sections() noexcept;

// Of search, where there are --queries.
int run_batch(SearchArguments const& arguments);
int run_search(SearchArguments const& arguments);
int run_like(SearchArguments const& arguments);
int run_count(SearchArguments const& arguments);
int run_facets(SearchArguments const& arguments);
int run_histogram(SearchArguments const& arguments);
int run_values(SearchArguments const& arguments);
int run_show(SearchArguments const& arguments);
int run_explain(SearchArguments const& arguments);
int run_fields(SearchArguments const& arguments);
int run_syntax(SearchArguments const& arguments);
int run_serve(SearchArguments const& arguments);

}  // namespace backfile::internal
