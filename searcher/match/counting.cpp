// Histograms.
#include "searcher/match/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>

#include "indexer/index/terms.hpp"
#include "searcher/match/value_columns.hpp"

namespace backfile::internal {
namespace {

Day day_of(std::string_view key) {
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

// The buckets of the dates that are precise enough, each once.
std::vector<Day> buckets_of(std::string_view packed, By by) {
  std::vector<Day> buckets;
  for (std::size_t at = 0; at <= packed.size();) {
    auto const end = std::min(packed.find(kValueSeparator, at), packed.size());
    auto const key = packed.substr(at, end - at);
    if (key.size() >= digits_for(by)) buckets.push_back(bucket_of(day_of(key), by));
    at = end + 1;
  }
  std::ranges::sort(buckets);
  auto const repeated = std::ranges::unique(buckets);
  buckets.erase(repeated.begin(), repeated.end());
  return buckets;
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
  auto const unit = by == By::quarter ? DateUnit::month : DateUnit::day;
  std::vector<Plan> terms;
  std::uint64_t total = 0;
  for (auto at = first; at < bucket_after(first, by); at = bucket_after(at, step)) {
    auto term = date_term(date, unit, at);
    total += reader.frequency(term);
    terms.push_back(Plan::of_term(std::move(term)));
  }
  // An article can name several of these days.
  return date.multiple && total > 0 ? count(reader, Plan::of(PlanKind::any_of, std::move(terms)))
                                    : total;
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

Histogram count_histogram(Reader const& reader, std::vector<DocumentNumber> const& matches,
                          HistogramRequest const& request, std::optional<DayRange> const& window) {
  auto const* const row = find_field(request.field);
  if (row == nullptr || row->kind != FieldKind::date)
    throw Error{Code::bad_value, fmt::format("a histogram cannot count by '{}'", request.field),
                "date fields: date updated indexed mentions"};
  auto const by = request.by;
  Histogram histogram;
  histogram.by = by;
  histogram.field = row->name;
  std::map<Day, std::uint64_t> tally;
  count_values(reader, matches, row->slot, [&](std::string_view packed, std::uint64_t articles) {
    auto const buckets = buckets_of(packed, by);
    if (packed.empty())
      histogram.undated += articles;
    else if (buckets.empty())
      histogram.imprecise += articles;
    for (auto const& bucket : buckets) tally[bucket] += articles;
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
