#include "searcher/serve/api/parameters.hpp"

#include <algorithm>
#include <array>

#include "searcher/match/expand.hpp"

namespace backfile::internal {
namespace {

using enum ValueKind;

constexpr auto kRows = std::to_array<ParameterRow>({
    {"q", kTakesQuestion | kTakesBeginning, text, "the query"},
    {"match", kTakesQuestion, text, "words without an operator: all (as without it) or any"},
    {"exact", kTakesQuestion, flag, "words as they are written, no stems, no variants"},
    {"stem", kTakesQuestion, flag, "false: words as if each stood in quotes"},
    {"fuzzy", kTakesQuestion, text,
     "near spellings of all words of four letters and more: 0, 1 or 2 edits, or auto"},
    {"variants", kTakesQuestion, flag, "false: names and aliases only as typed"},
    {"lenient", kTakesQuestion, flag, "mend what cannot be read, with a note for each"},
    {"aliases", kTakesQuestion, list, "names of one thing: NK = North Korea = DPRK"},
    {"date_order", kTakesQuestion, text, "how 09/10/2023 is read: dmy or mdy; refused without"},
    {"tz", kTakesQuestion, text, "zone of relative dates"},
    {"now", kTakesQuestion, text, "the moment that relative dates count from (RFC 3339)"},
    {"since", kTakesBounds, text, "published on that day, month or year, or later"},
    {"until", kTakesBounds, text, "published on that day, month or year, or earlier"},
    {"on", kTakesBounds, text, "published within that day, month, year or range"},
    {"undated", kTakesBounds, text,
     "articles without a date, where dates are bounded: hide, include or only"},
    {"dates", kTakesBounds, text, "which dates count: stated, or estimated ones as well"},
    {"outlet", kTakesBounds, list, "only articles of this outlet; a leading ! excludes"},
    {"byline", kTakesBounds, list, "only articles by this author; a leading ! excludes"},
    {"source", kTakesBounds, list, "only articles from this source; a leading ! excludes"},
    {"lang", kTakesBounds, list, "only articles in this language; a leading ! excludes"},
    {"genre", kTakesBounds, list, "only articles of this genre; a leading ! excludes"},
    {"dateline", kTakesBounds, list, "only articles with this dateline; a leading ! excludes"},
    {"sort", kTakesOrder, text, "relevance, newest, oldest, updated, outlet or title"},
    {"recency", kTakesOrder, number, "half-life in days: new articles count up to twice"},
    {"group", kTakesPage, text, "what is one row: duplicate, story, outlet or none"},
    {"limit", kTakesPage, number, "rows of a page (20), at most 100"},
    {"offset", kTakesPage, number, "rows left out before it; to 10,000 with the page"},
    {"cursor", kTakesPage, text, "where the page before ended: its next_cursor"},
    {"facet", kTakesCounting, list, "fields to count the values of: outlet or outlet:20", true},
    {"histogram", kTakesCounting, text, "count by day, week, month, quarter or year"},
    {"field", kTakesCounting, text,
     "the date that a histogram counts by: date, updated, indexed or mentions"},
    {"output", kTakesShape, text, "full: hits with their bodies"},
    {"fields", kTakesShape | kTakesExport, list, "keys that hits keep, in this order", true},
    {"snippets", kTakesShape, number, "passages a hit (1), at most 10"},
    {"width", kTakesShape, number, "characters of a passage (200), at most 1,000"},
    {"part", kTakesPart, text, "all, title, body or meta"},
    {"format_version", kTakesQuestion, number, "1: of the JSON"},
    {"prefix", kTakesValues, text, "how the values begin"},
    {"limit", kTakesValues, number, "values listed (100), at most 1,000"},
    {"limit", kTakesBeginning, number, "suggestions (8), at most 20"},
    {"format", kTakesExport, text, "jsonl or csv"},
    {"guard_cells", kTakesExport, flag, "csv: ' before cells that a spreadsheet would run"},
});

}  // namespace

std::span<ParameterRow const> parameter_rows() noexcept { return kRows; }

ParameterRow const* find_parameter(std::string_view name, unsigned groups) noexcept {
  for (auto const& row : kRows)
    if ((row.group & groups) != 0 && row.name == name) return &row;
  return nullptr;
}

std::vector<std::string> near_parameters(std::string_view name, unsigned groups) {
  constexpr std::size_t kLongest = 32;
  std::vector<std::string> near;
  if (name.size() > kLongest) return near;
  for (unsigned const edits : {1U, 2U})
    for (auto const& row : kRows)
      if ((row.group & groups) != 0 && row.name.size() > edits &&
          std::ranges::find(near, row.name) == near.end() && within_edits(name, row.name, edits))
        near.emplace_back(row.name);
  return near;
}

std::vector<KeyValue> key_values(std::vector<Parameter> const& parameters, unsigned groups) {
  std::vector<KeyValue> values;
  for (auto const& [name, value] : parameters) {
    auto const& row = *find_parameter(name, groups);
    auto known = std::ranges::find(values, name, &KeyValue::key);
    if (known != values.end() && row.kind != list)
      throw Error{Code::bad_value, fmt::format("{} is given twice", name)};
    if (known == values.end()) known = values.insert(values.end(), {name, text, {}});
    for (std::size_t at = 0; at <= value.size();) {
      auto const end = row.commas ? std::min(value.find(',', at), value.size()) : value.size();
      known->texts.push_back(value.substr(at, end - at));
      at = end + 1;
    }
    if (known->texts.size() > 1) known->kind = list;
  }
  return values;
}

}  // namespace backfile::internal
