#include "searcher/render/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace backfile::internal {
namespace {

using ColumnValues = std::vector<std::string>;

ColumnValues one(std::string const& value) {
  return value.empty() ? ColumnValues{} : ColumnValues{value};
}

ColumnValues date_value(DateField const& field) {
  return field.value ? ColumnValues{field.value->value()} : ColumnValues{};
}

ColumnValues estimate_of(Hit const& hit) {
  auto const& estimate = hit.date.estimate;
  if (!estimate) return {};
  return one(estimate->earliest.iso() + ".." + estimate->latest.iso());
}

ColumnValues mentions_of(Hit const& hit) {
  ColumnValues dates;
  for (auto const& mention : hit.mentions) dates.push_back(mention.date.value());
  return dates;
}

ColumnValues names_of(std::vector<Byline> const& byline) {
  ColumnValues names;
  for (auto const& entry : byline) names.push_back(entry.name);
  return names;
}

ColumnValues passages_of(Hit const& hit) {
  ColumnValues texts;
  for (auto const& snippet : hit.snippets) texts.push_back(snippet.text);
  return texts;
}

constexpr auto kColumns = std::to_array<Column>({
    {.name = "rank",
     .key = "rank",
     .summary = "place in the whole answer, from 1",
     .values = [](Hit const& h) { return one(std::to_string(h.rank)); },
     .ours = true},
    {.name = "score",
     .key = "score",
     .summary = "of relevance, comparable within one answer",
     .values = [](Hit const& h) { return one(fmt::format("{}", h.score)); },
     .ours = true},
    {.name = "id",
     .key = "id",
     .summary = "as show takes it",
     .values = [](Hit const& h) { return one(h.id); }},
    {.name = "date",
     .key = "date",
     .summary = "of publication, as precise as it is known",
     .values = [](Hit const& h) { return date_value(h.date); },
     .date = [](Article const& a) -> DateField const& { return a.date; },
     .ours = true},
    {.name = "date_precision",
     .key = "date",
     .summary = "year, month, day, minute or second",
     .values =
         [](Hit const& h) {
           auto const& date = h.date.value;
           return date ? one(std::string{to_string(date->precision)}) : ColumnValues{};
         },
     .ours = true},
    {.name = "date_status",
     .key = "date",
     .summary = "stated, derived, declared or unknown",
     .values = [](Hit const& h) { return one(std::string{to_string(h.date.status)}); },
     .ours = true},
    {.name = "updated",
     .key = "updated",
     .summary = "the last change that the page states",
     .values = [](Hit const& h) { return date_value(h.updated); },
     .date = [](Article const& a) -> DateField const& { return a.updated; },
     .ours = true},
    {.name = "estimate",
     .key = "date",
     .summary = "first and last day that an undated article can be of",
     .values = estimate_of,
     .ours = true},
    {.name = "mentions",
     .key = "mentions",
     .summary = "days, months and years that the text names",
     .values = mentions_of,
     .ours = true},
    {.name = "outlet",
     .key = "outlet",
     .summary = "who published it, as printed",
     .values = [](Hit const& h) { return one(h.outlet.name); }},
    {.name = "outlet_status",
     .key = "outlet",
     .summary = "stated, derived, declared or unknown",
     .values = [](Hit const& h) { return one(std::string{to_string(h.outlet.status)}); },
     .ours = true},
    {.name = "byline",
     .key = "byline",
     .summary = "who wrote it",
     .values = [](Hit const& h) { return names_of(h.byline); }},
    {.name = "title",
     .key = "title",
     .summary = "the headline",
     .values = [](Hit const& h) { return one(h.title); }},
    {.name = "deck",
     .key = "deck",
     .summary = "the line under the headline",
     .values = [](Hit const& h) { return one(h.deck); }},
    {.name = "source",
     .key = "source",
     .summary = "whose text it is, where it was taken over",
     .values = [](Hit const& h) { return h.source; }},
    {.name = "credits",
     .key = "credits",
     .summary = "credits of photographs and material",
     .values = [](Hit const& h) { return h.credits; }},
    {.name = "dateline",
     .key = "dateline",
     .summary = "the place a report is dated from",
     .values = [](Hit const& h) { return one(h.dateline); }},
    {.name = "genre",
     .key = "genre",
     .summary = "editorial, opinion, obituary ...",
     .values = [](Hit const& h) { return one(h.genre); }},
    {.name = "lang",
     .key = "lang",
     .summary = "language, a two-letter code",
     .values = [](Hit const& h) { return one(h.lang); }},
    {.name = "words",
     .key = "words",
     .summary = "number of words of the body",
     .values = [](Hit const& h) { return one(std::to_string(h.words)); },
     .ours = true},
    {.name = "url",
     .key = "url",
     .summary = "the article's address",
     .values = [](Hit const& h) { return one(h.url); }},
    {.name = "path",
     .key = "path",
     .summary = "the file it came from",
     .values = [](Hit const& h) { return one(h.path); }},
    {.name = "snippet",
     .key = "snippets",
     .summary = "the passages that match",
     .values = passages_of},
    {.name = "captions",
     .key = "captions",
     .summary = "texts under photographs",
     .values = [](Hit const& h) { return h.captions; },
     .large = true},
    {.name = "furniture",
     .key = "furniture",
     .summary = "menus, buttons and advertisement marks",
     .values = [](Hit const& h) { return h.furniture; },
     .large = true},
    {.name = "body",
     .key = "body",
     .summary = "the paragraphs, an empty line between them",
     .values = [](Hit const& h) { return one(h.body); },
     .large = true},
});

Column const& named(std::string_view name, std::string_view list, std::size_t at) {
  auto const found = std::ranges::find(kColumns, name, &Column::name);
  if (found != kColumns.end()) return *found;
  std::vector<std::string_view> names;
  for (auto const& column : kColumns) names.push_back(column.name);
  throw Error{Code::usage, fmt::format("there is no column '{}'", name),
              fmt::format("columns: {}", fmt::join(names, ","))}
      .at(list, {at, std::max<std::size_t>(1, name.size())});
}

}  // namespace

std::span<Column const> columns() noexcept { return kColumns; }

ColumnList read_columns(std::string_view list, bool large) {
  ColumnList chosen;
  if (list.empty()) {
    for (auto const& column : kColumns)
      if (large || !column.large) chosen.push_back(&column);
    return chosen;
  }
  for (std::size_t at = 0; at <= list.size();) {
    auto const end = std::min(list.find(',', at), list.size());
    chosen.push_back(&named(list.substr(at, end - at), list, at));
    at = end + 1;
  }
  return chosen;
}

std::string cell(Column const& column, Hit const& hit) {
  return fmt::format("{}", fmt::join(column.values(hit), "; "));
}

}  // namespace backfile::internal
