#include "searcher/query/clock.hpp"

#include <unicode/timezone.h>

#include <chrono>

#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

constexpr std::int64_t kDay = 24 * 60 * 60;

std::int64_t seconds_of(Date const& moment) {
  return moment.day.number() * kDay + std::int64_t{moment.hour} * 3600 +
         std::int64_t{moment.minute} * 60 + moment.second;
}

}  // namespace

struct Clock::Zone {
  std::unique_ptr<icu::TimeZone> rules;

  // Seconds east of UTC; `local`: `seconds` counts in the zone's own time.
  [[nodiscard]] std::int64_t offset(std::int64_t seconds, bool local) const {
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules->getOffset(static_cast<UDate>(seconds) * 1000.0, local, raw, saving, status);
    return U_SUCCESS(status) ? (raw + saving) / 1000 : 0;
  }
};

Clock::Clock(ParseOptions const& options) : zone_{std::make_unique<Zone>()} {
  auto const& name = options.time_zone;
  zone_->rules.reset(name.empty()
                         ? icu::TimeZone::detectHostTimeZone()
                         : icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (!name.empty() && *zone_->rules == icu::TimeZone::getUnknown())
    throw Error{Code::bad_value, "there is no time zone " + quoted(name),
                "write it as Asia/Seoul, Europe/London or UTC"};
  if (options.now.empty()) {
    now_ = std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
               .count();
    return;
  }
  auto const moment = Date::from_iso(options.now);
  if (!moment)
    throw Error{Code::bad_value, quoted(options.now) + " is not a moment",
                "write it as 2023-09-15T10:00:00+09:00"};
  auto const seconds = seconds_of(*moment);
  now_ = seconds - (moment->offset_minutes ? std::int64_t{*moment->offset_minutes} * 60
                                           : zone_->offset(seconds, true));
}

Clock::~Clock() = default;

Day Clock::day_at(std::int64_t seconds) const {
  auto const local = seconds + zone_->offset(seconds, false);
  return Day::from_number(local / kDay - (local % kDay < 0 ? 1 : 0));
}

Day Clock::day_of(Date const& moment) const {
  if (!moment.offset_minutes) return moment.day;
  return day_at(seconds_of(moment) - std::int64_t{*moment.offset_minutes} * 60);
}

}  // namespace backfile::internal
