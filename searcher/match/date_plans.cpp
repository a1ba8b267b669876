#include <algorithm>

#include "indexer/index/terms.hpp"
#include "searcher/match/planner.hpp"

// Planner's plans of days: covers of the units that are indexed.

namespace backfile::internal {
namespace {

Day end_of_month(Day const& day) {
  return {day.year, day.month, days_in_month(day.year, day.month)};
}

Day day_after(Day const& day) { return Day::from_number(day.number() + 1); }

}  // namespace

Plan Planner::days(Field const& row, DayRange const& range, Dates dates) const {
  std::vector<Plan> parts;
  auto const prefix = date_prefix(row, DateUnit::year);
  vocabulary_.walk(prefix, [&](std::string const& term) {
    auto const digits = std::string_view{term}.substr(prefix.size());
    if (digits.size() != 4 || digits.find_first_not_of("0123456789") != digits.npos) return true;
    int year = 0;
    for (char const c : digits) year = 10 * year + (c - '0');
    auto const whole = year_span(year);
    DaySpan const span{std::max(range.from.value_or(whole.first), whole.first),
                       std::min(range.to.value_or(whole.last), whole.last)};
    if (span.first > span.last) return true;
    add_cover(parts, row, span);
    if (dates == Dates::estimated) add_overlaps(parts, row, span);
    return true;
  });
  auto stated = Plan::any(PlanKind::any_of, std::move(parts));
  if (dates == Dates::stated || &row != &field("date")) return stated;
  return Plan::of(PlanKind::any_of, {std::move(stated), estimates(range)});
}

// Both days lie in one year.
void Planner::add_cover(std::vector<Plan>& parts, Field const& row, DaySpan const& span) const {
  auto const add = [&](DateUnit unit, Day const& day) {
    auto term = date_term(row, unit, day);
    if (vocabulary_.frequency(term) > 0) parts.push_back(Plan::of_term(std::move(term)));
  };
  auto [first, last] = span;
  if (first == Day{first.year, 1, 1} && last == Day{first.year, 12, 31})
    return add(DateUnit::year, first);
  while (first <= last) {
    if (first.day == 1 && end_of_month(first) <= last) {
      add(DateUnit::month, first);
      first = day_after(end_of_month(first));
    } else {
      add(DateUnit::day, first);
      first = day_after(first);
    }
  }
}

// The year and the months that are not wholly inside, where no more is known than these.
void Planner::add_overlaps(std::vector<Plan>& parts, Field const& row, DaySpan const& span) const {
  auto const add = [&](Day const& day, Precision precision) {
    Date date;
    date.day = day;
    date.precision = precision;
    auto term = imprecise_term(row, date);
    if (vocabulary_.frequency(term) > 0) parts.push_back(Plan::of_term(std::move(term)));
  };
  add(span.first, Precision::year);
  add(span.first, Precision::month);
  bool const other = span.last.month != span.first.month;
  if (other) add(span.last, Precision::month);
}

// An open end is the least or the greatest value.
Plan Planner::estimates(DayRange const& range) {
  Plan earliest;
  earliest.kind = PlanKind::values;
  earliest.slot = kSlotEarliest;
  earliest.low = "0";
  if (range.to) earliest.high = day_key(*range.to);
  Plan latest;
  latest.kind = PlanKind::values;
  latest.slot = kSlotLatest;
  latest.low = range.from ? day_key(*range.from) : "0";
  return Plan::of(PlanKind::all_of, {std::move(earliest), std::move(latest)});
}

}  // namespace backfile::internal
