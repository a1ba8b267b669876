#include <fmt/format.h>

#include <array>
#include <span>

#include "indexer/console/fold.hpp"
#include "indexer/console/output.hpp"
#include "searcher/commands/commands.hpp"

namespace backfile::internal {
namespace {

constexpr auto kSections = std::to_array<SyntaxSection>({
    {"words", R"(words
  ferry harbour          both words; forms of a word are found too: harbours
  "arms deal"            the phrase, words exactly as written
  exact:ferry            the word exactly as written
  ferr*  wom?n           any letters, one letter; at least two letters beside them
  missle~  missle~2      near spellings
  US  us                 capitals ask for the acronym (also U.S.), small letters for the word
  ferry^2                counts twice for the order
)"},
    {"operators", R"(operators, in capitals
  a OR b   a XOR b       either; one of them and not both
  a AND b                as a b
  NOT a    -a            without; also first: -ukraine russia
  (a OR b) c             brackets; NOT binds tighter than AND, AND tighter than OR
  a NEAR/5 b             at most 5 words apart (also W/5); 10 without a number
  a ADJ/5 b              in this order (also PRE/5)
  a SAME b               in one paragraph of the body
  atleast3(a)  first50(a)  three times or more; within the first 50 words of the body
  like(003_ship)         articles like that one
  "a b"~3                the words of the phrase, up to 3 words further apart
)"},
    {"fields", R"(fields, all of them: backfile-search fields
  title:strike           a word in a field
  byline:"ji da-gyum"    a phrase; title:(strike OR walkout) a group
  outlet:none outlet:*   articles without it, with it
  words:300..800         numbers; words:>=300
)"},
    {"dates", R"(dates: date: since: until: updated: and --since --until --on
  date:2023  date:2023-09  date:2023-09-14      that whole year, month, day
  date:20230914  date:14-sep-2023  date:"Sept. 14, 2023"
  date:2023-09-01..2023-09-15  date:..2023-09   both ends inside; an open end
  date:[2023-09-01 TO 2023-09-30]  date:2023-09-01/2023-09-30  date:>=2023-09
  since:2023-09 until:2023-10                   from the first day on, to the last
  date:today  date:yesterday  date:lastweek  date:7d..  date:"last 3 days"  date:monday
  date:none                                     articles whose page states no date
  date~:2023-10                                 what can be of then: estimates, and years that overlap
  mentions:2019  mentions:2023-09-13            dates that the text names
)"},
});

}  // namespace

std::span<SyntaxSection const> syntax_sections() noexcept { return kSections; }

int run_syntax(SearchArguments const& arguments) {
  std::string text;
  for (auto const& section : kSections)
    if (arguments.words.empty() || arguments.words.front() == section.name)
      text.append(text.empty() ? "" : "\n").append(section.text);
  if (text.empty())
    throw Error{Code::usage, fmt::format("syntax: there is no part '{}'", arguments.words.front()),
                "parts: words operators fields dates"};
  print(folded(text, fold_columns()), Content::text, arguments.paged);
  return 0;
}

}  // namespace backfile::internal
