#include "indexer/options.hpp"

namespace backfile::internal {

ManualText index_manual() {
  ManualText text;
  text.description = {
      "Reads scraped pages of news articles, and files of articles with their fields, into an "
      "index "
      "that `backfile-search` answers from. The first word is the command; without one it is "
      "`add`.",
      "Title, date, byline, outlet and the other fields are filled from what a page itself says, "
      "and each keeps the place in the page that says it. What a page does not say is not filled: "
      "an article without a date is kept, found and counted as undated. `backfile-index extract` "
      "shows what was found, without an index.",
      "Adding the same files again changes nothing. A page that has changed replaces its article. "
      "An input that cannot be read is refused with the reason and never stops the others. "
      "Copies of one text, as agencies send them, are kept and grouped; `--on-duplicate` has other "
      "choices.",
      "`remove` takes ids or a query: where one operand is the id of an article, all are ids; what "
      "looks like an id and is none is an error; anything else is a query. `--dry-run` lists what "
      "would "
      "go. With `--tombstone` an id stays out, whatever is added, until `--lift`.",
      "One program writes an index at a time; searching goes on meanwhile, and sees the last "
      "commit. A writer that is killed loses what came after its last commit and leaves no lock."};
  text.topics = {
      {"OUTLETS",
       "`--outlets FILE` names outlets that are known beside the built-in ones; one of the same "
       "name replaces it. A section is the canonical name in brackets, `[The Quay Herald]`, with "
       "lines of `key = value`, all of which may be left out: `also` (other names), `domain`, "
       "`group` (domains that it shares with others), `zone` (of the times that it prints, as "
       "Europe/Dublin), `lang` (two letters), `mark` (lines that its pages print around every "
       "article) and `agency` (yes: it sends its texts to others). Lists are separated by "
       "semicolons, # begins a comment. A known name gives an article its canonical name and zone; "
       "a domain, or all marks of an outlet, make it a candidate that extract shows, and fill "
       "nothing."},
      {"DATES THAT ARE NOT STATED",
       "An undated article may get an estimate: the days between which it was published, reasoned "
       "from what its text says and from `--captured`, or from what a record says in place of a "
       "date (\"3 hours ago\") and `--captured`. It stands beside the date, which stays "
       "unknown; queries find it by `date~:`. `--assume-date captured` or `file` gives such a page "
       "a date all the same, with the status declared and the rule assumed."}};
  text.environment = {{"BACKFILE_DB", "the index, where `--db` is not given"},
                      {"XDG_CONFIG_HOME", "folder of the options file"},
                      {"XDG_DATA_HOME", "folder of the default index"},
                      {"NO_COLOR, CLICOLOR_FORCE", "whether errors and bars have colours"}};
  text.files = {{"$XDG_DATA_HOME/backfile/default", "the default index, a folder"},
                {"$XDG_CONFIG_HOME/backfile/config.toml", "options that hold where none is given"}};
  text.see_also = {"backfile-search(1)", "backfile-query(7)"};
  return text;
}

}  // namespace backfile::internal
