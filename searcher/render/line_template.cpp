#include "searcher/render/line_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;
constexpr std::size_t kMaxWidth = 1000;
constexpr std::string_view kConversions = "YmdHMSFTBbeyj%";

constexpr auto kMonths =
    std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"});

[[noreturn]] void refuse(std::string_view text, Position position, std::string message) {
  throw Error{Code::usage, std::move(message),
              "as in --template '{date:%F}\\t{outlet|unknown}\\t{title}'"}
      .at(text, position);
}

std::string digits(unsigned value, std::size_t width, bool known) {
  return known ? fmt::format("{:0{}}", value, width) : std::string(width, '?');
}

// The character behind a backslash.
char escaped(std::string_view text, std::size_t at) {
  auto const c = at + 1 < text.size() ? text[at + 1] : '\0';
  if (c == 't') return '\t';
  if (c == 'n') return '\n';
  if (c == '\\') return '\\';
  refuse(text, {at, 2}, "a backslash goes before t, n or another backslash");
}

std::string conversion(char kind, Date const& date) {
  bool const month = date.precision >= Precision::month;
  bool const day = date.precision >= Precision::day;
  bool const minute = date.precision >= Precision::minute;
  auto const second = digits(date.second, 2, date.precision == Precision::second);
  switch (kind) {
    case 'Y': return fmt::format("{:04}", date.day.year);
    case 'y': return fmt::format("{:02}", date.day.year % 100);
    case 'm': return digits(date.day.month, 2, month);
    case 'B': return month ? std::string{kMonths[date.day.month - 1]} : "?";
    case 'b': return month ? std::string{kMonths[date.day.month - 1].substr(0, 3)} : "???";
    case 'd': return digits(date.day.day, 2, day);
    case 'e': return day ? fmt::format("{:2}", date.day.day) : "??";
    case 'j':
      return digits(
          static_cast<unsigned>(date.day.number() - Day{date.day.year, 1, 1}.number() + 1), 3, day);
    case 'H': return digits(date.hour, 2, minute);
    case 'M': return digits(date.minute, 2, minute);
    case 'S': return second;
    case 'F': return format_date(date, "%Y-%m-%d");
    case 'T': return format_date(date, "%H:%M:%S");
    default: return "%";
  }
}

}  // namespace

std::string format_date(Date const& date, std::string_view format) {
  std::string out;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format[at] == '%' && at + 1 < format.size())
      out += conversion(format[++at], date);
    else
      out += format[at];
  }
  return out;
}

LineTemplate::LineTemplate(std::string_view text) {
  if (text.size() > kMaxBytes)
    throw Error{Code::usage, fmt::format("the template is longer than {} KiB", kMaxBytes / 1024)};
  Part literal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    bool const doubled = (c == '{' || c == '}') && at + 1 < text.size() && text[at + 1] == c;
    if (c == '\\' || doubled) {
      literal.literal += doubled ? c : escaped(text, at);
      ++at;
    } else if (c == '{') {
      auto const end = text.find('}', at);
      if (end == text.npos) refuse(text, {at, 1}, "this { has no }");
      parts_.push_back(std::exchange(literal, {}));
      parts_.push_back(field(text, at + 1, end));
      at = end;
    } else if (c == '}') {
      refuse(text, {at, 1}, "this } has no {; write }} for the brace itself");
    } else {
      literal.literal += c;
    }
  }
  parts_.push_back(std::move(literal));
}

// NAME[:FORMAT][|OTHERWISE]
LineTemplate::Part LineTemplate::field(std::string_view text, std::size_t begin, std::size_t end) {
  Part part;
  auto const inside = text.substr(begin, end - begin);
  auto const bar = std::min(inside.find('|'), inside.size());
  if (bar < inside.size()) part.otherwise = inside.substr(bar + 1);
  auto const colon = std::min(inside.find(':'), bar);
  auto const name = inside.substr(0, colon);
  auto const found = std::ranges::find(columns(), name, &Column::name);
  if (found == columns().end()) {
    std::vector<std::string_view> names;
    for (auto const& column : columns()) names.push_back(column.name);
    throw Error{Code::usage, fmt::format("there is no column '{}'", name),
                fmt::format("columns: {}", fmt::join(names, ","))}
        .at(text, {begin, std::max<std::size_t>(1, name.size())});
  }
  part.column = &*found;
  if (colon < bar) read_format(part, text, begin + colon + 1, begin + bar);
  return part;
}

void LineTemplate::read_format(Part& part, std::string_view text, std::size_t begin,
                               std::size_t end) {
  auto format = text.substr(begin, end - begin);
  Position const place{begin, std::max<std::size_t>(1, format.size())};
  if (part.column->date != nullptr && format.find('%') != format.npos) {
    for (std::size_t at = format.find('%'); at < format.size(); at = format.find('%', at + 2))
      if (at + 1 == format.size() || kConversions.find(format[at + 1]) == kConversions.npos)
        refuse(text, {begin + at, std::min<std::size_t>(2, format.size() - at)},
               "dates know %Y %m %d %H %M %S %F %T %B %b %e %y %j");
    part.date_format = format;
    return;
  }
  part.right = format.starts_with('>');
  if (part.right) format.remove_prefix(1);
  bool const number =
      !format.empty() && format.size() < 5 && format.find_first_not_of("0123456789") == format.npos;
  part.width = number ? std::stoul(std::string{format}) : 0;
  if (part.width == 0 || part.width > kMaxWidth)
    refuse(text, place,
           fmt::format("a format is a width (1 to {}), or %Y-%m-%d for dates", kMaxWidth));
}

std::string LineTemplate::value(Part const& part, Hit const& hit) {
  auto text = safe_text(cell(*part.column, hit));
  if (!part.date_format.empty() && !text.empty())
    text = format_date(*part.column->date(hit).value, part.date_format);
  if (text.empty()) text = part.otherwise;
  if (part.width == 0) return text;
  text = fit(text, part.width);
  auto const fill = std::string(part.width - std::min(part.width, display_width(text)), ' ');
  return part.right ? fill + text : text + fill;
}

std::string LineTemplate::line(Hit const& hit) const {
  std::string out;
  for (auto const& part : parts_) out += part.column == nullptr ? part.literal : value(part, hit);
  return out;
}

}  // namespace backfile::internal
