#include "searcher/query/clock.hpp"

#include <chrono>

#include "searcher/query/dates.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

constexpr std::int64_t kDay = 24 * 60 * 60;

}  // namespace

Clock::Clock(ParseOptions const& options)
    : zone_{options.time_zone.empty() ? Zone::system() : Zone{options.time_zone}} {
  if (options.now.empty()) {
    now_ = std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
               .count();
    return;
  }
  auto const moment = Date::from_iso(options.now);
  if (!moment)
    throw Error{Code::bad_value, in_quotes(options.now) + " is not a moment",
                "write it as 2023-09-15T10:00:00+09:00"};
  auto const seconds = seconds_of(*moment);
  now_ = seconds - (moment->offset_minutes ? std::int64_t{*moment->offset_minutes} * 60
                                           : zone_.offset_of_local(seconds));
}

Day Clock::day_at(std::int64_t seconds) const {
  auto const local = seconds + zone_.offset_at(seconds);
  auto const day = Day::from_number(local / kDay - (local % kDay < 0 ? 1 : 0));
  return shifted(day, {}, 1);  // a zone can move it out of the calendar
}

Day Clock::day_of(Date const& moment) const {
  if (!moment.offset_minutes) return moment.day;
  return day_at(seconds_of(moment) - std::int64_t{*moment.offset_minutes} * 60);
}

}  // namespace backfile::internal
