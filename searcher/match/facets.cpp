// Values of a field among the matches.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>

#include "indexer/analysis/fold.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/counting.hpp"
#include "searcher/match/value_columns.hpp"

namespace backfile::internal {
namespace {

using Tally = std::unordered_map<std::string, std::uint64_t>;

// Counts articles, not names: a value that an article has twice counts once.
void add_values(Tally& tally, std::string_view packed, std::uint64_t articles) {
  if (packed.find(kValueSeparator) == packed.npos) {
    tally[std::string{packed}] += articles;
    return;
  }
  std::set<std::string_view> values;
  for (std::size_t at = 0; at <= packed.size();) {
    auto const end = std::min(packed.find(kValueSeparator, at), packed.size());
    values.insert(packed.substr(at, end - at));
    at = end + 1;
  }
  for (auto const value : values) tally[std::string{value}] += articles;
}

// 202309 → 2023-09, 20230914 → 2023-09-14.
std::string dashed(std::string_view digits) {
  std::string text{digits};
  if (text.size() > 6) text.insert(6, "-");
  if (text.size() > 4) text.insert(4, "-");
  return text;
}

// Whether the value has the words of a choice: as filters match, except for spellings.
bool has_words(std::string const& folded, std::string const& choice) {
  return (' ' + folded + ' ').find(' ' + choice + ' ') != std::string::npos;
}

// Marks the values that filters chose, and returns those to list however rare they are: for each
// choice the value of that name, or the commonest with its words, or one that no article has.
std::set<std::size_t> select(std::vector<FacetValue>& values,
                             std::vector<std::string> const& selected) {
  std::set<std::size_t> always;
  std::vector<std::string> folded;
  if (selected.empty()) return always;
  for (auto const& value : values) folded.push_back(fold_keyword(value.name));
  auto const found = values.size();
  for (auto const& text : selected) {
    if (text == "none" || text == "*") continue;
    auto const choice = fold_keyword(text);
    auto named = values.size();
    for (std::size_t i = found; i-- > 0;) {
      if (!has_words(folded[i], choice)) continue;
      values[i].selected = true;
      if (named == values.size() || folded[named] != choice) named = i;
    }
    if (named == values.size()) values.push_back({text, 0, true});
    always.insert(named);
  }
  return always;
}

}  // namespace

void keep(Facet& facet, std::size_t limit, std::set<std::size_t> const& always) {
  if (limit == 0) return;
  std::vector<FacetValue> kept;
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    if (i < limit || always.contains(i))
      kept.push_back(std::move(facet.values[i]));
    else
      facet.other += facet.values[i].count;
  }
  facet.values = std::move(kept);
}

Facet count_facet(Reader const& reader, std::vector<DocumentNumber> const& matches,
                  Field const& row, std::size_t limit, std::vector<std::string> const& selected) {
  Facet facet;
  facet.disjunctive = !selected.empty();
  Tally tally;
  bool const unit = row.kind == FieldKind::date_unit;
  count_values(reader, matches, row.slot, [&](std::string_view value, std::uint64_t articles) {
    if (value.empty() || (unit && value.size() < row.digits))
      facet.unknown += articles;
    else if (unit)
      tally[dashed(value.substr(0, row.digits))] += articles;
    else
      add_values(tally, value, articles);
  });
  bool const dates = row.kind == FieldKind::date;
  for (auto const& [value, number] : tally)
    facet.values.push_back({dates ? dashed(value) : value, number, false});
  std::ranges::sort(facet.values, [](auto const& a, auto const& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  keep(facet, limit, select(facet.values, selected));
  return facet;
}

}  // namespace backfile::internal
