// The options of backfile-search, described once. Reading the command line, the help, manual pages
// and completions walk the same CLI::App.
#pragma once

#include <CLI/App.hpp>
#include <memory>

#include "searcher/cli.hpp"

namespace backfile::internal {

// All options, bound to `arguments`, which must outlive the app.
[[nodiscard]] std::unique_ptr<CLI::App> search_app(SearchArguments& arguments);

// In the order of the help, a file each.
void add_query_options(CLI::App& app, SearchArguments& arguments);
void add_bounds(CLI::App& app, SearchArguments& arguments);
void add_counting(CLI::App& app, SearchArguments& arguments);
void add_listing(CLI::App& app, SearchArguments& arguments);
void add_output(CLI::App& app, SearchArguments& arguments);

}  // namespace backfile::internal
