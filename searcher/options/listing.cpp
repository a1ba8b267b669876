// Which of the matches are listed, in which order, with which passages.
#include "indexer/console/choice.hpp"
#include "searcher/options/options.hpp"

namespace backfile::internal {

void add_listing(CLI::App& app, SearchArguments& arguments) {
  auto& search = arguments.search;
  auto const number = CLI::Range(0.0, 1e9, "a number");
  app.add_option("-n,--limit", search.limit, "articles shown (20)")
      ->option_text("N")
      ->check(number);
  app.add_option("--offset", search.offset, "articles left out before them")
      ->option_text("N")
      ->check(number);
  app.add_option("--cursor", search.cursor,
                 "go on behind a page: its next_cursor, instead of --offset")
      ->option_text("TOKEN");
  app.add_flag("--all", search.all, "all that match");
  add_choice<Sort>(app, "-s,--sort", search.sort,
                   {{"relevance", Sort::relevance},
                    {"newest", Sort::newest},
                    {"oldest", Sort::oldest},
                    {"updated", Sort::updated},
                    {"outlet", Sort::outlet},
                    {"title", Sort::title}},
                   "relevance; newest where the query has no words");
  app.add_option("--recency", search.recency_days,
                 "half-life: new articles count up to twice by relevance (off)")
      ->option_text("DAYS");
  add_choice<Grouping>(app, "-g,--group", search.group,
                       {{"duplicate", Grouping::duplicate},
                        {"story", Grouping::story},
                        {"outlet", Grouping::outlet},
                        {"none", Grouping::none}},
                       "what is one row; copies of one text by default");
  app.add_option("--snippets", search.snippets, "passages an article (1)")
      ->option_text("N")
      ->check(number);
  app.add_option("--width", search.snippet_width, "characters of a passage (200)")
      ->option_text("N")
      ->check(number);
  app.add_flag_callback(
      "--no-snippets", [&search] { search.snippets = 0; }, "no passages");
}

}  // namespace backfile::internal
