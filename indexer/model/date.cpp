#include <array>
#include <backfile/date.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace backfile {
namespace {

constexpr std::array<std::string_view, 5> kPrecisionNames{"year", "month", "day", "minute",
                                                          "second"};

bool is_leap(int year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::string pad(unsigned value) {
  std::string out(2, '0');
  out[0] = static_cast<char>('0' + value / 10 % 10);
  out[1] = static_cast<char>('0' + value % 10);
  return out;
}

std::string pad_year(int year) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d", year);
  return buffer.data();
}

std::string clock_text(unsigned hour, unsigned minute, unsigned second) {
  return "T" + pad(hour) + ":" + pad(minute) + ":" + pad(second);
}

}  // namespace

std::string_view to_string(Precision precision) noexcept {
  return kPrecisionNames[static_cast<std::size_t>(precision)];
}

std::optional<Precision> precision_from(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kPrecisionNames.size(); ++i) {
    if (kPrecisionNames[i] == name) return static_cast<Precision>(i);
  }
  return std::nullopt;
}

unsigned days_in_month(int year, unsigned month) noexcept {
  constexpr std::array<unsigned, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool Day::exists() const noexcept {
  return year >= 0 && year <= 9999 && day >= 1 && day <= days_in_month(year, month);
}

// Days since the epoch by the civil-from-days algorithm: years start in March, so that the
// leap day is the last of its year.
std::int64_t Day::number() const noexcept {
  std::int64_t const y = static_cast<std::int64_t>(year) - (month <= 2 ? 1 : 0);
  std::int64_t const era = (y >= 0 ? y : y - 399) / 400;
  std::int64_t const year_of_era = y - era * 400;
  std::int64_t const shifted = static_cast<std::int64_t>(month) + (month > 2 ? -3 : 9);
  std::int64_t const day_of_year = (153 * shifted + 2) / 5 + static_cast<std::int64_t>(day) - 1;
  std::int64_t const day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day Day::from_number(std::int64_t days) noexcept {
  days += 719468;
  std::int64_t const era = (days >= 0 ? days : days - 146096) / 146097;
  std::int64_t const day_of_era = days - era * 146097;
  std::int64_t const year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  std::int64_t const day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  std::int64_t const shifted = (5 * day_of_year + 2) / 153;
  Day out;
  out.day = static_cast<unsigned>(day_of_year - (153 * shifted + 2) / 5 + 1);
  out.month = static_cast<unsigned>(shifted < 10 ? shifted + 3 : shifted - 9);
  out.year = static_cast<int>(year_of_era + era * 400 + (out.month <= 2 ? 1 : 0));
  return out;
}

unsigned Day::weekday() const noexcept {
  std::int64_t const days = number() + 4;  // 1970-01-01 was a Thursday
  return static_cast<unsigned>((days % 7 + 7) % 7);
}

std::string Day::iso() const { return pad_year(year) + "-" + pad(month) + "-" + pad(day); }

std::string Date::value() const {
  switch (precision) {
    case Precision::year: return pad_year(day.year);
    case Precision::month: return pad_year(day.year) + "-" + pad(day.month);
    case Precision::day: return day.iso();
    case Precision::minute: return day.iso() + "T" + pad(hour) + ":" + pad(minute);
    case Precision::second: break;
  }
  return day.iso() + clock_text(hour, minute, second);
}

Day Date::first_day() const noexcept {
  if (precision == Precision::year) return {day.year, 1, 1};
  if (precision == Precision::month) return {day.year, day.month, 1};
  return day;
}

Day Date::last_day() const noexcept {
  if (precision == Precision::year) return {day.year, 12, 31};
  if (precision == Precision::month) {
    return {day.year, day.month, days_in_month(day.year, day.month)};
  }
  return day;
}

std::string Date::earliest() const {
  std::string const zone = offset_minutes ? format_offset(*offset_minutes) : "";
  if (precision < Precision::minute) return first_day().iso() + clock_text(0, 0, 0) + zone;
  return day.iso() + clock_text(hour, minute, precision == Precision::second ? second : 0) + zone;
}

std::string Date::latest() const {
  std::string const zone = offset_minutes ? format_offset(*offset_minutes) : "";
  if (precision < Precision::minute) return last_day().iso() + clock_text(23, 59, 59) + zone;
  return day.iso() + clock_text(hour, minute, precision == Precision::second ? second : 59) + zone;
}

bool Date::exists() const noexcept {
  if (precision == Precision::year) return day.year >= 0 && day.year <= 9999;
  if (precision == Precision::month) return first_day().exists();
  if (!day.exists()) return false;
  return hour < 24 && minute < 60 && second < 61;
}

std::string format_offset(int minutes) {
  auto const size = static_cast<unsigned>(std::abs(minutes));
  return (minutes < 0 ? "-" : "+") + pad(size / 60) + ":" + pad(size % 60);
}

}  // namespace backfile
