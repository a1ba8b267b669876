// The options of backfile-search, described once. Reading the command line, the help, manual pages
// and completions walk the same CLI::App.
#pragma once

#include <CLI/App.hpp>
#include <memory>

#include "indexer/console/help.hpp"
#include "indexer/console/manual_text.hpp"
#include "searcher/cli.hpp"

namespace backfile::internal {

// All options, bound to `arguments`, which must outlive the app.
[[nodiscard]] std::unique_ptr<CLI::App> search_app(SearchArguments& arguments);

// What the help says beside them, and what the manual page adds.
[[nodiscard]] HelpText search_help();
[[nodiscard]] ManualText search_manual();

// In the order of the help, a file each.
void add_query_options(CLI::App& app, SearchArguments& arguments);
void add_bounds(CLI::App& app, SearchArguments& arguments);
void add_counting(CLI::App& app, SearchArguments& arguments);
void add_listing(CLI::App& app, SearchArguments& arguments);
void add_output(CLI::App& app, SearchArguments& arguments);
void add_serving(CLI::App& app, SearchArguments& arguments);

}  // namespace backfile::internal
