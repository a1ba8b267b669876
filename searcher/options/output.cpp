// How the answer is written.
#include <array>

#include "indexer/console/choice.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {
namespace {

Choices<OutputFormat> formats() {
  return {{"text", OutputFormat::text},   {"json", OutputFormat::json},
          {"jsonl", OutputFormat::jsonl}, {"csv", OutputFormat::csv},
          {"tsv", OutputFormat::tsv},     {"ids", OutputFormat::ids},
          {"paths", OutputFormat::paths}, {"template", OutputFormat::template_text},
          {"ninjs", OutputFormat::ninjs}, {"trec", OutputFormat::trec}};
}

// What -o asks for: ids and paths are columns of a structured format, or a format of their own.
enum class Rows { summary, full, count, ids, paths };

void set_rows(SearchArguments& arguments, Rows rows) {
  arguments.extent = rows == Rows::full    ? Extent::full
                     : rows == Rows::count ? Extent::count
                                           : Extent::summary;
  if (rows != Rows::ids && rows != Rows::paths) return;
  bool const ids = rows == Rows::ids;
  if (arguments.format == OutputFormat::text)
    arguments.format = ids ? OutputFormat::ids : OutputFormat::paths;
  else
    arguments.fields = ids ? "id" : "path";
}

void add_rows(CLI::App& app, SearchArguments& arguments) {
  constexpr auto kRows = std::to_array<std::pair<std::string_view, Rows>>({
      {"summary", Rows::summary},
      {"full", Rows::full},
      {"count", Rows::count},
      {"ids", Rows::ids},
      {"paths", Rows::paths},
  });
  // Callbacks run in the order of definition: --format is known by then.
  auto const set = [&arguments, kRows](std::string const& word) {
    for (auto const& [name, rows] : kRows)
      if (name == word) return set_rows(arguments, rows);
    throw Error{Code::usage,
                fmt::format("--output: '{}' is none of summary, full, count, ids, paths", word),
                "the way it is written is --format"};
  };
  app.add_option_function<std::string>("-o,--output", set, "how much of each article is written")
      ->option_text("summary|full|count|ids|paths");
}

void add_columns(CLI::App& app, SearchArguments& arguments) {
  app.add_option("--fields", arguments.fields, "columns, in this order: date,outlet,title")
      ->option_text("LIST");
  app.add_option_function<std::string>(
         "--template",
         [&arguments](std::string const& text) {
           arguments.template_text = text;
           arguments.format = OutputFormat::template_text;
         },
         "a line an article: '{date:%F}\\t{outlet|unknown}\\t{title}'")
      ->option_text("TEXT");
  app.add_flag("-0,--null", arguments.null_separated, "ids and paths end with NUL, for xargs -0");
  app.add_flag("--guard-cells", arguments.guard_cells,
               "csv, tsv: ' before cells that a spreadsheet would run as a formula");
  app.add_flag("--summary", arguments.with_summary,
               "jsonl: a last line {\"summary\": ...} with counts, notes and facets");
}

void add_terminal(CLI::App& app, SearchArguments& arguments) {
  add_choice<ColorChoice>(app, "--color", arguments.color,
                          {{"auto", ColorChoice::automatic},
                           {"always", ColorChoice::always},
                           {"never", ColorChoice::never}},
                          "also NO_COLOR and CLICOLOR_FORCE");
  app.add_flag_callback(
      "--no-pager", [&arguments] { arguments.paged = false; },
      "never through $PAGER, on a terminal either");
  app.add_flag("-q,--quiet", arguments.quiet, "no notes on standard error");
  app.add_flag("-v,--verbose", arguments.verbose, "how the query was read, on standard error");
  app.add_flag("--no-match-ok", arguments.no_match_ok, "status 0 where nothing matches, too");
}

}  // namespace

void add_output(CLI::App& app, SearchArguments& arguments) {
  add_choice<OutputFormat>(app, "--format", arguments.format, formats(),
                           "how the answer is written");
  app.add_flag_callback(
      "--json", [&arguments] { arguments.format = OutputFormat::json; }, "--format json");
  add_choice<int>(app, "--format-version", arguments.format_version, {{"1", 1}},
                  "of the JSON; a program that depends on it says so");
  add_columns(app, arguments);
  add_rows(app, arguments);
  add_terminal(app, arguments);
  add_choice<std::string>(
      app, "--part", arguments.part,
      {{"all", "all"},
       {"title", "title"},
       {"body", "body"},
       {"meta", "meta"},
       {"fields", "meta"},
       {"evidence", "evidence"},
       {"versions", "versions"},
       {"diff", "diff"},
       {"raw", "raw"}},
      "of show; raw is the file as it lies there now, versions and diff are older texts");
  app.add_flag("--explain-score", arguments.explain_score,
               "text: what each word adds to the score of an article");
  app.add_option(
         "--receipt", arguments.receipt,
         "a file for what was asked, how it was read, of which index, and the counts, as JSON")
      ->option_text("FILE");
  app.add_option("--batch", arguments.batch,
                 "of count: a file of queries, one a line; - reads them")
      ->option_text("FILE");
  app.add_option("--queries", arguments.queries,
                 "a question a line, name<TAB>words, any of the words; - is standard input")
      ->option_text("FILE");
  app.add_option("--tag", arguments.tag, "name of the run, with --format trec (backfile)")
      ->option_text("WORD");
  app.add_option("--id", arguments.id, "of explain: the score of that article, word by word")
      ->option_text("ID");
}

}  // namespace backfile::internal
