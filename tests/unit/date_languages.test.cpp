// What ICU writes in every language that it knows is read as what was written, or not at all: no
// month of another language, no hour of the other half of the day, no offset of another zone.
#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/strenum.h>
#include <unicode/tznames.h>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "indexer/analysis/zone_names.hpp"
#include "indexer/extract/printed_dates.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

constexpr double kHour = 3'600'000.0;  // milliseconds
constexpr double kNoon = 1'568'462'400'000.0;  // of 14 September 2019

std::set<std::string> languages() {
  std::set<std::string> found;
  std::int32_t count = 0;
  auto const* const locales = icu::Locale::getAvailableLocales(count);
  for (std::int32_t i = 0; i < count; ++i)
    if (std::string_view const lang = locales[i].getLanguage(); lang.size() == 2)
      found.emplace(lang);
  return found;
}

std::string utf8(icu::UnicodeString const& text) {
  std::string out;
  return text.toUTF8String(out);
}

std::string written(char const* pattern, std::string const& lang, double moment) {
  UErrorCode status = U_ZERO_ERROR;
  icu::SimpleDateFormat format{icu::UnicodeString::fromUTF8(pattern), icu::Locale{lang.c_str()},
                               status};
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  return utf8(format.format(moment, text));
}

// The middle of each month of 2019.
double middle_of(unsigned month) {
  return static_cast<double>(Day{2019, month, 14}.number()) * 24 * kHour;
}

}  // namespace

TEST_CASE("months of every language are read as what they are, or not at all", "[unit][dates]") {
  std::size_t read = 0;
  std::size_t all = 0;
  for (auto const& lang : languages()) {
    for (unsigned month = 1; month <= 12; ++month) {
      for (auto const* const pattern : {"d MMMM y", "d MMM y", "d. MMMM y", "MMMM d, y", "d LLLL y"}) {
        auto const line = written(pattern, lang + "@calendar=gregorian",
                                  middle_of(month));
        CAPTURE(lang, line);
        auto const dates = find_printed_dates(line, {NumericOrder::day_first, lang});
        ++all;
        if (dates.empty() || !dates[0].exists) continue;
        ++read;
        CHECK(dates[0].date.day.month == month);
        CHECK(dates[0].date.day.year == 2019);
      }
    }
  }
  CHECK(read * 10 > all * 6);
}

TEST_CASE("long dates as every language writes them, in its own calendar", "[unit][dates]") {
  std::size_t read = 0;
  std::size_t all = 0;
  for (auto const& lang : languages()) {
    for (auto const style : {icu::DateFormat::kFull, icu::DateFormat::kLong, icu::DateFormat::kMedium}) {
      std::unique_ptr<icu::DateFormat> const format{
          icu::DateFormat::createDateInstance(style, icu::Locale{lang.c_str()})};
      format->setTimeZone(*icu::TimeZone::getGMT());
      for (unsigned month = 1; month <= 12; ++month) {
        icu::UnicodeString text;
        auto const line = utf8(format->format(middle_of(month), text));
        CAPTURE(lang, line);
        auto const dates = find_printed_dates(line, {NumericOrder::unknown, lang});
        ++all;
        if (dates.empty() || !dates[0].exists) continue;
        ++read;
        Day const day = dates[0].date.day;
        CHECK(day.year == 2019);
        CHECK(day.month == month);
        if (dates[0].date.precision >= Precision::day) CHECK(day.day == 14);
      }
    }
  }
  CHECK(read * 10 > all * 6);
}

TEST_CASE("hours of half days are those that were written, in every language", "[unit][dates]") {
  std::size_t read = 0;
  std::size_t all = 0;
  for (auto const& lang : languages()) {
    for (unsigned hour = 0; hour < 24; ++hour) {
      for (auto const* const pattern : {"h:mm a", "h:mm B", "a h:mm", "B h:mm", "K:mm a"}) {
        auto const time = written(pattern, lang + "@calendar=gregorian;numbers=latn",
                                  hour * kHour + 5.5 * kHour / 60);
        auto const line = "2019-09-14 " + time;
        CAPTURE(lang, line);
        auto const dates = find_printed_dates(line, {NumericOrder::unknown, lang});
        ++all;
        REQUIRE(dates.size() == 1);
        CHECK(dates[0].date.day == Day{2019, 9, 14});
        if (dates[0].date.precision < Precision::minute) continue;
        ++read;
        CHECK(dates[0].date.hour == hour);
        CHECK(dates[0].date.minute == 5);
      }
    }
  }
  CHECK(read * 10 > all * 6);
}

TEST_CASE("zones as many languages write them have their offset on that day, or none",
          "[unit][dates]") {
  std::size_t read = 0;
  std::size_t all = 0;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::StringEnumeration> const ids{icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status)};
  while (auto const* const id = ids->snext(status)) {
    std::unique_ptr<icu::TimeZone> const zone{icu::TimeZone::createTimeZone(*id)};
    for (std::string const lang : {"en", "de", "fr", "es", "id", "ru", "ja"}) {
      for (auto const* const pattern : {"yyyy-MM-dd HH:mm z", "yyyy-MM-dd HH:mm zzzz",
                                        "yyyy-MM-dd HH:mm VV", "yyyy-MM-dd HH:mm O",
                                        "yyyy-MM-dd HH:mm xx", "yyyy-MM-dd HH:mmxxx"}) {
        icu::SimpleDateFormat format{icu::UnicodeString{pattern}, icu::Locale{lang.c_str()},
                                     status};
        format.setTimeZone(*zone);
        for (unsigned const month : {1u, 7u}) {
          double const moment = middle_of(month) + 15 * kHour;
          icu::UnicodeString text;
          auto const line = utf8(format.format(moment, text));
          std::int32_t raw = 0;
          std::int32_t saving = 0;
          zone->getOffset(moment, false, raw, saving, status);
          CAPTURE(lang, line);
          auto const dates = find_printed_dates(line, {NumericOrder::unknown, lang});
          ++all;
          if (dates.empty() || !dates[0].date.offset_minutes) continue;
          ++read;
          CHECK(*dates[0].date.offset_minutes == (raw + saving) / 60'000);
        }
      }
    }
  }
  CHECK(read * 10 > all * 6);
}
