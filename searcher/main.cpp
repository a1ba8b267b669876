// backfile-search: asks an index.
#include <algorithm>

#include "indexer/console/output.hpp"
#include "searcher/cli.hpp"
#include "searcher/commands/commands.hpp"

namespace {

using namespace backfile::internal;

int run(std::vector<std::string> const& words) {
  auto const invocation = read_command_line(words);
  if (!invocation.arguments) {
    print(invocation.output, Content::text, true);
    return 0;
  }
  auto const commands = search_commands();
  auto const command =
      std::ranges::find(commands, invocation.arguments->command, &SearchCommand::name);
  return command->run(*invocation.arguments);
}

}  // namespace

int main(int count, char** values) {
  return run_program([&] { return run({values + 1, values + count}); });
}
