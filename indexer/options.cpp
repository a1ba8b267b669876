#include "indexer/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <map>
#include <system_error>

#include "indexer/console/choice.hpp"
#include "indexer/console/config.hpp"

namespace backfile::internal {
namespace {

void add_declared(CLI::App& app, IndexArguments& arguments) {
  auto& extract = arguments.ingest.extract;
  app.add_option("--outlet", extract.outlet, "declare the outlet of all pages")
      ->option_text("NAME");
  app.add_option("--byline", extract.byline, "declare who wrote all pages")->option_text("NAME");
  app.add_option("--date", extract.date, "declare the date of all pages (2023, 2023-09-14 ...)")
      ->option_text("DATE");
  app.add_option("--tz", extract.time_zone, "the zone that printed times are assumed to be in")
      ->option_text("ZONE");
  add_choice<DateOrder>(app, "--date-order", extract.date_order,
                        {{"dmy", DateOrder::day_month}, {"mdy", DateOrder::month_day}},
                        "how 09/10/2023 is read (by the other dates of a column or page, and by "
                        "the language)");
  app.add_option("--captured", extract.captured, "the day the pages were fetched")
      ->option_text("DATE");
  add_choice<AssumeDate>(app, "--assume-date", extract.assume_date,
                         {{"never", AssumeDate::never},
                          {"captured", AssumeDate::captured},
                          {"file", AssumeDate::file}},
                         "the date of pages that state none: the day they were fetched, or their "
                         "file was changed");
  add_choice<Trust>(app, "--trust", extract.trust,
                    {{"stated", Trust::stated}, {"declared", Trust::declared}},
                    "which value counts where a page says another than was declared");
}

void add_input(CLI::App& app, IndexArguments& arguments) {
  add_choice<InputFormat>(app, "-f,--from", arguments.ingest.format,
                          {{"auto", InputFormat::automatic},
                           {"text", InputFormat::text},
                           {"html", InputFormat::html},
                           {"jsonl", InputFormat::jsonl},
                           {"warc", InputFormat::warc},
                           {"wet", InputFormat::warc},
                           {"arc", InputFormat::warc},
                           {"json", InputFormat::json},
                           {"ninjs", InputFormat::ninjs},
                           {"csv", InputFormat::csv},
                           {"tsv", InputFormat::csv},
                           {"rss", InputFormat::rss},
                           {"atom", InputFormat::atom},
                           {"nitf", InputFormat::nitf},
                           {"newsml", InputFormat::newsml},
                           {"eml", InputFormat::eml},
                           {"mbox", InputFormat::mbox}},
                          "what the input is");
  app.add_option("--map", arguments.ingest.key_map,
                 "the key, pointer or column of a field, or a file of such lines")
      ->allow_extra_args(false)
      ->option_text("FIELD=KEY,...|FILE");
  app.add_option("--sidecar", arguments.ingest.sidecar,
                 "metadata beside each file, as {stem}.json: url, outlet, date, captured ...")
      ->option_text("PATTERN");
  app.add_option("--encoding", arguments.ingest.encoding,
                 "of pages of text and HTML, as windows-1252 (auto: by what they show)")
      ->option_text("auto|NAME");
  app.add_option("--max-size", arguments.ingest.max_bytes, "largest page, as 10MiB")
      ->transform(CLI::AsSizeValue(false))
      ->option_text("SIZE");
  app.add_option("--aliases", arguments.aliases,
                 "names of one thing that the index keeps, a group a line: NK = North Korea = DPRK")
      ->option_text("FILE");
  app.add_option("--outlets", arguments.outlets,
                 "outlets by name, domain, zone and language, beside the built-in ones")
      ->option_text("FILE");
}

// "30", "30s", "2m", "1h".
double seconds_of(std::string const& option, std::string const& text) {
  constexpr std::array<std::pair<std::string_view, double>, 4> kUnits{
      {{"", 1.0}, {"s", 1.0}, {"m", 60.0}, {"h", 3600.0}}};
  std::size_t digits = 0;
  double number = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
  digits = static_cast<std::size_t>(read.ptr - text.data());
  for (auto const& [unit, seconds] : kUnits)
    if (read.ec == std::errc{} && number >= 0 && text.substr(digits) == unit)
      return number * seconds;
  throw Error{Code::usage, fmt::format("{}: '{}' is no time", option, text), "30s, 2m, 1h"};
}

// "500": so many articles; "30s": so much time.
void set_commits(IngestOptions& options, std::string const& text) {
  std::uint64_t articles = 0;
  auto const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, articles);
  if (read.ec == std::errc{} && read.ptr == end && articles > 0) {
    options.commit_every = articles;
    return;
  }
  auto const seconds = std::max(1.0, seconds_of("--commit-every", text));
  options.commit_interval = std::chrono::seconds{static_cast<std::int64_t>(seconds)};
}

void add_duplicates(CLI::App& app, IndexArguments& arguments) {
  auto& ingest = arguments.ingest;
  add_choice<OnDuplicate>(
      app, "--on-duplicate", ingest.on_duplicate,
      {{"group", OnDuplicate::group},
       {"skip", OnDuplicate::skip},
       {"replace", OnDuplicate::replace},
       {"version", OnDuplicate::version}},
      "copies of a text stay in a group, the first stays (skip), the last stays "
      "(replace); or what an article replaces stays as ID@1 (version)");
  app.add_option("--reject-shorter", ingest.least_words, "refuse articles of fewer words")
      ->option_text("WORDS");
}

void add_work(CLI::App& app, IndexArguments& arguments) {
  auto& ingest = arguments.ingest;
  app.add_option("-j,--jobs", ingest.jobs, "threads that read pages (one a core)")
      ->option_text("N");
  app.add_option("--batch", ingest.batch, "inputs that a thread takes at once (32)")
      ->check(CLI::Range(1, 100'000))
      ->option_text("N");
  app.add_option_function<std::string>(
         "--commit-every", [&ingest](std::string const& text) { set_commits(ingest, text); },
         "make additions visible after so many articles or so much time: 500, 30s (64 MiB or 60s)")
      ->option_text("N|TIME");
  app.add_flag("--strict", ingest.strict, "one refused input: nothing is added, status 65");
  app.add_flag("--fail-if-unchanged", arguments.fail_if_unchanged,
               "status 1 where nothing was added or replaced");
}

void add_removal(CLI::App& app, IndexArguments& arguments) {
  app.add_option("--id", arguments.ids, "the article with that id; repeat for several")
      ->allow_extra_args(false)
      ->option_text("ID");
  app.add_flag("-n,--dry-run", arguments.dry_run, "only list what would go");
  app.add_flag("--tombstone", arguments.tombstone, "keep the ids out of the index from now on");
  app.add_flag("--lift", arguments.lift, "let ids with a tombstone in again");
}

void add_output(CLI::App& app, IndexArguments& arguments) {
  add_choice<std::string>(app, "--format", arguments.format,
                          {{"text", "text"}, {"json", "json"}, {"jsonl", "jsonl"}},
                          "how extract, info and check print");
  app.add_option("--report", arguments.report, "write what was refused or mended, JSON lines")
      ->option_text("FILE");
  add_choice<std::string>(app, "--progress", arguments.progress,
                          {{"auto", "auto"}, {"bar", "bar"}, {"json", "json"}, {"none", "none"}},
                          "on standard error; auto: a bar, on a terminal");
  app.add_flag("-q,--quiet", arguments.quiet, "no line for each refused input");
  app.add_flag("-v,--verbose", arguments.verbose, "a line for each of them, not the first 100 only");
}

void add_program(CLI::App& app, IndexArguments& arguments) {
  app.add_option("-d,--db", arguments.index,
                 "the index (default: $BACKFILE_DB, else $XDG_DATA_HOME/backfile/default)")
      ->option_text("DIR");
  app.add_option_function<std::string>(
         "--lock-timeout",
         [&arguments](std::string const& text) {
           arguments.lock_timeout = seconds_of("--lock-timeout", text);
         },
         "how long to wait while another program writes (30s)")
      ->option_text("TIME");
  add_config(app, "index");
  app.set_help_flag("-h,--help", "examples, commands and the options of every day");
  app.set_help_all_flag("--help-all", "all options");
  app.set_version_flag("--version", std::string{"backfile-index "} + BACKFILE_VERSION,
                       "the version");
}

}  // namespace

std::unique_ptr<CLI::App> index_app(IndexArguments& arguments) {
  auto app = std::make_unique<CLI::App>("", "backfile-index");
  app->add_option("operands", arguments.operands, "files, folders, - for standard input")
      ->option_text("PATH")
      ->configurable(false)
      ->group("");
  app->option_defaults()->group("Declared for all pages");
  add_declared(*app, arguments);
  app->option_defaults()->group("Input");
  add_input(*app, arguments);
  add_duplicates(*app, arguments);
  app->option_defaults()->group("How it is added");
  add_work(*app, arguments);
  app->option_defaults()->group("What is removed");
  add_removal(*app, arguments);
  app->option_defaults()->group("Output");
  add_output(*app, arguments);
  app->option_defaults()->group("The program");
  add_program(*app, arguments);
  return app;
}

}  // namespace backfile::internal
