// Any bytes as a date: absolute, relative and ranges, under several clocks.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/fuzz.hpp"
#include "tests/support/query_faults.hpp"

using namespace backfile;

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

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const text{reinterpret_cast<char const*>(data), size};
  auto const& moment = kMoments[size % kMoments.size()];
  internal::ParseOptions options;
  options.now = moment.now;
  options.time_zone = moment.zone;
  options.date_order = kOrders[size / kMoments.size() % kOrders.size()];
  auto const fault = tests::date_fault(text, options);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "date: %s\n", fault.c_str());
  std::abort();
}
