#include "indexer/commands/commands.hpp"

#include <array>

namespace backfile::internal {
namespace {

constexpr auto kCommands = std::to_array<IndexCommand>({
    {"add", "PATH...", "adds articles, replaces changed ones", run_add},
    {"extract", "PATH...", "prints what pages say, and where; writes nothing", run_extract},
    {"remove", "QUERY|ID...", "takes articles out of the index; first with --dry-run", run_remove},
    {"dedup", "", "makes the groups of copies afresh; --report FILE lists them", run_dedup},
    {"info", "", "what the index holds", run_info},
    {"check", "", "whether the index is whole", run_check},
});

}  // namespace

std::span<IndexCommand const> index_commands() noexcept { return kCommands; }

}  // namespace backfile::internal
