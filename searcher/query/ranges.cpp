#include "searcher/query/ranges.hpp"

#include <backfile/error.hpp>
#include <charconv>
#include <limits>

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
    throw Error{Code::bad_value, quoted(text) + " is not a range", "write [a TO b], or a..b"};
  return {range_end(inside.substr(0, to)), range_end(inside.substr(to + 4)), text.front() == '{',
          text.back() == '}'};
}

RangeText compared(std::string_view text) {
  auto const end = text.find_first_not_of("<>=");
  auto const sign = text.substr(0, end);
  auto const value = end == text.npos ? std::nullopt : range_end(text.substr(end));
  if (!value || (sign != ">" && sign != ">=" && sign != "<" && sign != "<=" && sign != "="))
    throw Error{Code::bad_value, quoted(text) + " is not a comparison", "write >=a, >a, <=b or <b"};
  if (sign == "=") return {value, value};
  if (sign.front() == '>') return {value, std::nullopt, sign == ">", false};
  return {std::nullopt, value, false, sign == "<"};
}

std::uint64_t one_number(std::string_view text, Field const& row) {
  std::uint64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    throw Error{Code::bad_value, quoted(text) + " is not a number",
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

NumberRange read_numbers(std::string_view text, Field const& row) {
  constexpr auto kLargest = std::numeric_limits<std::uint64_t>::max();
  auto const ends = split_range(text).value_or(RangeText{text, text});
  NumberRange range;
  if (ends.low) range.low = one_number(*ends.low, row);
  if (ends.high) range.high = one_number(*ends.high, row);
  if (range.low && range.high && *range.low > *range.high)
    throw Error{
        Code::reversed_range,
        "the range ends (" + std::to_string(*range.high) + ") before it starts (" +
            std::to_string(*range.low) + ")",
        "did you mean " + std::to_string(*range.high) + ".." + std::to_string(*range.low) + "?"};
  bool const nothing_above = ends.low_excluded && range.low == kLargest;
  bool const nothing_below = ends.high_excluded && range.high == std::uint64_t{0};
  if (ends.low_excluded && range.low && !nothing_above) ++*range.low;
  if (ends.high_excluded && range.high && !nothing_below) --*range.high;
  bool const empty = range.low && range.high && *range.low > *range.high;
  if (nothing_above || nothing_below || empty)
    throw Error{Code::bad_value, "no number lies in " + quoted(text),
                "for example " + std::string{row.example}};
  return range;
}

}  // namespace backfile::internal
