#include "indexer/formats/csv_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "indexer/analysis/ascii.hpp"
#include "indexer/sources/refuse_input.hpp"

namespace backfile::internal {
namespace {

// "#3" as 2.
std::optional<std::size_t> numbered(std::string_view name) {
  std::size_t number = 0;
  auto const end = name.data() + name.size();
  if (!name.starts_with('#')) return std::nullopt;
  auto const read = std::from_chars(name.data() + 1, end, number);
  if (read.ec != std::errc{} || read.ptr != end || number == 0) return std::nullopt;
  return number - 1;
}

std::string listed(std::vector<std::string> const& columns) {
  constexpr std::size_t kMost = 50;
  std::vector<std::string> const shown(
      columns.begin(),
      columns.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, columns.size())));
  return fmt::format("columns: {}{}", fmt::join(shown, ", "), columns.size() > kMost ? ", …" : "");
}

std::string_view without_remark(std::string_view name) {
  return name.substr(0, std::min(name.find_first_of("([\n\r"), name.size()));
}

}  // namespace

std::optional<std::size_t> column_rank(RecordField field, std::string_view name) {
  if (auto const rank = habit_rank(field, plain_name(name))) return rank;
  return habit_rank(field, plain_name(without_remark(name)));
}

TableColumns::TableColumns(std::vector<std::string> names, FieldMap const& map)
    : names_{std::move(names)}, map_{map} {
  for (auto& name : names_) name = ascii_trimmed(name);
  for (auto const& [field, name] : map_.names()) take_mapped(field, name);
  for (std::size_t i = 0; i < kRecordFields.size(); ++i) {
    auto const field = static_cast<RecordField>(i);
    if (!columns_.contains(field) && map_.name(field).empty()) take_guessed(field);
  }
  bool const text = columns_.contains(RecordField::title) ||
                    columns_.contains(RecordField::body) || columns_.contains(RecordField::deck);
  if (!text)
    refuse_input(
        fmt::format("no column is a title or text (--map title=COLUMN); {}", listed(names_)));
}

bool TableColumns::named() const {
  auto const is_name = [&](std::string const& name) {
    bool const mapped =
        std::ranges::any_of(map_.names(), [&](auto const& entry) { return entry.second == name; });
    return mapped || is_known_name(name) || is_known_name(without_remark(name));
  };
  return std::ranges::any_of(names_, is_name);
}

bool TableColumns::is_used(std::size_t at) const {
  return std::ranges::any_of(columns_, [&](auto const& entry) { return entry.second == at; });
}

void TableColumns::take_mapped(RecordField field, std::string const& name) {
  auto const number = numbered(name);
  auto const found = std::ranges::find(names_, name);
  auto const at = number ? *number : static_cast<std::size_t>(std::distance(names_.begin(), found));
  if (at >= names_.size())
    refuse_input(
        fmt::format("--map {}={}: no such column; {}", row_of(field).name, name, listed(names_)));
  columns_[field] = at;
}

void TableColumns::take_guessed(RecordField field) {
  std::optional<std::size_t> best;
  std::size_t best_at = 0;
  for (std::size_t at = 0; at < names_.size(); ++at) {
    if (is_used(at)) continue;
    auto const rank = column_rank(field, names_[at]);
    if (!rank || (best && *best <= *rank)) continue;
    best = rank;
    best_at = at;
  }
  if (best) columns_[field] = best_at;
}

std::string TableColumns::unused() const {
  constexpr std::size_t kMost = 20;
  std::vector<std::string> shown;
  std::size_t more = 0;
  for (std::size_t at = 0; at < names_.size(); ++at) {
    if (is_used(at) || names_[at].empty()) continue;
    shown.size() < kMost ? shown.push_back(names_[at]) : static_cast<void>(++more);
  }
  if (shown.empty()) return {};
  return fmt::format("no field takes the column{} '{}'{} (--map FIELD=COLUMN)",
                     shown.size() == 1 ? "" : "s", fmt::join(shown, "', '"),
                     more > 0 ? fmt::format(" and {} more", more) : "");
}

}  // namespace backfile::internal
