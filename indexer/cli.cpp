#include "indexer/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "indexer/commands/commands.hpp"
#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

constexpr auto kExamples = R"(Examples
  backfile-index add -d news.index pages/                 a folder of scraped pages
  backfile-index add -d news.index dump.jsonl             articles with their fields
  backfile-index add -d news.index --outlet "The Courier" --captured 2023-09-15 pages/
  backfile-index extract page.txt                         what a page says, and where; no index
  backfile-index remove -d news.index 003_e680
)";

void add_declared(CLI::App& app, IndexArguments& arguments) {
  auto& extract = arguments.ingest.extract;
  app.add_option("--outlet", extract.outlet, "declare the outlet of all pages")
      ->option_text("NAME");
  app.add_option("--byline", extract.byline, "declare who wrote all pages")->option_text("NAME");
  app.add_option("--date", extract.date, "declare the date of all pages (2023, 2023-09-14 ...)")
      ->option_text("DATE");
  app.add_option("--tz", extract.time_zone, "the zone that printed times are assumed to be in")
      ->option_text("ZONE");
  app.add_option("--captured", extract.captured, "the day the pages were fetched")
      ->option_text("DATE");
  app.add_option_function<std::string>(
         "--trust",
         [&extract](std::string const& trust) {
           extract.trust = trust == "declared" ? Trust::declared : Trust::stated;
         },
         "which value counts where a page says another than was declared")
      ->check(CLI::IsMember({"stated", "declared"}))
      ->option_text("stated|declared");
}

void add_input(CLI::App& app, IndexArguments& arguments) {
  static std::map<std::string, InputFormat> const formats{
      {"auto", InputFormat::automatic}, {"text", InputFormat::text}, {"jsonl", InputFormat::jsonl}};
  app.add_option("-f,--from", arguments.ingest.format, "what the input is")
      ->transform(CLI::Transformer(formats))
      ->option_text("auto|text|jsonl");
  app.add_option("--map", arguments.ingest.key_map, "the JSON key of a field; repeat for several")
      ->allow_extra_args(false)
      ->option_text("FIELD=KEY");
  app.add_option("--max-size", arguments.ingest.max_bytes, "largest page, as 10MiB")
      ->transform(CLI::AsSizeValue(false))
      ->option_text("SIZE");
  app.add_option_function<std::string>(
         "--on-duplicate",
         [](std::string const& choice) {
           if (choice == "group") return;
           throw Error{Code::usage,
                       fmt::format("--on-duplicate: '{}' is not in this version", choice),
                       "copies are kept and grouped (--on-duplicate group)"};
         },
         "what becomes of copies of an article")
      ->option_text("group");
  app.add_option("-j,--jobs", arguments.ingest.jobs, "threads that read pages (one a core)")
      ->option_text("N");
}

void add_behaviour(CLI::App& app, IndexArguments& arguments) {
  app.add_option("--lock-timeout", arguments.lock_timeout,
                 "seconds to wait while another program writes (30)")
      ->option_text("SECONDS");
  app.add_option("--format", arguments.format, "how extract and info print")
      ->check(CLI::IsMember({"text", "json", "jsonl"}))
      ->option_text("text|json|jsonl");
  app.add_option("--aliases", arguments.aliases,
                 "names of one thing that the index keeps, a group a line: NK = North Korea = DPRK")
      ->option_text("FILE");
  app.add_option("--report", arguments.report, "write what was refused or mended, JSON lines")
      ->option_text("FILE");
  app.add_option("--progress", arguments.progress, "on standard error; auto: on a terminal")
      ->check(CLI::IsMember({"auto", "bar", "none"}))
      ->option_text("auto|bar|none");
  app.add_flag("-q,--quiet", arguments.quiet, "no line for each refused input");
}

void describe(CLI::App& app, IndexArguments& arguments) {
  app.add_option("-d,--db", arguments.index,
                 "the index (default: $BACKFILE_DB, else $XDG_DATA_HOME/backfile/default)")
      ->option_text("DIR");
  app.add_option("operands", arguments.operands, "files, folders, - for standard input")
      ->option_text("PATH")
      ->group("");
  add_declared(app, arguments);
  add_input(app, arguments);
  add_behaviour(app, arguments);
  app.set_version_flag("--version", std::string{"backfile-index "} + BACKFILE_VERSION);
}

std::string help_text(CLI::App const& app) {
  std::string text = "Makes and keeps an index of news articles.\n\n";
  text += "usage: backfile-index [COMMAND] [OPTIONS] PATH...\n\n";
  text += kExamples;
  text += "\nCommands (the first word; add where there is none)\n";
  for (auto const& command : index_commands())
    text += fmt::format("  {:20} {}\n", fmt::format("{} {}", command.name, command.operand),
                        command.summary);
  auto const options = app.help();
  auto const begin = options.find("Options:");
  return text + '\n' + (begin == options.npos ? options : options.substr(begin));
}

}  // namespace

IndexInvocation read_index_command_line(std::vector<std::string> const& words) {
  IndexArguments arguments;
  CLI::App app{"", "backfile-index"};
  describe(app, arguments);
  auto rest = words;
  auto const commands = index_commands();
  if (!words.empty() &&
      std::ranges::find(commands, words.front(), &IndexCommand::name) != commands.end()) {
    arguments.command = words.front();
    rest.erase(rest.begin());
  }
  std::ranges::reverse(rest);
  try {
    app.parse(rest);
  } catch (CLI::CallForHelp const&) {
    return {std::nullopt, help_text(app)};
  } catch (CLI::CallForVersion const& version) {
    return {std::nullopt, std::string{version.what()} + '\n'};
  } catch (CLI::ParseError const& error) {
    throw Error{Code::usage, error.what(), "all options: backfile-index --help"};
  }
  if (arguments.index.empty()) arguments.index = default_index();
  return {std::move(arguments), {}};
}

}  // namespace backfile::internal
