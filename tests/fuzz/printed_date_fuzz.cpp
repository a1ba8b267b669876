// Any bytes as a line of a page that may print dates.
#include <array>
#include <cstdio>
#include <cstdlib>

#include "indexer/extract/printed_dates.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace backfile::tests {
namespace {

constexpr auto kOrders =
    std::to_array({internal::NumericOrder::unknown, internal::NumericOrder::day_first,
                   internal::NumericOrder::month_first});

// Dates stand in the line, one behind the other, and those that exist can be read when printed.
bool holds(internal::PrintedDate const& found, std::size_t behind, std::size_t size) {
  if (found.begin < behind || found.end <= found.begin || found.end > size) return false;
  return !found.exists || Date::from_iso(found.date.value()).has_value();
}

}  // namespace

std::size_t const kWays = kOrders.size();

void check_input(std::string_view text, std::size_t way) {
  std::size_t behind = 0;
  for (auto const& found : internal::find_printed_dates(text, kOrders[way])) {
    if (!holds(found, behind, text.size())) {
      std::fprintf(stderr, "bytes %zu to %zu: %s\n", found.begin, found.end,
                   found.date.value().c_str());
      std::abort();
    }
    behind = found.end;
  }
}

}  // namespace backfile::tests
