#include "searcher/query/date_units.hpp"

#include <algorithm>
#include <array>

#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

struct UnitName {
  std::string_view name;
  Unit unit;
};
// A bare m is months as in mu; notmuch reads minutes, so a note says what was understood.
constexpr auto kUnits = std::to_array<UnitName>(
    {{"s", Unit::second},      {"sec", Unit::second},      {"secs", Unit::second},
     {"second", Unit::second}, {"seconds", Unit::second},  {"min", Unit::minute},
     {"mins", Unit::minute},   {"minute", Unit::minute},   {"minutes", Unit::minute},
     {"h", Unit::hour},        {"hr", Unit::hour},         {"hrs", Unit::hour},
     {"hour", Unit::hour},     {"hours", Unit::hour},      {"d", Unit::day},
     {"day", Unit::day},       {"days", Unit::day},        {"w", Unit::week},
     {"wk", Unit::week},       {"wks", Unit::week},        {"week", Unit::week},
     {"weeks", Unit::week},    {"m", Unit::month},         {"mo", Unit::month},
     {"mos", Unit::month},     {"month", Unit::month},     {"months", Unit::month},
     {"q", Unit::quarter},     {"quarter", Unit::quarter}, {"quarters", Unit::quarter},
     {"y", Unit::year},        {"yr", Unit::year},         {"yrs", Unit::year},
     {"year", Unit::year},     {"years", Unit::year}});

constexpr auto kNumberWords =
    std::to_array<std::string_view>({"zero", "one", "two", "three", "four", "five", "six", "seven",
                                     "eight", "nine", "ten", "eleven", "twelve"});

}  // namespace

std::optional<Unit> unit_from(std::string_view word) {
  auto const name = lower_case(word);
  auto const found = std::ranges::find(kUnits, std::string_view{name}, &UnitName::name);
  return found == kUnits.end() ? std::nullopt : std::optional{found->unit};
}

std::optional<unsigned> amount_from(DatePiece const& piece) {
  if (piece.is_number) return small_number(piece.text);
  auto const word = lower_case(piece.text);
  if (word == "a" || word == "an") return 1U;
  auto const found = std::ranges::find(kNumberWords, std::string_view{word});
  if (found == kNumberWords.end()) return std::nullopt;
  return static_cast<unsigned>(found - kNumberWords.begin());
}

void add(Stretch& stretch, unsigned amount, Unit unit) {
  if (amount > 99999)
    throw Error{Code::bad_date, std::to_string(amount) + " is too large for a date",
                "for example 7d.."};
  auto const number = static_cast<int>(amount);
  switch (unit) {
    case Unit::second: stretch.seconds += number; break;
    case Unit::minute: stretch.seconds += std::int64_t{number} * 60; break;
    case Unit::hour: stretch.seconds += std::int64_t{number} * 3600; break;
    case Unit::day: stretch.period.days += number; break;
    case Unit::week: stretch.period.days += number * 7; break;
    case Unit::month: stretch.period.months += number; break;
    case Unit::quarter: stretch.period.months += number * 3; break;
    case Unit::year: stretch.period.months += number * 12; break;
  }
}

DaySpan unit_around(Day const& day, Unit unit) {
  switch (unit) {
    case Unit::week: {
      auto const monday = day.number() - (day.weekday() + 6) % 7;
      return week_span(monday);
    }
    case Unit::month: return month_span(day.year, day.month);
    case Unit::quarter: {
      auto const first = (day.month - 1) / 3 * 3 + 1;
      return {month_span(day.year, first).first, month_span(day.year, first + 2).last};
    }
    case Unit::year: return year_span(day.year);
    default: return {day, day};
  }
}

}  // namespace backfile::internal
