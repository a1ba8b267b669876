#include <algorithm>
#include <charconv>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/zones.hpp"
#include "indexer/extract/stated_date.hpp"

// Dates as numbers: days without marks, and seconds since 1970 and their fractions.

namespace backfile::internal {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == text.npos;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

unsigned part(std::string_view digits, std::size_t at, std::size_t count) {
  return static_cast<unsigned>(number_of(digits.substr(at, count)));
}

bool is_of_our_time(Date const& date) {
  return date.exists() && date.day.year >= static_cast<int>(kFirstDateYear) &&
         date.day.year <= static_cast<int>(kLastDateYear);
}

Date day_of_digits(std::string_view digits) {
  Date date;
  date.day = {static_cast<int>(part(digits, 0, 4)), part(digits, 4, 2), part(digits, 6, 2)};
  return date;
}

// "111301", "1113", "11:13:01.5" behind the day; false for anything else.
bool take_compact_clock(std::string_view clock, Date& date) {
  clock = clock.substr(0, clock.find_first_of(".,"));
  bool const colons = clock.size() > 2 && clock[2] == ':';
  std::size_t const step = colons ? 3 : 2;
  std::size_t const parts = (clock.size() + (colons ? 1 : 0)) / step;
  if (parts < 2 || parts > 3 || clock.size() != parts * step - (colons ? 1 : 0)) return false;
  for (std::size_t i = 0; i < clock.size(); ++i)
    if ((colons && i % step == 2) != (clock[i] == ':')) return false;
  date.hour = part(clock, 0, 2);
  date.minute = part(clock, step, 2);
  date.second = parts == 3 ? part(clock, 2 * step, 2) : 0;
  date.precision = parts == 3 ? Precision::second : Precision::minute;
  return true;
}

// Ten digits that are a day and an hour as well as a moment of the years 2033 and 2034.
bool is_day_and_hour(std::string_view digits) {
  constexpr int kFirst = 1990;
  constexpr int kLast = 2040;
  if (digits.size() != 10) return false;
  auto const date = day_of_digits(digits);
  return date.exists() && date.day.year >= kFirst && date.day.year <= kLast &&
         part(digits, 8, 2) < 24;
}

// "/Date(1694689981000+0200)/": what .NET writes.
std::string_view without_wrapping(std::string_view text) {
  constexpr std::string_view kBegin = "/Date(";
  if (!text.starts_with(kBegin) || !text.ends_with(")/")) return text;
  text = text.substr(kBegin.size(), text.size() - kBegin.size() - 2);
  return text.substr(0, text.find_first_of("+-", 1));
}

// Nine to eleven digits of seconds, and three, six or nine more.
std::int64_t seconds_in(std::string_view digits) {
  auto const number = number_of(digits);
  if (digits.size() >= 18) return number / 1'000'000'000;
  if (digits.size() >= 15) return number / 1'000'000;
  return digits.size() >= 12 ? number / 1'000 : number;
}

}  // namespace

// YYYYMMDD, YYYYMMDDhhmm, YYYYMMDDhhmmss, and with T or a space between day and time, a zone behind.
std::optional<StatedDate> read_compact_date(std::string_view text) {
  auto const end = std::min(text.find_first_not_of(kDigits), text.size());
  if (end != 8 && end != 12 && end != 14) return std::nullopt;
  Date date = day_of_digits(text);
  auto rest = text.substr(end);
  if (rest == ".0") rest = {};  // a number that a table made a fraction
  if (end > 8 && !take_compact_clock(text.substr(8, end - 8), date)) return std::nullopt;
  bool const joined = end == 8 && rest.size() > 1 && (rest.front() == 'T' || rest.front() == ' ');
  if (joined) {
    auto const clock = rest.substr(1, rest.find_first_not_of("0123456789:.,", 1) - 1);
    if (!take_compact_clock(clock, date)) return std::nullopt;
    rest.remove_prefix(1 + clock.size());
  }
  if (!is_of_our_time(date)) return std::nullopt;
  if (rest.empty()) return StatedDate{date, {}, {}};
  auto const offset = read_offset_text(trim(rest), date);
  if (!offset || date.precision < Precision::minute) return std::nullopt;
  date.offset_minutes = offset->minutes;
  return StatedDate{date, {},
                    offset->several ? left_out_because(DateDoubt::zone_of_several)
                                    : std::string_view{}};
}

// A fraction is dropped.
std::optional<StatedDate> read_epoch(std::string_view text, std::string const& time_zone) {
  text = without_wrapping(text);
  auto const dot = text.find('.');
  auto const digits = text.substr(0, dot);
  if (dot != text.npos && !all_digits(text.substr(dot + 1))) return std::nullopt;
  if (!all_digits(digits) || digits.size() < 9 || digits.size() > 19) return std::nullopt;
  if (is_day_and_hour(digits)) return StatedDate{{}, "can be two dates", {}};
  auto seconds = seconds_in(digits);
  std::int64_t const offset = time_zone.empty() ? 0 : Zone{time_zone}.offset_at(seconds);
  seconds += offset;
  Date date;
  date.day = Day::from_number(seconds / 86'400);
  auto const second = static_cast<unsigned>(seconds % 86'400);
  date.hour = second / 3600;
  date.minute = second / 60 % 60;
  date.second = second % 60;
  date.precision = Precision::second;
  date.offset_minutes = static_cast<int>(offset / 60);
  return StatedDate{date, {}, {}};
}

// The sign and the hours, minutes with or without a colon: "+0900", "-05:30", "+2".
std::optional<int> read_signed_offset(std::string_view text) {
  constexpr std::int64_t kFarthest = 18 * 60;
  constexpr std::string_view kMinus = "\xE2\x88\x92";
  bool const wide = text.starts_with(kMinus);
  if (!wide && !text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
  bool const west = wide || text.front() == '-';
  text.remove_prefix(wide ? kMinus.size() : 1);
  auto const colon = text.find_first_of(":.");
  auto const hours = colon != text.npos ? text.substr(0, colon)
                     : text.size() > 2  ? text.substr(0, 2)
                                        : text;
  auto const minutes = colon != text.npos ? text.substr(colon + 1) : text.substr(hours.size());
  bool const formed = all_digits(hours) && hours.size() <= 2 &&
                      (minutes.empty() ? colon == text.npos
                                       : minutes.size() == 2 && all_digits(minutes));
  if (!formed || (!minutes.empty() && number_of(minutes) > 59)) return std::nullopt;
  auto const offset = number_of(hours) * 60 + (minutes.empty() ? 0 : number_of(minutes));
  if (offset > kFarthest) return std::nullopt;
  return static_cast<int>(west ? -offset : offset);
}

std::optional<StatedOffset> read_offset_text(std::string_view text, Date const& local) {
  if (auto const offset = read_signed_offset(text)) return StatedOffset{offset, false};
  auto const sign = text.find_first_of("+-\xE2");
  auto const zone = zone_of_abbreviation(text.substr(0, sign));
  if (sign != text.npos && sign > 0 && zone && zone->zone == "Etc/UTC") {
    auto const offset = read_signed_offset(text.substr(sign));
    return offset ? std::optional{StatedOffset{offset, false}} : std::nullopt;
  }
  if (zone && sign == text.npos) {
    auto const offset = offset_of(*zone, local);
    return StatedOffset{offset, !offset};
  }
  auto const match = text.empty() || sign == 0 ? std::nullopt : zone_at_begin(text, {});
  if (!match || match->size != text.size()) return std::nullopt;
  return StatedOffset{offset_of(match->name, local), false};
}

}  // namespace backfile::internal
