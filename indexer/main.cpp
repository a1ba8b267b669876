// backfile-index: makes and keeps an index.
#include <algorithm>

#include "indexer/cli.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/output.hpp"

namespace {

using namespace backfile::internal;

int run(std::vector<std::string> const& words) {
  auto const invocation = read_index_command_line(words);
  if (!invocation.arguments) {
    print(invocation.output, Content::text, true);
    return 0;
  }
  auto const commands = index_commands();
  auto const command =
      std::ranges::find(commands, invocation.arguments->command, &IndexCommand::name);
  return command->run(*invocation.arguments);
}

}  // namespace

int main(int count, char** values) {
  return run_program([&] { return run({values + 1, values + count}); });
}
