// Dates that need no clock: 2023, 2023-09, 20230914, 14-sep-2023, "Sept. 14, 2023", 2023년 9월
// 14일.
#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/calendar_names.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

constexpr auto kMonths = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});

// Words that stand between the parts of a written date and say nothing.
constexpr auto kFillers =
    std::to_array<std::string_view>({"of", "the", "on", "de", "del", "den", "der", "le", "la", "el",
                                     "am", "st", "nd", "rd", "th", "er", "º", "ª"});

Day checked_day(int year, unsigned month, unsigned day, std::string_view text) {
  auto const refuse = [&](std::string why) {
    throw Error{Code::impossible_date, std::string{text} + ": " + std::move(why),
                "check the date, or give less of it: 2023-09"};
  };
  if (year < 1) refuse("year 0 does not exist");
  if (month < 1 || month > 12) refuse("month " + std::to_string(month) + " does not exist");
  auto const last = days_in_month(year, month);
  if (day < 1 || day > last)
    refuse("day " + std::to_string(day) + " does not exist; " + std::string{kMonths[month - 1]} +
           " " + std::to_string(year) + " has " + std::to_string(last) + " days");
  return {year, month, day};
}

DaySpan day_span(int year, unsigned month, unsigned day, std::string_view text) {
  auto const found = checked_day(year, month, day, text);
  return {found, found};
}

DaySpan checked_month(int year, unsigned month, std::string_view text) {
  (void)checked_day(year, month, 1, text);
  return month_span(year, month);
}

DaySpan checked_year(int year, std::string_view text) {
  (void)checked_day(year, 1, 1, text);
  return year_span(year);
}

int year_of(DatePiece const& piece) { return static_cast<int>(piece.number); }
bool is_year(DatePiece const& piece) { return piece.is_number && piece.text.size() == 4; }
bool is_part(DatePiece const& piece) { return piece.is_number && piece.text.size() <= 2; }

// 2023, 202309, 20230914, and the digits of a moment behind them.
std::optional<DaySpan> compact(std::string_view digits, std::string_view text) {
  auto const part = [&](std::size_t at, std::size_t size) {
    return *small_number(digits.substr(at, size));
  };
  auto const size = digits.size();
  if (size != 4 && size != 6 && size != 8 && size != 12 && size != 14) return std::nullopt;
  auto const year = static_cast<int>(part(0, 4));
  if (size == 4) return checked_year(year, text);
  if (size == 6) return checked_month(year, part(4, 2), text);
  return day_span(year, part(4, 2), part(6, 2), text);
}

std::string short_day(Day const& day) {
  return std::to_string(day.day) + ' ' + std::string{kMonths[day.month - 1]};
}

// 09/10/2023: refused where both readings exist, unless the order is set.
DaySpan year_last(unsigned first, unsigned second, int year, std::string_view text,
                  DateOrder order) {
  if (first <= 12 && second <= 12 && first != second && order == DateOrder::refuse) {
    auto const by_day = checked_day(year, second, first, text);
    auto const by_month = checked_day(year, first, second, text);
    throw Error{
        Code::ambiguous_date,
        std::string{text} + " can be " + short_day(by_day) + " or " + short_day(by_month),
        "write " + by_day.iso() + " or " + by_month.iso() + ", or set --date-order dmy|mdy"};
  }
  bool const month_first = second > 12 || (first <= 12 && order == DateOrder::month_day);
  return month_first ? day_span(year, first, second, text) : day_span(year, second, first, text);
}

[[noreturn]] void refuse_short_year(std::string_view text) {
  throw Error{Code::bad_date, in_quotes(text) + " is not a date",
              "write the year with four digits: 2023-09-14"};
}

std::optional<DaySpan> numeric(std::vector<DatePiece> const& pieces, std::string_view text,
                               DateOrder order) {
  if (pieces.size() == 1) return compact(pieces[0].text, text);
  if (pieces.size() == 2) {
    if (is_year(pieces[0]) && is_part(pieces[1]))
      return checked_month(year_of(pieces[0]), pieces[1].number, text);
    if (is_part(pieces[0]) && is_year(pieces[1]))
      return checked_month(year_of(pieces[1]), pieces[0].number, text);
    return std::nullopt;
  }
  if (pieces.size() != 3 || pieces[1].before != pieces[2].before || pieces[1].before == ',')
    return std::nullopt;
  if (is_year(pieces[0]) && is_part(pieces[1]) && is_part(pieces[2]))
    return day_span(year_of(pieces[0]), pieces[1].number, pieces[2].number, text);
  if (!is_part(pieces[0]) || !is_part(pieces[1])) return std::nullopt;
  if (is_part(pieces[2])) refuse_short_year(text);
  if (!is_year(pieces[2])) return std::nullopt;
  return year_last(pieces[0].number, pieces[1].number, year_of(pieces[2]), text, order);
}

// 2023년 9월 14일, 2023年9月.
std::optional<DaySpan> east_asian(std::vector<DatePiece> const& pieces, std::string_view text) {
  constexpr auto kMarks =
      std::to_array<std::array<std::string_view, 2>>({{"년", "年"}, {"월", "月"}, {"일", "日"}});
  if (pieces.size() % 2 != 0 || pieces.size() > 6 || !is_year(pieces[0])) return std::nullopt;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto const& mark = kMarks[i / 2];
    if (i % 2 == 0 ? !pieces[i].is_number : pieces[i].text != mark[0] && pieces[i].text != mark[1])
      return std::nullopt;
  }
  auto const year = year_of(pieces[0]);
  if (pieces.size() == 2) return checked_year(year, text);
  if (pieces.size() == 4) return checked_month(year, pieces[2].number, text);
  return day_span(year, pieces[2].number, pieces[4].number, text);
}

// 2023-Q3, Q3 2023, 2023-W37.
std::optional<DaySpan> quarter_or_week(std::vector<DatePiece> const& pieces,
                                       std::string_view text) {
  if (pieces.size() != 3) return std::nullopt;
  bool const year_first = is_year(pieces[0]);
  auto const& year = year_first ? pieces[0] : pieces[2];
  auto const& letter = year_first ? pieces[1] : pieces[0];
  auto const number = (year_first ? pieces[2] : pieces[1]).number;
  if (!is_year(year) || letter.is_number || !is_part(year_first ? pieces[2] : pieces[1]))
    return std::nullopt;
  auto const refuse = [&](std::string_view what) {
    throw Error{Code::impossible_date,
                std::string{text} + ": " + std::string{what} + " " + std::to_string(number) +
                    " does not exist",
                "for example 2023-09"};
  };
  if (letter.text == "Q" || letter.text == "q") {
    if (number < 1 || number > 4) refuse("quarter");
    return DaySpan{checked_month(year_of(year), number * 3 - 2, text).first,
                   checked_month(year_of(year), number * 3, text).last};
  }
  if (letter.text != "W" || !year_first) return std::nullopt;
  // Week 1 is the week of 4 January; weeks start on Monday.
  auto const start_of_weeks = [](int of_year) {
    Day const day{of_year, 1, 4};
    return day.number() - (day.weekday() + 6) % 7;
  };
  auto const monday = start_of_weeks(year_of(year)) + 7 * (std::int64_t{number} - 1);
  if (number < 1 || monday >= start_of_weeks(year_of(year) + 1)) refuse("week");
  return week_span(monday);
}

struct WrittenDate {
  std::optional<unsigned> month;
  std::optional<unsigned> weekday;
  std::optional<int> year;
  std::optional<unsigned> day;
};

// The parts of "Thursday, 14 September 2023" in any order; nothing when something else is there.
std::optional<WrittenDate> written_parts(std::vector<DatePiece> const& pieces) {
  WrittenDate found;
  for (auto const& piece : pieces) {
    if (is_year(piece) && !found.year) {
      found.year = year_of(piece);
    } else if (is_part(piece) && !found.day) {
      found.day = piece.number;
    } else if (piece.is_number) {
      return std::nullopt;
    } else if (std::ranges::find(kFillers, lower_case(piece.text)) != kFillers.end()) {
      continue;
    } else if (auto const month = month_from_name(piece.text); month && !found.month) {
      found.month = month;
    } else if (auto const weekday = weekday_from_name(piece.text); weekday && !found.weekday) {
      found.weekday = weekday;
    } else {
      return std::nullopt;
    }
  }
  return found.month ? std::optional{found} : std::nullopt;
}

std::optional<DaySpan> written(std::vector<DatePiece> const& pieces, std::string_view text) {
  auto const found = written_parts(pieces);
  if (!found) return std::nullopt;
  if (!found->year)
    throw Error{Code::bad_date, in_quotes(text) + " has no year",
                "write it with its year: 2023-09-14 or 2023-09"};
  if (!found->day) return checked_month(*found->year, *found->month, text);
  auto const span = day_span(*found->year, *found->month, *found->day, text);
  auto const weekday = span.first.weekday();
  if (found->weekday && *found->weekday != weekday)
    throw Error{Code::impossible_date,
                std::string{text} + ": that day is a " + std::string{kWeekdays[weekday]},
                "leave the weekday out, or check the date"};
  return span;
}

}  // namespace

std::vector<DatePiece> date_pieces(std::string_view text) {
  constexpr std::size_t kMost = 12;
  constexpr std::string_view kSeparators = " -.,/_";
  auto const kind_of = [](char c) {
    if (c >= '0' && c <= '9') return 1;
    return is_punctuation(c) || c == ' ' ? 0 : 2;
  };
  std::vector<DatePiece> pieces;
  char before = '\0';
  for (std::size_t at = 0; at < text.size();) {
    if (kind_of(text[at]) == 0) {
      if (kSeparators.find(text[at]) == kSeparators.npos) return {};
      if (before == '\0' || before == ' ') before = text[at];
      ++at;
      continue;
    }
    auto end = at + 1;
    while (end < text.size() && kind_of(text[end]) == kind_of(text[at])) ++end;
    auto const part = text.substr(at, end - at);
    bool const is_number = kind_of(text[at]) == 1;
    if (pieces.size() == kMost) return {};
    pieces.push_back({part, is_number, small_number(part).value_or(0), before});
    before = '\0';
    at = end;
  }
  return pieces;
}

std::optional<DaySpan> read_absolute(std::string_view text, ParseOptions const& options) {
  text = strip_blanks(text);
  if (text.empty() || text.front() == '-' || text.front() == '/') return std::nullopt;
  if (text.find(':') != text.npos) return read_moment(text, options);
  auto const pieces = date_pieces(text);
  if (pieces.empty()) return std::nullopt;
  bool const all_numbers = std::ranges::all_of(pieces, &DatePiece::is_number);
  if (all_numbers) return numeric(pieces, text, options.date_order);
  if (auto const span = east_asian(pieces, text)) return span;
  if (auto const span = quarter_or_week(pieces, text)) return span;
  return written(pieces, text);
}

}  // namespace backfile::internal
