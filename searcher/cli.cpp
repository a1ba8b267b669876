#include "searcher/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "searcher/commands/commands.hpp"
#include "searcher/habits.hpp"

namespace backfile::internal {
namespace {

constexpr auto kExamples = R"(Examples
  backfile-search '"arms deal" sanctions'                 all words, the phrase as it stands
  backfile-search 'title:(strike OR walkout) -rail'       in the title; not with rail
  backfile-search ferry --since 2019-03 --until 2019-06   both months inside
  backfile-search 'date:none harbour'                     articles without a date
  backfile-search election -F outlet -F byline:5 --histogram month
  backfile-search --format json -- '-ukraine russia'      -- before a query that begins with -
)";

template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;

// An option of few words; the help shows them, and so does the error for another.
template <typename Value>
void add_choice(CLI::App& app, std::string const& name, Value& variable,
                Choices<Value> const& choices, std::string const& summary) {
  std::vector<std::string> words;
  for (auto const& choice : choices) words.push_back(choice.first);
  auto const set = [&variable, choices, name, words](std::string const& word) {
    for (auto const& [choice, value] : choices) {
      if (choice != word) continue;
      variable = value;
      return;
    }
    throw Error{Code::usage, fmt::format("{}: '{}' is none of {}", name.substr(name.rfind(',') + 1),
                                         word, fmt::join(words, ", "))};
  };
  app.add_option_function<std::string>(name, set, summary)
      ->option_text(fmt::format("{}", fmt::join(words, "|")));
}

void add_query_options(CLI::App& app, SearchArguments& arguments) {
  auto& query = arguments.query;
  add_choice<Match>(app, "--match", query.match, {{"all", Match::all}, {"any", Match::any}},
                    "words without an operator: all or any of them");
  app.add_flag("--exact", query.exact, "words as they are written, no stems, no variants");
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

void add_bounds(CLI::App& app, SearchArguments& arguments) {
  auto& search = arguments.search;
  app.add_option("--since", search.since, "published on that day (month, year) or later")
      ->option_text("DATE");
  app.add_option("--until", search.until, "published on that day (month, year) or earlier")
      ->option_text("DATE");
  app.add_option("--on", search.on, "published within that day, month, year or range")
      ->option_text("DATE");
  add_choice<Undated>(
      app, "--undated", search.undated,
      {{"hide", Undated::hide}, {"include", Undated::include}, {"only", Undated::only}},
      "articles without a date, where dates are bounded");
  for (auto const name : {"outlet", "byline", "source", "lang", "genre", "dateline"}) {
    auto const add = [&search, name](std::vector<std::string> const& values) {
      for (auto const& value : values) {
        bool const exclude = value.starts_with('!');
        search.filters.push_back({name, exclude ? value.substr(1) : value, exclude});
      }
    };
    app.add_option_function<std::vector<std::string>>(
           std::string{"--"} + name, add,
           fmt::format("only articles with this {}; repeat for several, ! excludes", name))
        ->allow_extra_args(false)
        ->option_text("NAME");
  }
}

FacetRequest facet_request(std::string const& text) {
  auto const colon = text.find(':');
  FacetRequest request{text.substr(0, colon), 10};
  if (colon == text.npos) return request;
  auto const limit = text.substr(colon + 1);
  if (limit == "all") {
    request.limit = 0;
    return request;
  }
  bool const number =
      !limit.empty() && limit.size() < 8 && limit.find_first_not_of("0123456789") == limit.npos;
  if (!number || std::stoul(limit) == 0)
    throw Error{Code::usage, fmt::format("--facet {}: '{}' is not a number of values", text, limit),
                "write --facet outlet:20 or --facet outlet:all"};
  request.limit = std::stoul(limit);
  return request;
}

void add_counting(CLI::App& app, SearchArguments& arguments) {
  auto& search = arguments.search;
  app.add_option_function<std::vector<std::string>>(
         "-F,--facet",
         [&search](std::vector<std::string> const& values) {
           for (auto const& value : values) search.facets.push_back(facet_request(value));
         },
         "count the values of a field; FIELD:20 for so many, FIELD:all")
      ->allow_extra_args(false)
      ->option_text("FIELD");
  add_choice<std::optional<By>>(app, "--histogram", search.histogram,
                                {{"day", By::day},
                                 {"week", By::week},
                                 {"month", By::month},
                                 {"quarter", By::quarter},
                                 {"year", By::year}},
                                "count by publication date");
}

void add_listing(CLI::App& app, SearchArguments& arguments) {
  auto& search = arguments.search;
  auto const number = CLI::Range(0.0, 1e9, "a number");
  app.add_option("-n,--limit", search.limit, "articles shown (20)")
      ->option_text("N")
      ->check(number);
  app.add_option("--offset", search.offset, "articles left out before them")
      ->option_text("N")
      ->check(number);
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

void add_output(CLI::App& app, SearchArguments& arguments) {
  add_choice<OutputFormat>(app, "--format", arguments.format,
                           {{"text", OutputFormat::text},
                            {"json", OutputFormat::json},
                            {"jsonl", OutputFormat::jsonl},
                            {"ids", OutputFormat::ids},
                            {"trec", OutputFormat::trec}},
                           "how the answer is written");
  app.add_flag_callback(
      "--json", [&arguments] { arguments.format = OutputFormat::json; }, "--format json");
  add_choice<ColorChoice>(app, "--color", arguments.color,
                          {{"auto", ColorChoice::automatic},
                           {"always", ColorChoice::always},
                           {"never", ColorChoice::never}},
                          "also NO_COLOR and CLICOLOR_FORCE");
  app.add_flag("-0,--null", arguments.null_separated, "ids end with NUL, for xargs -0");
  app.add_flag("--no-match-ok", arguments.no_match_ok, "status 0 where nothing matches, too");
  app.add_flag("-q,--quiet", arguments.quiet, "no notes on standard error");
  app.add_option("--id", arguments.id, "of explain: the score of that article, word by word")
      ->option_text("ID");
  app.add_option("--queries", arguments.queries,
                 "a question a line, name<TAB>words, any of the words; - is standard input")
      ->option_text("FILE");
  app.add_option("--tag", arguments.tag, "name of the run, with --format trec (backfile)")
      ->option_text("WORD");
  add_choice<std::string>(
      app, "--part", arguments.part,
      {{"all", "all"}, {"fields", "fields"}, {"evidence", "evidence"}, {"body", "body"}},
      "of show");
}

void describe(CLI::App& app, SearchArguments& arguments) {
  app.add_option("-d,--db", arguments.index,
                 "the index (default: $BACKFILE_DB, else $XDG_DATA_HOME/backfile/default)")
      ->option_text("DIR");
  app.add_option("words", arguments.words, "the query")->option_text("QUERY")->group("");
  add_query_options(app, arguments);
  add_bounds(app, arguments);
  add_counting(app, arguments);
  add_listing(app, arguments);
  add_output(app, arguments);
  app.set_version_flag("--version", std::string{"backfile-search "} + BACKFILE_VERSION);
}

std::string help_text(CLI::App const& app) {
  std::string text = "Searches an index of news articles.\n\n";
  text += "usage: backfile-search [COMMAND] [OPTIONS] QUERY...\n\n";
  text += kExamples;
  text += "\nCommands (the first word; search where there is none)\n";
  for (auto const& command : search_commands())
    text += fmt::format("  {:22} {}\n", fmt::format("{} {}", command.name, command.operand),
                        command.summary);
  auto const options = app.help();
  auto const begin = options.find("Options:");
  return text + '\n' + (begin == options.npos ? options : options.substr(begin));
}

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

[[noreturn]] void refuse_option(std::string const& word) {
  throw Error{Code::usage, "unknown option " + word,
              fmt::format("a query that begins with - goes behind --: "
                          "backfile-search -- '{} ...'; all options: --help",
                          word)};
}

// -sanctions is no sort order: short options take their value as a word of its own.
void refuse_glued_words(std::vector<std::string> const& words) {
  for (auto const& word : words) {
    if (word == "--") return;
    bool const glued = word.size() > 2 && word[0] == '-' && word[1] != '-';
    bool const number = glued && word.find_first_not_of("0123456789", 2) == word.npos;
    if (glued && !number && std::string_view{"sgn"}.find(word[1]) != std::string_view::npos)
      refuse_option(word);
  }
}

[[noreturn]] void refuse(CLI::ParseError const& error, std::vector<std::string> const& words) {
  bool const extras = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  for (auto const& word : words) {
    bool const named = std::string_view{error.what()}.find(word) != std::string_view::npos;
    if (word.size() > 1 && word[0] == '-' && named && extras) refuse_option(word);
  }
  throw Error{Code::usage, error.what(), "all options: backfile-search --help"};
}

}  // namespace

std::string SearchArguments::text() const { return fmt::format("{}", fmt::join(words, " ")); }

SearchInvocation read_command_line(std::vector<std::string> const& typed) {
  auto const words = without_habits(typed);
  SearchArguments arguments;
  CLI::App app{"", "backfile-search"};
  describe(app, arguments);
  refuse_glued_words(words);
  auto rest = words;
  auto const first = first_operand(app, words);
  auto const commands = search_commands();
  if (first < words.size() &&
      std::ranges::find(commands, words[first], &SearchCommand::name) != commands.end()) {
    arguments.command = words[first];
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(first));
  }
  std::ranges::reverse(rest);
  try {
    app.parse(rest);
  } catch (CLI::CallForHelp const&) {
    return {std::nullopt, help_text(app)};
  } catch (CLI::CallForVersion const& version) {
    return {std::nullopt, std::string{version.what()} + '\n'};
  } catch (CLI::ParseError const& error) {
    refuse(error, words);
  }
  if (!arguments.queries.empty() && arguments.command != "search")
    throw Error{Code::usage, "--queries does not go with " + arguments.command,
                "backfile-search --queries FILE --format trec"};
  if (arguments.index.empty()) arguments.index = default_index();
  return {std::move(arguments), {}};
}

}  // namespace backfile::internal
