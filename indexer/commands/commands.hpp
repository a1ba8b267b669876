// The commands of backfile-index, in a table.
#pragma once

#include <span>
#include <string_view>

#include "indexer/cli.hpp"

namespace backfile::internal {

struct IndexCommand {
  std::string_view name;
  std::string_view operand;
  std::string_view summary;
  int (*run)(IndexArguments const&);  // gives the exit status
};

[[nodiscard]] std::span<IndexCommand const> index_commands() noexcept;

int run_add(IndexArguments const& arguments);
int run_extract(IndexArguments const& arguments);
int run_remove(IndexArguments const& arguments);
int run_dedup(IndexArguments const& arguments);
int run_info(IndexArguments const& arguments);
int run_check(IndexArguments const& arguments);

}  // namespace backfile::internal
