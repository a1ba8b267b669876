#include "indexer/formats/csv_dates.hpp"

#include <charconv>
#include <system_error>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

// A number of one or two digits, which the text loses; 0 where there is none.
unsigned take_number(std::string_view& text) {
  unsigned number = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
  auto const digits = static_cast<std::size_t>(read.ptr - text.data());
  if (read.ec != std::errc{} || digits > 2) return 0;
  text.remove_prefix(digits);
  return number;
}

}  // namespace

// Full stops are left out: they stand behind the day nearly everywhere.
ShownOrder shown_order(std::string_view date) {
  constexpr unsigned kMonths = 12;
  constexpr unsigned kDays = 31;
  date = ascii_trimmed(date);
  auto const first = take_number(date);
  char const mark = date.empty() ? ' ' : date.front();
  if (first == 0 || (mark != '/' && mark != '-')) return ShownOrder::nothing;
  date.remove_prefix(1);
  auto const second = take_number(date);
  if (second == 0 || date.empty() || date.front() != mark) return ShownOrder::nothing;
  if (date.size() < 3 || !is_ascii_digit(date[1]) || !is_ascii_digit(date[2]))
    return ShownOrder::nothing;
  if (first > kDays || second > kDays) return ShownOrder::nothing;
  if (first > kMonths) return second > kMonths ? ShownOrder::nothing : ShownOrder::day_first;
  if (second > kMonths) return ShownOrder::month_first;
  return first == second ? ShownOrder::nothing : ShownOrder::two_days;
}

}  // namespace backfile::internal
