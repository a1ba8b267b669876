// The options of backfile-index, described once. Reading the command line, the help, manual pages
// and completions walk the same CLI::App.
#pragma once

#include <CLI/App.hpp>
#include <memory>

#include "indexer/cli.hpp"
#include "indexer/console/help.hpp"
#include "indexer/console/manual_text.hpp"

namespace backfile::internal {

// All options, bound to `arguments`, which must outlive the app.
[[nodiscard]] std::unique_ptr<CLI::App> index_app(IndexArguments& arguments);

// What the help says beside them, and what the manual page adds.
[[nodiscard]] HelpText index_help();
[[nodiscard]] ManualText index_manual();

}  // namespace backfile::internal
