#include "searcher/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <map>

#include "searcher/commands/commands.hpp"

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

void add_query_options(CLI::App& app, SearchArguments& arguments) {
  static std::map<std::string, Match> const matches{{"all", Match::all}, {"any", Match::any}};
  static std::map<std::string, backfile::DateOrder> const orders{
      {"refuse", backfile::DateOrder::refuse},
      {"dmy", backfile::DateOrder::day_month},
      {"mdy", backfile::DateOrder::month_day}};
  auto& query = arguments.query;
  app.add_option("--match", query.match, "words without an operator: all or any of them")
      ->transform(CLI::Transformer(matches))
      ->type_name("all|any");
  app.add_flag("--exact", query.exact, "words as they are written, no stems");
  app.add_option("--date-order", query.date_order, "how 09/10/2023 is read; refused without")
      ->transform(CLI::Transformer(orders))
      ->type_name("dmy|mdy");
  app.add_option("--tz", query.time_zone, "zone of relative dates (default: the system's)");
  app.add_option("--now", query.now, "the moment that relative dates count from");
  app.add_flag_callback(
      "--no-variants", [] {}, "names and aliases only as typed (none are widened today)");
}

void add_bounds(CLI::App& app, SearchArguments& arguments) {
  static std::map<std::string, Undated> const undated{
      {"hide", Undated::hide}, {"include", Undated::include}, {"only", Undated::only}};
  auto& search = arguments.search;
  app.add_option("--since", search.since, "published on that day (month, year) or later");
  app.add_option("--until", search.until, "published on that day (month, year) or earlier");
  app.add_option("--on", search.on, "published within that day, month, year or range");
  app.add_option("--undated", search.undated, "articles without a date, where dates are bounded")
      ->transform(CLI::Transformer(undated))
      ->type_name("hide|include|only");
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
        ->allow_extra_args(false);
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
  bool const number = !limit.empty() && limit.size() < 8 &&
                      limit.find_first_not_of("0123456789") == limit.npos;
  if (!number || std::stoul(limit) == 0)
    throw Error{Code::usage, fmt::format("--facet {}: '{}' is not a number of values", text, limit),
                "write --facet outlet:20 or --facet outlet:all"};
  request.limit = std::stoul(limit);
  return request;
}

void add_counting(CLI::App& app, SearchArguments& arguments) {
  static std::map<std::string, By> const units{{"day", By::day},
                                               {"week", By::week},
                                               {"month", By::month},
                                               {"quarter", By::quarter},
                                               {"year", By::year}};
  auto& search = arguments.search;
  app.add_option_function<std::vector<std::string>>(
         "-F,--facet",
         [&search](std::vector<std::string> const& values) {
           for (auto const& value : values) search.facets.push_back(facet_request(value));
         },
         "count the values of a field; FIELD:20 for so many, FIELD:all")
      ->allow_extra_args(false);
  app.add_option_function<std::string>(
         "--histogram", [&search](std::string const& unit) { search.histogram = units.at(unit); },
         "count by publication date")
      ->check(CLI::IsMember({"day", "week", "month", "quarter", "year"}))
      ->type_name("day|week|month|quarter|year");
}

void add_listing(CLI::App& app, SearchArguments& arguments) {
  static std::map<std::string, Sort> const sorts{
      {"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest},
      {"updated", Sort::updated},     {"outlet", Sort::outlet}, {"title", Sort::title}};
  auto& search = arguments.search;
  app.add_option("-n,--limit", search.limit, "articles shown (20)");
  app.add_option("--offset", search.offset, "articles left out before them");
  app.add_flag("--all", search.all, "all that match");
  app.add_option_function<std::string>(
         "-s,--sort", [&search](std::string const& sort) { search.sort = sorts.at(sort); },
         "relevance; newest where the query has no words")
      ->check(CLI::IsMember({"relevance", "newest", "oldest", "updated", "outlet", "title"}))
      ->type_name("relevance|newest|oldest|updated|outlet|title");
  app.add_option_function<std::string>(
         "-g,--group", [](std::string const&) {}, "every article is a row of its own")
      ->check(CLI::IsMember({"none"}))
      ->type_name("none");
  app.add_option("--snippets", search.snippets, "passages an article (1)");
  app.add_option("--width", search.snippet_width, "characters of a passage (200)");
  app.add_flag_callback(
      "--no-snippets", [&search] { search.snippets = 0; }, "no passages");
}

void add_output(CLI::App& app, SearchArguments& arguments) {
  static std::map<std::string, OutputFormat> const formats{{"text", OutputFormat::text},
                                                           {"json", OutputFormat::json},
                                                           {"jsonl", OutputFormat::jsonl},
                                                           {"ids", OutputFormat::ids}};
  static std::map<std::string, ColorChoice> const colors{{"auto", ColorChoice::automatic},
                                                         {"always", ColorChoice::always},
                                                         {"never", ColorChoice::never}};
  app.add_option("--format", arguments.format, "how the answer is written")
      ->transform(CLI::Transformer(formats))
      ->type_name("text|json|jsonl|ids");
  app.add_flag_callback(
      "--json", [&arguments] { arguments.format = OutputFormat::json; }, "--format json");
  app.add_option("--color", arguments.color, "also NO_COLOR and CLICOLOR_FORCE")
      ->transform(CLI::Transformer(colors))
      ->type_name("auto|always|never");
  app.add_flag("-0,--null", arguments.null_separated, "ids end with NUL, for xargs -0");
  app.add_flag("--no-match-ok", arguments.no_match_ok, "status 0 where nothing matches, too");
  app.add_flag("-q,--quiet", arguments.quiet, "no notes on standard error");
  app.add_option("--part", arguments.part, "of show: all, fields, evidence or body")
      ->check(CLI::IsMember({"all", "fields", "evidence", "body"}))
      ->type_name("all|fields|evidence|body");
}

void describe(CLI::App& app, SearchArguments& arguments) {
  app.add_option("-d,--db", arguments.index,
                 "the index (default: $BACKFILE_DB, else $XDG_DATA_HOME/backfile/default)");
  app.add_option("words", arguments.words, "the query")->type_name("QUERY");
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

[[noreturn]] void refuse(CLI::ParseError const& error, std::vector<std::string> const& words) {
  for (auto const& word : words) {
    bool const unknown = std::string_view{error.what()}.find(word) != std::string_view::npos;
    if (word.size() > 1 && word[0] == '-' && unknown && error.get_name() == "ExtrasError")
      throw Error{Code::usage, "unknown option " + word,
                  fmt::format("a query that begins with - goes behind --: "
                              "backfile-search -- '{} ...'; all options: --help",
                              word)};
  }
  throw Error{Code::usage, error.what(), "all options: backfile-search --help"};
}

}  // namespace

std::string SearchArguments::text() const { return fmt::format("{}", fmt::join(words, " ")); }

SearchInvocation read_command_line(std::vector<std::string> const& words) {
  SearchArguments arguments;
  CLI::App app{"", "backfile-search"};
  describe(app, arguments);
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
  if (arguments.index.empty()) arguments.index = default_index();
  return {std::move(arguments), {}};
}

}  // namespace backfile::internal
