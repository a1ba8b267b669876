#include "indexer/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "indexer/analysis/near_names.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/help.hpp"
#include "indexer/options.hpp"

namespace backfile::internal {
namespace {

constexpr auto kExamples = R"(Examples
  backfile-index add -d news.index pages/           a folder of scraped pages
  backfile-index add -d news.index dump.jsonl       articles with their fields
  backfile-index add --outlet "The Courier" pages/  whose outlet is known
  backfile-index extract page.txt                   what a page says, and where
  backfile-index remove -n 'outlet:courier'         what would go
  backfile-index remove --tombstone --id 003_e680   a takedown, for good
)";

constexpr auto kEveryday = std::to_array<std::string_view>(
    {"outlet", "captured", "from", "map", "report", "format", "db", "help"});

// A mistyped command would be a file that is not there.
void refuse_near_command(std::string const& word) {
  std::error_code ignored;
  if (word.starts_with('-') || std::filesystem::exists(word, ignored)) return;
  std::vector<std::string_view> names;
  for (auto const& command : index_commands()) names.push_back(command.name);
  auto const hint = did_you_mean(word, names);
  if (!hint.empty())
    throw Error{Code::usage, fmt::format("there is neither a command nor a file '{}'", word), hint};
}

}  // namespace

HelpText index_help() {
  HelpText text{.intro = "Makes and keeps an index of news articles.",
                .usage = "backfile-index [COMMAND] [OPTIONS] PATH...",
                .examples = kExamples,
                .commands = {},
                .commands_title = "Commands (the first word; add where there is none)",
                .everyday = kEveryday};
  for (auto const& command : index_commands())
    text.commands.push_back({command.name, command.operand, command.summary});
  return text;
}

IndexInvocation read_index_command_line(std::vector<std::string> const& words) {
  IndexArguments arguments;
  auto const app = index_app(arguments);
  auto rest = words;
  auto const commands = index_commands();
  if (!words.empty() &&
      std::ranges::find(commands, words.front(), &IndexCommand::name) != commands.end()) {
    arguments.command = words.front();
    rest.erase(rest.begin());
  } else if (!words.empty()) {
    refuse_near_command(words.front());
  }
  std::ranges::reverse(rest);
  try {
    app->parse(rest);
  } catch (CLI::CallForAllHelp const&) {
    return {std::nullopt, help_text(*app, index_help(), true, terminal_columns())};
  } catch (CLI::CallForHelp const&) {
    return {std::nullopt, help_text(*app, index_help(), false, terminal_columns())};
  } catch (CLI::CallForVersion const& version) {
    return {std::nullopt, std::string{version.what()} + '\n'};
  } catch (CLI::ParseError const& error) {
    bool const extras = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
    for (auto const& word : words)
      if (extras && word.size() > 1 && word[0] == '-' &&
          std::string_view{error.what()}.find(word) != std::string_view::npos)
        refuse_option(*app, word, "all options: backfile-index --help-all");
    throw Error{Code::usage, error.what(), "all options: backfile-index --help-all"};
  }
  if (arguments.index.empty()) arguments.index = default_index();
  return {std::move(arguments), {}};
}

}  // namespace backfile::internal
