// Prose about backfile-search; see also query pages, which are made from `syntax` and `fields`.
#include "searcher/options/options.hpp"

namespace backfile::internal {

ManualText search_manual() {
  ManualText text;
  text.description = {
      "Answers questions from an index that `backfile-index` has made. The first word is the "
      "command; without one it is `search`. All other words are the query, which "
      "`backfile-query(7)` describes; `--` ends options and the command, so that a query may begin "
      "with a minus.",
      "An answer is one row for each article, where copies of one text are a single row. Articles "
      "without a date are hidden by a date bound, and counted: the answer says how many there are. "
      "Where nothing matches, it says which part of the query is the reason, and what would be "
      "found without it. Where a word occurs in no article, a near spelling is offered and never "
      "searched unasked.",
      "Answers stand on standard output, all else on standard error. On a terminal a long answer "
      "goes through a pager."};
  text.topics = {
      {"Pages of an answer",
       "`--limit` and `--offset` take a part of the rows. The JSON has a `next_cursor`: with "
       "`--cursor` and the same question it gives the rows behind. A cursor belongs to one state "
       "of the index; after a change the error says so and gives a cursor for the same row. "
       "`--all` writes every row, and holds no more of them than a short answer."},
      {"Rows of several articles",
       "By default copies of one text are one row, which names the others. `--group story` makes a "
       "row of the articles of some days on one event, `--group outlet` one of each outlet; "
       "`dup:ID` and `story:ID` list what a row stands for."},
      {"Several indexes",
       "`--db` can be given several times: the indexes are searched as one, and matches, counts "
       "and "
       "scores are those of an index that holds all of their articles. Where the order leaves a "
       "choice, the indexes take turns. Copies and stories are those of each index; a text that "
       "two indexes have is two rows. Two indexes may have an article of one id: a search lists "
       "both, and `show`, `like` and `explain --id` mean that of the index named first. "
       "`dup:ID` and `story:ID` list all articles whose id an index has grouped with that one; "
       "`rev:` counts the commits of each index. In the JSON `index.uuid` is all of theirs with "
       "`:` between and "
       "`index.revision` the sum; a cursor holds until any of them changes."},
      {"Counts",
       "Facets and histograms count articles, not rows. The values of a field with one value, "
       "`other` and `unknown` add up to the articles that match; so do the rows of a histogram "
       "with `imprecise` and `undated`."}};
  text.environment = {{"BACKFILE_DB", "the index, one folder, where `--db` is not given"},
                      {"XDG_CONFIG_HOME", "folder of the options file"},
                      {"XDG_DATA_HOME", "folder of the default index"},
                      {"PAGER", "the pager; `--no-pager` goes without"},
                      {"NO_COLOR, CLICOLOR_FORCE", "whether an answer has colours"},
                      {"TZ", "the zone of relative dates, where `--tz` is not given"}};
  text.files = {{"$XDG_DATA_HOME/backfile/default", "the default index, a folder"},
                {"$XDG_CONFIG_HOME/backfile/config.toml", "options that hold where none is given"}};
  text.see_also = {"backfile-query(7)", "backfile-index(1)"};
  return text;
}

}  // namespace backfile::internal
