#include "indexer/extract/numeric_order.hpp"

#include "indexer/analysis/any_byte.hpp"
#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

struct Number {
  std::size_t digits = 0;
  unsigned value = 0;
};

Number number_from(std::string_view line, std::size_t begin) {
  constexpr std::size_t kMost = 5;  // digits
  Number number;
  for (std::size_t at = begin; at < line.size() && is_ascii_digit(line[at]); ++at) {
    if (++number.digits > kMost) break;
    number.value = number.value * 10 + static_cast<unsigned>(line[at] - '0');
  }
  return number;
}

struct Votes {
  std::size_t day_first = 0;
  std::size_t month_first = 0;
};

// "14/9/2023" has the day in front, "9/14/2023" and "9.14.2023" the month.
void count(std::string_view line, std::size_t begin, Votes& votes) {
  Number const first = number_from(line, begin);
  std::size_t const mark = begin + first.digits;
  if (first.digits == 0 || first.digits > 2 || mark >= line.size()) return;
  if (line[mark] != '/' && line[mark] != '.') return;
  Number const second = number_from(line, mark + 1);
  std::size_t const last = mark + 1 + second.digits;
  if (second.digits == 0 || second.digits > 2 || last >= line.size()) return;
  if (line[last] != line[mark]) return;
  Number const year = number_from(line, last + 1);
  if (year.digits != 4 || year.value < 1900 || year.value > 2100) return;
  auto const is_month = [](Number const& number) {
    return number.value >= 1 && number.value <= 12;
  };
  auto const is_day = [](Number const& number) { return number.value > 12 && number.value <= 31; };
  if (is_day(first) && is_month(second)) ++votes.day_first;
  if (is_month(first) && is_day(second)) ++votes.month_first;
}

}  // namespace

NumericOrder order_of_numbers(Lines const& lines) {
  Votes votes;
  for (auto const& line : lines) {
    std::string_view const text = line.text;
    if (!has_ascii_digit(text)) continue;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!is_ascii_digit(text[at])) continue;
      count(text, at, votes);
      while (at < text.size() && is_ascii_digit(text[at])) ++at;
    }
  }
  if (votes.day_first > 0 && votes.month_first == 0) return NumericOrder::day_first;
  if (votes.month_first > 0 && votes.day_first == 0) return NumericOrder::month_first;
  return NumericOrder::unknown;
}

}  // namespace backfile::internal
