#include "indexer/formats/record_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/calendar_names.hpp"
#include "indexer/analysis/zones.hpp"
#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongest = 120;  // bytes of a date
constexpr int kFirstYear = 1400;
constexpr int kLastYear = 2200;

// As RFC 822 has them, and others that mean one offset alone.
struct ZoneName {
  std::string_view name;
  int minutes;
};
constexpr std::array kZones{
    ZoneName{"UT", 0},     ZoneName{"UTC", 0},    ZoneName{"GMT", 0},    ZoneName{"Z", 0},
    ZoneName{"EST", -300}, ZoneName{"EDT", -240}, ZoneName{"CST", -360}, ZoneName{"CDT", -300},
    ZoneName{"MST", -420}, ZoneName{"MDT", -360}, ZoneName{"PST", -480}, ZoneName{"PDT", -420},
    ZoneName{"CET", 60},   ZoneName{"CEST", 120}, ZoneName{"EET", 120},  ZoneName{"EEST", 180},
    ZoneName{"MSK", 180},  ZoneName{"KST", 540},  ZoneName{"JST", 540},  ZoneName{"HKT", 480},
    ZoneName{"AEST", 600}, ZoneName{"AEDT", 660}, ZoneName{"NZST", 720}, ZoneName{"NZDT", 780}};

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_ascii_digit);
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

unsigned part(std::string_view digits, std::size_t at, std::size_t count) {
  return static_cast<unsigned>(number_of(digits.substr(at, count)));
}

// "+0900", "-05:00", "GMT"; the whole text.
std::optional<int> offset_of(std::string_view text) {
  auto const named = std::ranges::find(kZones, text, &ZoneName::name);
  if (named != kZones.end()) return named->minutes;
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  bool const colon = text[3] == ':';
  auto const minutes = text.substr(colon ? 4 : 3);
  if (!all_digits(text.substr(1, 2)) || minutes.size() != 2 || !all_digits(minutes))
    return std::nullopt;
  int const offset = static_cast<int>(part(text, 1, 2) * 60 + number_of(minutes));
  if (offset > 18 * 60 || number_of(minutes) > 59) return std::nullopt;
  return text[0] == '-' ? -offset : offset;
}

// ISO 8601, also with the zone behind a space: "2023-09-14 11:13:01 +0000 UTC".
std::optional<Date> from_iso(std::string_view text) {
  if (auto const date = Date::from_iso(text)) return date;
  for (int zones = 0; zones < 2; ++zones) {
    auto const space = text.rfind(' ');
    auto const offset = space == text.npos ? std::nullopt : offset_of(text.substr(space + 1));
    if (!offset) return std::nullopt;
    text = ascii_trimmed(text.substr(0, space));
    auto date = Date::from_iso(text);
    if (!date || date->precision < Precision::minute) continue;
    date->offset_minutes = offset;
    return date;
  }
  return std::nullopt;
}

// YYYYMMDD, YYYYMMDDhhmm, YYYYMMDDhhmmss, and with T between day and time, a zone behind it.
std::optional<Date> from_compact(std::string_view text) {
  auto const end = std::min(text.find_first_not_of("0123456789"), text.size());
  if (end < 8) return std::nullopt;
  std::string digits{text.substr(0, end)};
  auto rest = text.substr(end);
  if (rest.starts_with('T') && end == 8) {
    auto const clock = rest.substr(1, rest.find_first_not_of("0123456789", 1) - 1);
    digits += clock;
    rest.remove_prefix(1 + clock.size());
    if (clock.size() != 4 && clock.size() != 6) return std::nullopt;
  }
  if (digits.size() != 8 && digits.size() != 12 && digits.size() != 14) return std::nullopt;
  Date date;
  date.day = {static_cast<int>(part(digits, 0, 4)), part(digits, 4, 2), part(digits, 6, 2)};
  if (digits.size() > 8) {
    date.hour = part(digits, 8, 2);
    date.minute = part(digits, 10, 2);
    date.second = digits.size() > 12 ? part(digits, 12, 2) : 0;
    date.precision = digits.size() > 12 ? Precision::second : Precision::minute;
  }
  if (!rest.empty()) {
    date.offset_minutes = offset_of(ascii_trimmed(rest));
    if (!date.offset_minutes || digits.size() == 8) return std::nullopt;
  }
  return date.exists() && date.day.year >= kFirstYear && date.day.year <= kLastYear
             ? std::optional{date}
             : std::nullopt;
}

// Seconds since 1970 by the number of digits: 9 to 11 of them, milliseconds three more,
// microseconds six. A fraction is dropped.
std::optional<Date> from_epoch(std::string_view text, std::string const& time_zone) {
  auto const dot = text.find('.');
  auto const digits = text.substr(0, dot);
  if (dot != text.npos && !all_digits(text.substr(dot + 1))) return std::nullopt;
  if (!all_digits(digits) || digits.size() < 9 || digits.size() > 17) return std::nullopt;
  auto seconds = number_of(digits);
  if (digits.size() >= 12) seconds /= digits.size() >= 15 ? 1'000'000 : 1'000;
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
  return date;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    auto const begin = std::min(text.find_first_not_of(" \t\n,"), text.size());
    text.remove_prefix(begin);
    auto const end = std::min(text.find_first_of(" \t\n,"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// "Thu, 14 Sep 2023 11:13:01 +0900", also with two digits of the year, and "Thu Sep 14 11:13:01
// 2023": every word has to be a part of the date.
class MailDate {
 public:
  std::optional<Date> read(std::string_view text) {
    for (auto const word : words_of(text))
      if (!take(word)) return std::nullopt;
    if (!day_ || !month_ || !year_ || !clock_) return std::nullopt;
    date_.day = {*year_, *month_, *day_};
    return date_;
  }

 private:
  bool take(std::string_view word) {
    if (word.starts_with('(') && word.ends_with(')')) return true;
    if (word.find(':') != word.npos && is_ascii_digit(word.front())) return take_clock(word);
    if (all_digits(word)) return take_number(word);
    if (clock_ && !date_.offset_minutes)
      if (auto const offset = offset_of(word)) {
        date_.offset_minutes = offset;
        return true;
      }
    if (auto const month = month_from_name(word); month && !month_) {
      month_ = month;
      return true;
    }
    return weekday_from_name(word).has_value();
  }

  bool take_number(std::string_view word) {
    auto const value = static_cast<int>(number_of(word));
    if (word.size() <= 2 && !day_) {
      day_ = static_cast<unsigned>(value);
    } else if (!year_ && word.size() == 4) {
      year_ = value;
    } else if (!year_ && word.size() == 2 && month_) {
      year_ = value + (value < 50 ? 2000 : 1900);  // as RFC 5322, 4.3
    } else {
      return false;
    }
    return true;
  }

  bool take_clock(std::string_view word) {
    bool const seconds = word.size() == 8 && word[5] == ':';
    bool const short_hour = word.size() == 4 && word[1] == ':';
    if (clock_ || !(seconds || short_hour || word.size() == 5)) return false;
    std::size_t const minute = short_hour ? 2 : 3;
    if (word[minute - 1] != ':') return false;
    date_.hour = part(word, 0, minute - 1);
    date_.minute = part(word, minute, 2);
    date_.second = seconds ? part(word, 6, 2) : 0;
    date_.precision = seconds ? Precision::second : Precision::minute;
    clock_ = true;
    return true;
  }

  Date date_;
  std::optional<unsigned> day_;
  std::optional<unsigned> month_;
  std::optional<int> year_;
  bool clock_ = false;
};

RecordDate from_print(std::string_view text, NumericOrder order) {
  auto const printed = find_printed_dates(text, order);
  if (printed.size() > 1) return {{}, "holds several dates"};
  if (printed.size() == 1 && !printed.front().exists) return {{}, "does not exist"};
  if (printed.size() == 1) return {printed.front().date, {}};
  if (order == NumericOrder::unknown && !find_printed_dates(text, NumericOrder::day_first).empty())
    return {{}, "can be two days"};
  return {{}, "is no date"};
}

RecordDate checked(Date const& date) {
  if (!date.exists()) return {{}, "does not exist"};
  if (date.day == Day{1970, 1, 1} && date.hour == 0 && date.minute == 0 &&
      date.precision > Precision::day)
    return {{}, "stands for no date"};
  if (date.day.year < kFirstYear || date.day.year > kLastYear)
    return {{}, "is out of the years 1400 to 2200"};
  return {date, {}};
}

}  // namespace

RecordDate read_record_date(std::string_view text, bool day_first, std::string const& time_zone) {
  text = ascii_trimmed(text);
  if (text.size() > kLongest) return {{}, "is no date"};
  if (auto const date = from_iso(text)) return checked(*date);
  if (auto const date = from_compact(text)) return checked(*date);
  if (auto const date = from_epoch(text, time_zone)) return checked(*date);
  if (auto const date = MailDate{}.read(text)) return checked(*date);
  auto const printed =
      from_print(text, day_first ? NumericOrder::day_first : NumericOrder::unknown);
  return printed.date ? checked(*printed.date) : printed;
}

}  // namespace backfile::internal
