#include "indexer/extract/stated_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/zones.hpp"

// The notations one behind the other, the strictest first, and what stands for no date at all.

namespace backfile::internal {
namespace {

constexpr std::size_t kLongest = 120;  // bytes of a date
constexpr std::string_view kPlaceholder = "stands for no date";

// What programs write where they have no date: their first moment, or their last. Only as a
// moment, for a day may be a day.
constexpr std::array<std::string_view, 9> kNoMoments{
    "1601-01-01T00:00:00", "1753-01-01T00:00:00", "1899-12-30T00:00:00",
    "1899-12-31T00:00:00", "1900-01-01T00:00:00", "1904-01-01T00:00:00",
    "2038-01-19T03:14:07", "2038-01-19T03:14:08", "2079-06-06T23:59:00"};

// The first second of 1970, also as the clocks of some zone showed it.
bool is_first_moment(Date const& date) {
  constexpr std::int64_t kFarthest = 14 * 3600;  // of a zone from UTC
  if (date.precision < Precision::minute) return false;
  auto const seconds = seconds_of(date);
  if (date.offset_minutes) {
    auto const moment = seconds - std::int64_t{*date.offset_minutes} * 60;
    return moment == 0 || moment == -1;
  }
  return seconds >= -kFarthest && seconds <= kFarthest && seconds % 1800 == 0;
}

bool is_no_moment(Date date) {
  if (date.precision < Precision::minute) return false;
  date.precision = Precision::second;
  return is_first_moment(date) || std::ranges::find(kNoMoments, date.value()) != kNoMoments.end();
}

// "0000-00-00 00:00:00", "00/00/0000", and the day before the first of our years.
bool is_zero(std::string_view text) {
  if (text.starts_with("-0001-11-30")) return true;
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  auto const day = text.substr(0, text.find_first_of("T "));
  auto const zeros = std::ranges::count(day, '0');
  return zeros >= 8 && std::ranges::none_of(day, [&](char c) { return is_digit(c) && c != '0'; });
}

// Days since 1899-12-30, as a spreadsheet's cell has them without its format: from 1954 to 2119.
bool is_spreadsheet_day(std::string_view text) {
  auto const digits = text.substr(0, text.find('.'));
  bool const number = text.find_first_not_of("0123456789.") == text.npos && digits.size() == 5;
  return number && digits >= "20000" && digits < "80000";
}

// Zones behind a space, and names of zones in brackets: "2023-09-14 11:13:01 +0000 UTC".
std::optional<StatedDate> read_iso(std::string_view text) {
  if (text.ends_with(']')) text = trim(text.substr(0, text.find('[')));
  if (auto const date = Date::from_iso(text)) return StatedDate{*date, {}, {}};
  bool several = false;
  std::optional<std::string_view> zone;
  for (int zones = 0; zones < 2; ++zones) {
    auto const space = text.rfind(' ');
    if (space == text.npos) return std::nullopt;
    zone = text.substr(space + 1);
    text = trim(text.substr(0, space));
    auto date = Date::from_iso(text);
    if (!date || date->precision < Precision::minute) continue;
    auto const offset = read_offset_text(*zone, *date);
    if (!offset) return std::nullopt;
    if (!date->offset_minutes) {
      date->offset_minutes = offset->minutes;
      several = offset->several;
    }
    return StatedDate{
        *date, {}, several ? left_out_because(DateDoubt::zone_of_several) : std::string_view{}};
  }
  return std::nullopt;
}

NumericOrder other_order(NumericOrder order) {
  return order == NumericOrder::unknown ? NumericOrder::day_first : order;
}

StatedDate read_print(std::string_view text, StatedHabits const& habits) {
  DateHabits print{habits.order, habits.lang};
  print.whole = true;
  auto const printed = find_printed_dates(text, print);
  if (printed.size() > 1) return {{}, "holds several dates", {}};
  if (printed.empty()) {
    print.order = other_order(habits.order);
    bool const two =
        habits.order == NumericOrder::unknown && !find_printed_dates(text, print).empty();
    return {{}, two ? "can be two days" : "is no date", {}};
  }
  auto const& found = printed.front();
  if (!found.exists) return {{}, unread_because(found.doubt), {}};
  bool const other_day = found.weekday && *found.weekday != found.date.day.weekday();
  auto const left_out = left_out_because(found.doubt);
  return {found.date, {}, other_day && left_out.empty() ? "the weekday is another" : left_out};
}

std::int64_t today() {
  auto const now = std::chrono::system_clock::now();
  return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
}

StatedDate checked(StatedDate stated) {
  if (!stated.date) return stated;
  auto const& date = *stated.date;
  if (!date.exists()) return {{}, "does not exist", {}};
  if (is_no_moment(date)) return {{}, kPlaceholder, {}};
  bool const ours = date.day.year >= static_cast<int>(kFirstDateYear) &&
                    date.day.year <= static_cast<int>(kLastDateYear);
  if (!ours)
    return {{}, "is out of the years 1400 to 2200", {}};
  // A day of grace: it may be tomorrow where the date was written.
  if (stated.note.empty() && date.first_day().number() > today() + 1)
    stated.note = "the day is yet to come";
  return stated;
}

}  // namespace

StatedDate read_stated_date(std::string_view text, StatedHabits const& habits) {
  text = trim(text);
  if (text.size() > kLongest) return {{}, "is no date", {}};
  if (is_zero(text)) return {{}, kPlaceholder, {}};
  auto stated = read_iso(text);
  if (!stated) stated = read_compact_date(text);
  // A day of another calendar in the order of ISO is read as print is.
  bool const ours =
      stated && stated->date && !counts_otherwise(stated->date->day.year, habits.lang);
  if (ours) return checked(*stated);
  if (auto const moment = read_epoch(text, habits.time_zone)) return checked(*moment);
  if (is_spreadsheet_day(text)) return {{}, "looks like a day as spreadsheets count them", {}};
  if (auto const mail = read_mail_date(text, habits.lang)) return checked(*mail);
  return checked(read_print(text, habits));
}

}  // namespace backfile::internal
