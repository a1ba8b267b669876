#include "searcher/query/dates.hpp"

#include <algorithm>

#include "searcher/query/ranges.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kDateHint =
    "try yesterday, 2023-09-14, 2023-09, 7d..  (backfile-search syntax dates)";

// What to say of words that other tools put before a date.
std::string hint_for(std::string_view text) {
  auto const word = lower_case(text.substr(0, text.find(' ')));
  if (word == "aft" || word == "after" || word == "since" || word == "geq" || word == "from")
    return "for that day and later write since:2023-09-01";
  if (word == "bef" || word == "before" || word == "until" || word == "leq")
    return "for that day and earlier write until:2023-09-01";
  if (word == "none" || word == "unknown") return "articles without a date: date:none";
  if (text.find(',') != text.npos) return "for a range write 2023-09-01..2023-09-15";
  return std::string{kDateHint};
}

std::string iso(std::optional<Day> const& day) { return day ? day->iso() : std::string{}; }

// 2023/09 and 9/2023 are months, not intervals.
bool is_month_with_slash(std::string_view left, std::string_view right) {
  return is_digits(left) && is_digits(right) && (left.size() <= 2 || right.size() <= 2);
}

bool is_date_math(std::string_view text) {
  return lower_case(text.substr(0, 3)) == "now" && text.find("..") == text.npos;
}

}  // namespace

DayRange DateReader::read(std::string_view text) const {
  text = strip_blanks(text);
  if (text.empty()) throw Error{Code::bad_date, "a date is missing", std::string{kDateHint}};
  if (auto const ends = split_range(text))
    return between(text, ends->low, ends->high, ends->low_excluded, ends->high_excluded);
  if (auto const range = interval(text)) return *range;
  auto const span = one(text);
  return {span.first, span.last};
}

DayRange DateReader::bound(std::string_view text, Field const& row) const {
  text = strip_blanks(text);
  bool const is_range =
      !text.empty() && (split_range(text).has_value() || interval(text).has_value());
  if (is_range)
    throw Error{Code::bad_date, std::string{row.name} + ": takes one date, not a range",
                "write " + std::string{row.members} + ":" + shortened(text)};
  auto const days = read(text);
  return &row == &field("since") ? DayRange{days.from, std::nullopt}
                                 : DayRange{std::nullopt, days.to};
}

DaySpan DateReader::one(std::string_view text) const {
  if (auto const span = read_absolute(text, options_)) return *span;
  std::vector<Note> notes;
  if (auto const span = read_relative(text, options_, notes_ != nullptr ? &notes : nullptr)) {
    for (auto& note : notes) {
      note.span = place_;
      notes_->push_back(std::move(note));
    }
    return *span;
  }
  throw Error{Code::bad_date, in_quotes(text) + " is not a date", hint_for(text)};
}

DayRange DateReader::between(std::string_view text, std::optional<std::string_view> low,
                             std::optional<std::string_view> high, bool low_excluded,
                             bool high_excluded) const {
  DayRange range;
  if (low) range.from = low_excluded ? shifted(one(*low).last, {0, 1}, 1) : one(*low).first;
  if (high) range.to = high_excluded ? shifted(one(*high).first, {0, 1}, -1) : one(*high).last;
  if (!range.from && !range.to)
    throw Error{Code::bad_date, in_quotes(text) + " has no ends", "every article with a date: date:*"};
  if (!range.from || !range.to || *range.from <= *range.to) return range;
  if (low_excluded || high_excluded)
    throw Error{Code::reversed_range, "no day lies in " + in_quotes(text),
                "braces and < > leave the ends out; write [a TO b] or a..b"};
  throw Error{Code::reversed_range,
              "the range ends (" + iso(range.to) + ") before it starts (" + iso(range.from) + ")",
              "did you mean " + shortened(*high) + ".." + shortened(*low) + "?"};
}

// a/b, a/P1M, P1M/b, P2D/ (until today) and a/ (open), as ISO 8601 and Recoll write them.
std::optional<DayRange> DateReader::interval(std::string_view text) const {
  auto const slash = text.find('/');
  if (slash == text.npos || text.find('/', slash + 1) != text.npos || is_date_math(text))
    return std::nullopt;
  auto const left = strip_blanks(text.substr(0, slash));
  auto const right = strip_blanks(text.substr(slash + 1));
  if (is_month_with_slash(left, right)) return std::nullopt;
  auto const before = read_period(left);
  auto const behind = read_period(right);
  if ((before && behind) || (before && before->empty()) || (behind && behind->empty()))
    throw Error{Code::bad_date, in_quotes(text) + " has no day", std::string{kDateHint}};
  if (behind && !left.empty()) {
    auto const first = one(left).first;
    return DayRange{first, shifted(shifted(first, *behind, 1), {0, 1}, -1)};
  }
  if (before && right.empty())
    return DayRange{shifted(one("today").first, *before, -1), std::nullopt};
  if (before) {
    auto const last = one(right).last;
    return DayRange{shifted(shifted(last, {0, 1}, 1), *before, -1), last};
  }
  auto const end = [](std::string_view part) {
    return part.empty() ? std::nullopt : std::optional{part};
  };
  return between(text, end(left), end(right), false, false);
}

DaySpan year_span(int year) { return {{year, 1, 1}, {year, 12, 31}}; }

DaySpan month_span(int year, unsigned month) {
  return {{year, month, 1}, {year, month, days_in_month(year, month)}};
}

DaySpan week_span(std::int64_t monday) {
  auto const first = Day::from_number(monday);
  return {first, shifted(first, {0, 6}, 1)};
}

Day shifted(Day day, Period period, int sign) {
  auto const too_far = [] {
    return Error{Code::bad_date, "the date lies outside of the years 1 to 9999",
                 std::string{kDateHint}};
  };
  auto const months =
      std::int64_t{day.year} * 12 + day.month - 1 + std::int64_t{sign} * period.months;
  if (months < 12 || months >= 10000 * 12) throw too_far();
  day.year = static_cast<int>(months / 12);
  day.month = static_cast<unsigned>(months % 12) + 1;
  day.day = std::min(day.day, days_in_month(day.year, day.month));
  auto const number = day.number() + std::int64_t{sign} * period.days;
  if (number < Day{1, 1, 1}.number() || number > Day{9999, 12, 31}.number()) throw too_far();
  return Day::from_number(number);
}

std::optional<Period> read_period(std::string_view text) {
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  Period period;
  for (std::size_t at = 1; at < text.size(); ++at) {
    auto const digits = text.substr(at, text.find_first_not_of("0123456789", at) - at);
    auto const amount = small_number(digits);
    at += digits.size();
    if (!amount || *amount > 99999 || at >= text.size()) return std::nullopt;
    auto const number = static_cast<int>(*amount);
    switch (text[at]) {
      case 'Y': period.months += number * 12; break;
      case 'M': period.months += number; break;
      case 'W': period.days += number * 7; break;
      case 'D': period.days += number; break;
      default: return std::nullopt;
    }
  }
  return period;
}

}  // namespace backfile::internal
