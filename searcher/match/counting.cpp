#include "searcher/match/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "indexer/analysis/fold.hpp"
#include "indexer/index/terms.hpp"

namespace backfile::internal {
namespace {

// Calls `use` with the slot's value of every match; values are read in one pass.
template <typename Use>
void for_each_value(Reader const& reader, std::vector<DocumentNumber> const& matches, int slot,
                    Use use) {
  auto const number = static_cast<unsigned>(slot);
  auto value = reader.database().valuestream_begin(number);
  auto const end = reader.database().valuestream_end(number);
  for (auto const document : matches) {
    if (value != end && value.get_docid() < document) value.skip_to(document);
    use(value != end && value.get_docid() == document ? *value : std::string{});
  }
}

using Tally = std::unordered_map<std::string, std::uint64_t>;

// Counts articles, not names: a value that an article has twice counts once.
void tally_values(Tally& tally, std::string const& packed) {
  if (packed.find(kValueSeparator) == packed.npos) {
    ++tally[packed];
    return;
  }
  std::vector<std::string> values;
  for (std::size_t at = 0; at <= packed.size();) {
    auto const end = std::min(packed.find(kValueSeparator, at), packed.size());
    values.push_back(packed.substr(at, end - at));
    at = end + 1;
  }
  std::ranges::sort(values);
  auto const repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
  for (auto const& value : values) ++tally[value];
}

// 202309 → 2023-09.
std::string dashed(std::string digits) {
  if (digits.size() > 4) digits.insert(4, "-");
  return digits;
}

bool is_selected(std::string const& value, std::vector<std::string> const& selected) {
  auto const folded = ' ' + fold_keyword(value) + ' ';
  return std::ranges::any_of(selected, [&](std::string const& chosen) {
    return folded.find(' ' + fold_keyword(chosen) + ' ') != folded.npos;
  });
}

Day day_of(std::string const& key) {
  auto const number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (auto i = at; i < at + length; ++i) value = 10 * value + (key[i] - '0');
    return value;
  };
  Day day{number(0, 4), 1, 1};
  if (key.size() >= 6) day.month = static_cast<unsigned>(number(4, 2));
  if (key.size() >= 8) day.day = static_cast<unsigned>(number(6, 2));
  return day;
}

// Digits of a date that decide its bucket.
std::size_t digits_for(By by) {
  return by == By::year ? 4 : by == By::month || by == By::quarter ? 6 : 8;
}

Day bucket_of(Day day, By by) {
  switch (by) {
    case By::day: return day;
    case By::week: return Day::from_number(day.number() - (day.weekday() + 6) % 7);
    case By::month: return {day.year, day.month, 1};
    case By::quarter: return {day.year, (day.month - 1) / 3 * 3 + 1, 1};
    case By::year: return {day.year, 1, 1};
  }
  return day;
}

Day bucket_after(Day day, By by) {
  switch (by) {
    case By::day: return Day::from_number(day.number() + 1);
    case By::week: return Day::from_number(day.number() + 7);
    case By::month:
      return day.month == 12 ? Day{day.year + 1, 1, 1} : Day{day.year, day.month + 1, 1};
    case By::quarter:
      return day.month >= 10 ? Day{day.year + 1, 1, 1} : Day{day.year, day.month + 3, 1};
    case By::year: return {day.year + 1, 1, 1};
  }
  return day;
}

// All articles of the index in the bucket, by its date terms.
std::uint64_t total_of(Reader const& reader, Field const& date, Day const& first, By by) {
  if (by == By::year) return reader.frequency(date_term(date, DateUnit::year, first));
  if (by == By::month) return reader.frequency(date_term(date, DateUnit::month, first));
  if (by == By::day) return reader.frequency(date_term(date, DateUnit::day, first));
  auto const step = by == By::quarter ? By::month : By::day;
  std::uint64_t total = 0;
  for (auto at = first; at < bucket_after(first, by); at = bucket_after(at, step))
    total += total_of(reader, date, at, step);
  return total;
}

void add_bucket(Histogram& histogram, Reader const& reader, Day const& first,
                std::uint64_t number) {
  if (histogram.buckets.size() == kMaxBuckets)
    throw Error{Code::bad_value,
                fmt::format("a histogram by {} has more than {} rows here", to_string(histogram.by),
                            kMaxBuckets),
                "choose a longer unit, or bound the dates with --since and --until"};
  histogram.buckets.push_back(
      {first.iso(), number, total_of(reader, field(histogram.field), first, histogram.by)});
}

}  // namespace

void keep(Facet& facet, std::size_t limit) {
  while (limit > 0 && facet.values.size() > limit) {
    facet.other += facet.values.back().count;
    facet.values.pop_back();
  }
}

Facet count_facet(Reader const& reader, std::vector<DocumentNumber> const& matches,
                  Field const& row, std::size_t limit, std::vector<std::string> const& selected) {
  Facet facet;
  facet.disjunctive = !selected.empty();
  Tally tally;
  for_each_value(reader, matches, row.slot, [&](std::string const& value) {
    bool const unit = row.kind == FieldKind::date_unit;
    if (value.empty() || (unit && value.size() < row.digits))
      ++facet.unknown;
    else if (unit)
      ++tally[dashed(value.substr(0, row.digits))];
    else
      tally_values(tally, value);
  });
  for (auto const& [value, number] : tally)
    facet.values.push_back({value, number, is_selected(value, selected)});
  std::ranges::sort(facet.values, [](auto const& a, auto const& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  keep(facet, limit);
  return facet;
}

Histogram count_histogram(Reader const& reader, std::vector<DocumentNumber> const& matches,
                          HistogramRequest const& request, std::optional<DayRange> const& window) {
  auto const* const row = find_field(request.field);
  if (row == nullptr || row->kind != FieldKind::date)
    throw Error{Code::bad_value, fmt::format("a histogram cannot count by '{}'", request.field),
                "date fields: date updated indexed"};
  auto const by = request.by;
  Histogram histogram;
  histogram.by = by;
  histogram.field = row->name;
  std::map<Day, std::uint64_t> tally;
  for_each_value(reader, matches, row->slot, [&](std::string const& key) {
    if (key.empty())
      ++histogram.undated;
    else if (key.size() < digits_for(by))
      ++histogram.imprecise;
    else
      ++tally[bucket_of(day_of(key), by)];
  });
  bool const from = window && window->from;
  bool const to = window && window->to;
  if (tally.empty() && !(from && to)) return histogram;
  Day const first = from ? *window->from : tally.begin()->first;
  Day const last = to ? *window->to : tally.rbegin()->first;
  for (auto at = bucket_of(first, by); at <= last; at = bucket_after(at, by)) {
    auto const found = tally.find(at);
    add_bucket(histogram, reader, at, found == tally.end() ? 0 : found->second);
  }
  return histogram;
}

}  // namespace backfile::internal
