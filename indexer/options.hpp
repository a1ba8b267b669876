// The options of backfile-index, described once. Reading the command line, the help, manual pages
// and completions walk the same CLI::App.
#pragma once

#include <CLI/App.hpp>
#include <memory>

#include "indexer/cli.hpp"

namespace backfile::internal {

// All options, bound to `arguments`, which must outlive the app.
[[nodiscard]] std::unique_ptr<CLI::App> index_app(IndexArguments& arguments);

}  // namespace backfile::internal
