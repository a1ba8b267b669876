#include "indexer/extract/times/resolve.hpp"

#include <cstdint>
#include <cstdlib>

namespace backfile::internal {
namespace {

std::optional<Date> made(int year, std::optional<unsigned> month, std::optional<unsigned> day) {
  Date date;
  date.day = {year, month.value_or(1), day.value_or(1)};
  date.precision = day ? Precision::day : month ? Precision::month : Precision::year;
  if (year < 1 || year > 9999 || !date.exists()) return std::nullopt;
  return date;
}

std::optional<Date> day_date(std::int64_t number) {
  auto const day = Day::from_number(number);
  return made(day.year, day.month, day.day);
}

struct CountedMonth {
  int year;
  unsigned month;
};

CountedMonth months_away(Day const& from, int months) {
  int const number = from.year * 12 + static_cast<int>(from.month) - 1 + months;
  return {number / 12, static_cast<unsigned>(number % 12) + 1};
}

// A day without its year is one of this year, but around New Year.
std::optional<Date> day_of_year(unsigned month, unsigned day, Day const& from) {
  constexpr std::int64_t kFar = 183;
  constexpr std::int64_t kNear = 92;
  auto const away = [&](Date const& d) { return std::llabs(d.day.number() - from.number()); };
  auto const this_year = made(from.year, month, day);
  if (this_year && away(*this_year) <= kFar) return this_year;
  for (int const year : {from.year - 1, from.year + 1}) {
    auto const date = made(year, month, day);
    if (date && away(*date) <= kNear) return date;
  }
  return this_year;
}

std::optional<Date> month_alone(unsigned month, Day const& from, bool ahead) {
  int const later = month > from.month ? 1 : 0;
  int const earlier = month < from.month ? 1 : 0;
  return made(ahead ? from.year + earlier : from.year - later, month, std::nullopt);
}

// The last 6th up to today, or the next one; months that have no such day are passed over.
std::optional<Date> day_alone(unsigned day, Day const& from, bool ahead) {
  for (int n = 0; n < 3; ++n) {
    auto const [year, month] = months_away(from, ahead ? n : -n);
    auto const date = made(year, month, day);
    if (date && (ahead ? date->day >= from : date->day <= from)) return date;
  }
  return std::nullopt;
}

std::optional<Date> weekday_alone(unsigned weekday, Day const& from, bool ahead) {
  auto const today = static_cast<int>(from.weekday());
  int const back = (today - static_cast<int>(weekday) + 7) % 7;
  return day_date(from.number() + (ahead ? 7 - back : -back));
}

}  // namespace

std::optional<Date> absolute(TimeExpression const& time) {
  if (!time.year) return std::nullopt;
  return made(*time.year, time.month, time.day);
}

std::optional<Date> resolve(TimeExpression const& time, Day const& from) {
  if (time.year) return absolute(time);
  if (time.year_shift) return made(from.year + *time.year_shift, time.month, time.day);
  if (time.month_shift) {
    auto const [year, month] = months_away(from, *time.month_shift);
    return made(year, month, time.day);
  }
  if (time.month && time.day) return day_of_year(*time.month, *time.day, from);
  if (time.month) return month_alone(*time.month, from, time.ahead);
  if (time.day) return day_alone(*time.day, from, time.ahead);
  if (time.weekday) return weekday_alone(*time.weekday, from, time.ahead);
  if (time.day_shift) return day_date(from.number() + *time.day_shift);
  return std::nullopt;
}

}  // namespace backfile::internal
