// How the query is read.
#include "indexer/console/choice.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {

void add_query_options(CLI::App& app, SearchArguments& arguments) {
  auto& query = arguments.query;
  add_choice<Match>(app, "--match", query.match, {{"all", Match::all}, {"any", Match::any}},
                    "words without an operator: all or any of them");
  app.add_flag("--exact", query.exact, "words as they are written, no stems, no variants");
  app.add_flag_callback(
      "--no-stem", [&query] { query.stem = false; }, "words as if each stood in quotes");
  add_choice<backfile::Fuzzy>(app, "--fuzzy", query.fuzzy,
                              {{"0", backfile::Fuzzy::none},
                               {"1", backfile::Fuzzy::one},
                               {"2", backfile::Fuzzy::two},
                               {"auto", backfile::Fuzzy::by_length}},
                              "near spellings of all words of four letters and more, as ~ behind "
                              "each");
  add_choice<backfile::DateOrder>(
      app, "--date-order", query.date_order,
      {{"dmy", backfile::DateOrder::day_month}, {"mdy", backfile::DateOrder::month_day}},
      "how 09/10/2023 is read; refused without");
  app.add_flag("--lenient", query.lenient, "mend what cannot be read, with a note for each");
  app.add_option("--tz", query.time_zone, "zone of relative dates (default: the system's)")
      ->option_text("ZONE");
  app.add_option("--now", query.now, "the moment that relative dates count from")
      ->option_text("INSTANT");
  app.add_flag_callback(
      "--no-variants", [&query] { query.variants = false; }, "names and aliases only as typed");
  app.add_option_function<std::string>(
         "--aliases", [&query](std::string const& path) { query.aliases = read_aliases(path); },
         "more names of one thing, a group a line: NK = North Korea = DPRK")
      ->option_text("FILE");
}

}  // namespace backfile::internal
