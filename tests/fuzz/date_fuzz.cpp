// Any bytes as a date: absolute, relative and ranges, under several clocks.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/fuzz.hpp"
#include "tests/support/query_faults.hpp"

namespace backfile::tests {
namespace {

// Leap days, ends of years and of the calendar, and clocks that are set forward or back.
struct Moment {
  char const* now;
  char const* zone;
};
constexpr auto kMoments = std::to_array<Moment>({
    {"2023-09-15T10:00:00+09:00", "Asia/Seoul"},
    {"2024-02-29T23:59:59Z", "Pacific/Kiritimati"},
    {"2023-03-26T01:30:00", "Europe/London"},
    {"2023-12-31T23:30:00-08:00", "America/Los_Angeles"},
    {"9999-12-31T23:59:59Z", "Pacific/Kiritimati"},
    {"0001-01-01T00:00:00Z", "America/Los_Angeles"},
});
constexpr auto kOrders = std::to_array(
    {internal::DateOrder::refuse, internal::DateOrder::day_month, internal::DateOrder::month_day});

}  // namespace

std::size_t const kWays = kMoments.size() * kOrders.size();

void check_input(std::string_view text, std::size_t way) {
  auto const& moment = kMoments[way % kMoments.size()];
  internal::ParseOptions options;
  options.now = moment.now;
  options.time_zone = moment.zone;
  options.date_order = kOrders[way / kMoments.size()];
  auto const fault = date_fault(text, options);
  if (fault.empty()) return;
  std::fprintf(stderr, "date: %s\n", fault.c_str());
  std::abort();
}

}  // namespace backfile::tests
