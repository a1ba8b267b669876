#include "searcher/query/ranges.hpp"

#include <backfile/error.hpp>
#include <charconv>
#include <limits>
#include <system_error>

#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

// The end of a range, open where nothing or * stands there.
std::optional<std::string_view> range_end(std::string_view text) {
  text = strip_blanks(text);
  return text.empty() || text == "*" ? std::nullopt : std::optional{text};
}

RangeText bracketed(std::string_view text) {
  auto const inside = text.substr(1, text.size() - 2);
  auto to = inside.find(" TO ");
  if (to == inside.npos) to = inside.find(" to ");
  bool const closed = text.size() > 2 && (text.back() == ']' || text.back() == '}');
  if (!closed || to == inside.npos)
    throw Error{Code::bad_value, in_quotes(text) + " is not a range", "write [a TO b], or a..b"};
  return {range_end(inside.substr(0, to)), range_end(inside.substr(to + 4)), text.front() == '{',
          text.back() == '}'};
}

RangeText compared(std::string_view text) {
  auto const end = text.find_first_not_of("<>=");
  auto const sign = text.substr(0, end);
  auto const value = end == text.npos ? std::nullopt : range_end(text.substr(end));
  if (!value || (sign != ">" && sign != ">=" && sign != "<" && sign != "<=" && sign != "="))
    throw Error{Code::bad_value, in_quotes(text) + " is not a comparison", "write >=a, >a, <=b or <b"};
  if (sign == "=") return {value, value};
  if (sign.front() == '>') return {value, std::nullopt, sign == ">", false};
  return {std::nullopt, value, false, sign == "<"};
}

// A number from 0 to 1, as a whole one.
std::uint64_t decimal_number(std::string_view text, Field const& row) {
  auto const point = text.find('.');
  auto const whole = text.substr(0, point);
  auto digits = std::string{point == text.npos ? "" : text.substr(point + 1)};
  bool const good = (whole == "0" || whole == "1" || (whole.empty() && !digits.empty())) &&
                    digits.size() <= row.decimals &&
                    digits.find_first_not_of("0123456789") == digits.npos;
  digits.resize(row.decimals, '0');
  auto const number = good ? std::stoull(std::string{whole} + digits) : 0;
  if (!good || number > std::stoull('1' + std::string(row.decimals, '0')))
    throw Error{Code::bad_value,
                in_quotes(text) + " is not a number from 0 to 1 with at most " +
                    std::to_string(row.decimals) + " decimals",
                "for example " + std::string{row.example}};
  return number;
}

std::uint64_t one_number(std::string_view text, Field const& row) {
  if (row.decimals > 0) return decimal_number(text, row);
  std::uint64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    throw Error{Code::bad_value, in_quotes(text) + " is not a number",
                "digits only, for example " + std::string{row.example}};
  return number;
}

}  // namespace

std::optional<RangeText> split_range(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text.front() == '[' || text.front() == '{') return bracketed(text);
  if (std::string_view{"<>="}.find(text.front()) != std::string_view::npos) return compared(text);
  for (auto const& mark :
       {std::string_view{".."}, std::string_view{" to "}, std::string_view{" TO "}})
    if (auto const at = text.find(mark); at != text.npos) {
      RangeText ends{range_end(text.substr(0, at)), range_end(text.substr(at + mark.size()))};
      if (!ends.low && !ends.high && text.find('*') == text.npos)
        throw Error{Code::bad_value, "this range has no ends", "write a..b, a.. or ..b"};
      return ends;
    }
  return std::nullopt;
}

std::string number_text(std::uint64_t number, Field const& row) {
  auto text = std::to_string(number);
  if (row.decimals == 0) return text;
  if (text.size() <= row.decimals) text.insert(0, row.decimals + 1 - text.size(), '0');
  text.insert(text.size() - row.decimals, ".");
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

NumberRange read_numbers(std::string_view text, Field const& row) {
  constexpr auto kLargest = std::numeric_limits<std::uint64_t>::max();
  auto const ends = split_range(text).value_or(RangeText{text, text});
  auto const shown = [&](std::uint64_t number) { return number_text(number, row); };
  if (!ends.low && !ends.high)
    throw Error{Code::bad_value, in_quotes(text) + " has no ends",
                "every article with the field: " + std::string{row.name} + ":*"};
  NumberRange range;
  if (ends.low) range.low = one_number(*ends.low, row);
  if (ends.high) range.high = one_number(*ends.high, row);
  if (range.low && range.high && *range.low > *range.high)
    throw Error{
        Code::reversed_range,
        "the range ends (" + shown(*range.high) + ") before it starts (" + shown(*range.low) + ")",
        "did you mean " + shown(*range.high) + ".." + shown(*range.low) + "?"};
  bool const nothing_above = ends.low_excluded && range.low == kLargest;
  bool const nothing_below = ends.high_excluded && range.high == std::uint64_t{0};
  if (ends.low_excluded && range.low && !nothing_above) ++*range.low;
  if (ends.high_excluded && range.high && !nothing_below) --*range.high;
  bool const empty = range.low && range.high && *range.low > *range.high;
  if (nothing_above || nothing_below || empty)
    throw Error{Code::bad_value, "no number lies in " + in_quotes(text),
                "for example " + std::string{row.example}};
  return range;
}

}  // namespace backfile::internal
