// facets, histogram, values: numbers about matches instead of the matches.
#include <nlohmann/json.hpp>
#include <fmt/format.h>

#include <algorithm>

#include "searcher/commands/answer.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/render/counts_json.hpp"
#include "searcher/render/counts_table.hpp"
#include "searcher/render/counts_text.hpp"
#include "searcher/render/result_json.hpp"

namespace backfile::internal {
namespace {

// What `facets` counts where nothing is named.
constexpr char const* kUsualFacets[] = {"outlet", "byline", "genre", "lang", "year"};

bool is_table(OutputFormat format) {
  return format == OutputFormat::csv || format == OutputFormat::tsv;
}

Table table_for(SearchArguments const& arguments) {
  return Table{arguments.format == OutputFormat::tsv ? Table::Kind::tsv : Table::Kind::csv,
               arguments.guard_cells};
}

void refuse_lists(SearchArguments const& arguments) {
  auto const format = arguments.format;
  if (format == OutputFormat::ids || format == OutputFormat::paths ||
      format == OutputFormat::template_text || format == OutputFormat::ninjs)
    throw Error{Code::usage,
                fmt::format("{}: there are no articles here to list", arguments.command),
                "formats: text json jsonl csv tsv"};
}

// The same answer as that of a search without its hits.
template <typename ToTable>
int count_matches(SearchArguments arguments, ToTable to_table) {
  refuse_lists(arguments);
  arguments.search.limit = 0;
  arguments.search.all = false;
  arguments.with_summary = true;
  auto const words = arguments.words.empty() ? "*" : arguments.text();
  auto const query = parse_query(words, arguments.query);
  Searcher const searcher{arguments.indexes};
  if (!is_table(arguments.format)) return answer(searcher, query, arguments);
  auto results = searcher.search(query, arguments.search);
  tell_notes(results.notes, arguments);
  auto table = table_for(arguments);
  print(to_table(results, table), Content::data);
  if (auto const warning = formula_warning(table); !warning.empty() && !arguments.quiet)
    write_err("note: " + warning);
  return results.count.articles > 0 || arguments.no_match_ok ? 0 : 1;
}

// `whole`: no prefix left values out, so that the articles without a value belong here.
std::string values_text(Facet const& values, bool whole) {
  auto width = fmt::formatted_size("{}", std::max(values.other, whole ? values.unknown : 0));
  for (auto const& value : values.values)
    width = std::max(width, fmt::formatted_size("{}", value.count));
  std::string text;
  for (auto const& value : values.values)
    text += fmt::format("{:>{}}  {}\n", value.count, width, safe_text(value.name));
  if (values.other > 0) text += fmt::format("{:>{}}  (other)\n", values.other, width);
  if (whole) text += fmt::format("{:>{}}  (unknown)\n", values.unknown, width);
  return text;
}

std::string values_json(SearchArguments const& arguments, Facet const& values) {
  auto list = Json::array();
  for (auto const& value : values.values)
    list.push_back({{"value", value.name}, {"count", value.count}});
  if (arguments.format == OutputFormat::jsonl) {
    std::string text;
    for (auto const& value : list) text += to_json_text(value) + '\n';
    return text;
  }
  auto const prefix = arguments.words.size() > 1 ? Json(arguments.words[1]) : Json{};
  return to_json_text({{"format_version", kFormatVersion},
                       {"field", arguments.words.front()},
                       {"prefix", prefix},
                       {"values", std::move(list)},
                       {"other", values.other},
                       {"unknown", values.unknown}}) +
         '\n';
}

}  // namespace

int run_facets(SearchArguments const& arguments) {
  auto asked = arguments;
  if (asked.search.facets.empty())
    for (auto const* field : kUsualFacets) asked.search.facets.push_back({field, 10});
  return count_matches(std::move(asked), [](Results const& results, Table& table) {
    return facets_table(results, table);
  });
}

int run_histogram(SearchArguments const& arguments) {
  auto asked = arguments;
  if (!asked.search.histogram) asked.search.histogram = By::month;
  return count_matches(std::move(asked), [](Results const& results, Table& table) {
    return histogram_table(*results.histogram, table);
  });
}

int run_values(SearchArguments const& arguments) {
  refuse_lists(arguments);
  auto const& words = arguments.words;
  if (words.empty() || words.size() > 2)
    throw Error{Code::usage, "values takes a field, and the beginning of its values",
                "backfile-search values byline ji"};
  auto const limit = arguments.limited ? arguments.search.limit : 0;
  auto const values =
      Searcher{arguments.indexes}.values(words[0], words.size() > 1 ? words[1] : "", limit);
  if (is_table(arguments.format)) {
    auto table = table_for(arguments);
    print(values_table(values, table), Content::data);
    if (auto const warning = formula_warning(table); !warning.empty() && !arguments.quiet)
      write_err("note: " + warning);
  } else if (arguments.format == OutputFormat::text) {
    print(values_text(values, words.size() == 1), Content::text, arguments.paged);
  } else {
    print(values_json(arguments, values), Content::data);
  }
  return !values.values.empty() || arguments.no_match_ok ? 0 : 1;
}

}  // namespace backfile::internal
