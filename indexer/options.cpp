#include "indexer/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

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
                 "the key, pointer or column of a field; repeat for several")
      ->allow_extra_args(false)
      ->option_text("FIELD=KEY");
  app.add_option("--sidecar", arguments.ingest.sidecar,
                 "metadata beside each file, as {stem}.json: url, outlet, date, captured ...")
      ->option_text("PATTERN");
  app.add_option("--encoding", arguments.ingest.encoding,
                 "of pages of text and HTML, as windows-1252 (auto: by what they show)")
      ->option_text("auto|NAME");
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
  app.add_option("--aliases", arguments.aliases,
                 "names of one thing that the index keeps, a group a line: NK = North Korea = DPRK")
      ->option_text("FILE");
  app.add_option("--outlets", arguments.outlets,
                 "outlets by name, domain, zone and language, beside the built-in ones")
      ->option_text("FILE");
  app.add_option("-j,--jobs", arguments.ingest.jobs, "threads that read pages (one a core)")
      ->option_text("N");
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
}

void add_program(CLI::App& app, IndexArguments& arguments) {
  app.add_option("-d,--db", arguments.index,
                 "the index (default: $BACKFILE_DB, else $XDG_DATA_HOME/backfile/default)")
      ->option_text("DIR");
  app.add_option("--lock-timeout", arguments.lock_timeout,
                 "seconds to wait while another program writes (30)")
      ->option_text("SECONDS");
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
  app->option_defaults()->group("Output");
  add_output(*app, arguments);
  app->option_defaults()->group("The program");
  add_program(*app, arguments);
  return app;
}

}  // namespace backfile::internal
