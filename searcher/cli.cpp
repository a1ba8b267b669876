#include "searcher/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>

#include "indexer/console/config.hpp"
#include "indexer/console/help.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/habits.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {
namespace {

constexpr auto kExamples = R"(Examples
  backfile-search '"arms deal" sanctions'            all words, and the phrase
  backfile-search 'title:(strike OR walkout) -rail'  in the title; not with rail
  backfile-search ferry --since 2019-03 --until 2019-06     both months inside
  backfile-search 'date:none harbour'                articles without a date
  backfile-search facets election -F outlet,byline:5        fields, counted
  backfile-search histogram election --by month --share     by date
  backfile-search --all --format csv quota > quota.csv      for a spreadsheet
  backfile-search --json -- '-ukraine russia'        -- before a leading -
)";

constexpr auto kEveryday = std::to_array<std::string_view>(
    {"db", "since", "until", "undated", "outlet", "byline", "facet", "histogram", "limit", "all",
     "sort", "exact", "format", "output", "fields", "help"});

// The position of the first word that is no option and no option's value; words.size() where
// there is none or "--" comes first.
std::size_t first_operand(CLI::App const& app, std::vector<std::string> const& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto const& word = words[i];
    if (word == "--") return words.size();
    if (word.size() < 2 || word[0] != '-') return i;
    if (word.find('=') != word.npos) continue;
    auto const* option = app.get_option_no_throw(word);
    if (option != nullptr && option->get_items_expected_max() > 0) ++i;
  }
  return words.size();
}

[[noreturn]] void refuse_word(CLI::App const& app, std::string const& word) {
  refuse_option(app, word,
                fmt::format("a query that begins with - goes behind --: "
                            "backfile-search -- '{} ...'; all options: --help-all",
                            word));
}

// -sanctions is no sort order, and -quota no -q: short options take their value as a word of its
// own, but for the folder of -d and the fields of -F, and flags stand together with flags only.
void refuse_glued_words(CLI::App const& app, std::vector<std::string> const& words) {
  for (auto const& word : words) {
    if (word == "--") return;
    if (word.size() < 3 || word[0] != '-' || word[1] == '-') continue;
    auto const rest = std::string_view{word}.substr(2);
    bool const number = rest.find_first_not_of("0123456789") == rest.npos;
    bool const flags = rest.find_first_not_of("0q") == rest.npos;
    if (!number && !flags && std::string_view{"sgnoq0h"}.find(word[1]) != std::string_view::npos)
      refuse_word(app, word);
  }
}

[[noreturn]] void refuse(CLI::App const& app, CLI::ParseError const& error,
                         std::vector<std::string> const& words) {
  bool const extras = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  for (auto const& word : words) {
    bool const named = std::string_view{error.what()}.find(word) != std::string_view::npos;
    if (word.size() > 1 && word[0] == '-' && named && extras) refuse_word(app, word);
  }
  throw Error{Code::usage, error.what(), "all options: backfile-search --help-all"};
}

// The command, which is the first operand; it leaves the words.
std::string take_command(CLI::App const& app, std::vector<std::string>& words) {
  auto const first = first_operand(app, words);
  auto const commands = search_commands();
  if (first == words.size() ||
      std::ranges::find(commands, words[first], &SearchCommand::name) == commands.end())
    return "search";
  auto command = words[first];
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(first));
  return command;
}

void check_together(SearchArguments const& arguments) {
  auto const format = arguments.format;
  bool const listed = format == OutputFormat::ids || format == OutputFormat::paths ||
                      format == OutputFormat::template_text;
  if (arguments.null_separated && !listed)
    throw Error{Code::usage, "--null ends ids, paths and template lines; there are none here",
                "write -o ids -0"};
  if (format == OutputFormat::template_text && arguments.template_text.empty())
    throw Error{Code::usage, "--format template: no template given",
                "write --template '{date:%F}\\t{title}'"};
  if (format == OutputFormat::ninjs && !arguments.fields.empty())
    throw Error{Code::usage, "--format ninjs: its keys are those of the standard",
                "leave --fields out, or write --format jsonl"};
}

}  // namespace

std::string SearchArguments::text() const { return fmt::format("{}", fmt::join(words, " ")); }

HelpText search_help() {
  HelpText text{.intro = "Searches an index of news articles.",
                .usage = "backfile-search [COMMAND] [OPTIONS] QUERY...",
                .examples = kExamples,
                .commands = {},
                .commands_title = "Commands (the first word; search where there is none)",
                .everyday = kEveryday};
  for (auto const& command : search_commands())
    text.commands.push_back({command.name, command.operand, command.summary});
  return text;
}

std::unique_ptr<CLI::App> search_app(SearchArguments& arguments) {
  auto app = std::make_unique<CLI::App>("", "backfile-search");
  app->add_option("words", arguments.words, "the query")
      ->option_text("QUERY")
      ->configurable(false)
      ->group("");
  app->option_defaults()->group("The query");
  add_query_options(*app, arguments);
  app->option_defaults()->group("Dates and fields");
  add_bounds(*app, arguments);
  app->option_defaults()->group("Counting");
  add_counting(*app, arguments);
  app->option_defaults()->group("Order and length");
  add_listing(*app, arguments);
  app->option_defaults()->group("Output");
  add_output(*app, arguments);
  app->option_defaults()->group("serve");
  add_serving(*app, arguments);
  app->option_defaults()->group("The program");
  app->add_option("-d,--db", arguments.indexes,
                  "the index; repeat for several, searched as one (default: $BACKFILE_DB, else "
                  "$XDG_DATA_HOME/backfile/default)")
      ->allow_extra_args(false)
      ->option_text("DIR");
  add_config(*app, "search");
  app->set_help_flag("-h,--help", "examples, commands and the options of every day");
  app->set_help_all_flag("--help-all", "all options");
  app->set_version_flag("--version", std::string{"backfile-search "} + BACKFILE_VERSION,
                        "the version");
  return app;
}

SearchInvocation read_command_line(std::vector<std::string> const& typed) {
  auto const words = without_habits(typed);
  SearchArguments arguments;
  auto const app = search_app(arguments);
  refuse_glued_words(*app, words);
  auto rest = words;
  arguments.command = take_command(*app, rest);
  std::ranges::reverse(rest);
  try {
    app->parse(rest);
  } catch (CLI::CallForAllHelp const&) {
    return {std::nullopt, help_text(*app, search_help(), true, terminal_columns())};
  } catch (CLI::CallForHelp const&) {
    return {std::nullopt, help_text(*app, search_help(), false, terminal_columns())};
  } catch (CLI::CallForVersion const& version) {
    return {std::nullopt, std::string{version.what()} + '\n'};
  } catch (CLI::ParseError const& error) {
    refuse(*app, error, words);
  }
  if (!arguments.queries.empty() && arguments.command != "search")
    throw Error{Code::usage, "--queries does not go with " + arguments.command,
                "backfile-search --queries FILE --format trec"};
  arguments.limited = app->count("--limit") > 0;
  check_together(arguments);
  std::erase(arguments.indexes, "");
  if (arguments.indexes.empty()) arguments.indexes.push_back(default_index());
  return {std::move(arguments), {}};
}

}  // namespace backfile::internal
