#include "tests/support/query_faults.hpp"

#include <algorithm>

#include "searcher/query/normalise.hpp"
#include "searcher/query/widen.hpp"

namespace backfile::tests {
namespace {

using namespace internal;

bool same_tree(Node const& a, Node const& b) {
  return a.kind == b.kind && a.field == b.field && a.text == b.text && a.number == b.number &&
         a.exact == b.exact && a.boost == b.boost && a.days == b.days && a.low == b.low &&
         a.high == b.high && std::ranges::equal(a.parts, b.parts, same_tree);
}

bool inside(Position const& place, std::string_view text) {
  return place.offset <= text.size() && place.length <= text.size() - place.offset;
}

bool spans_inside(Node const& node, std::string_view text) {
  return inside(node.span, text) && std::ranges::all_of(node.parts, [&](Node const& part) {
           return spans_inside(part, text);
         });
}

std::string fault_of(Error const& error, std::string_view text) {
  if (error.code() == Code::internal) return "an internal error: " + error.message();
  if (!error.position()) return "an error without a place: " + error.message();
  if (!inside(*error.position(), text)) return "an error outside of the text: " + error.message();
  if (error.message().empty() || error.hint().empty()) return "an error that says too little";
  return error.pretty().empty() ? "an error without a picture" : "";
}

std::string fault_of(Parsed const& parsed, std::string_view text) {
  if (!spans_inside(parsed.tree, text)) return "a node outside of the text";
  for (auto const& token : parsed.tokens)
    if (!inside(token.span, text)) return "a token outside of the text";
  for (auto const& note : parsed.notes)
    if (!inside(note.span, text) || note.code.empty() || note.message.empty())
      return "a note outside of the text or without words";
  return "";
}

// Of what is printed: it reads as the same tree, and prints the same.
std::string fault_of_printing(Node const& tree) {
  auto const printed = print(tree);
  if (printed.size() > kMaxQueryBytes) return "";
  try {
    auto const again = parse(printed, seoul_clock()).tree;
    if (!same_tree(again, tree)) return "'" + printed + "' reads as '" + print(again) + "'";
    if (print(again) != printed) return "'" + printed + "' prints as '" + print(again) + "'";
  } catch (Error const& error) {
    return "'" + printed + "' is refused: " + error.message();
  }
  auto widened = tree;
  static_cast<void>(widen(widened, {}));
  if (!same_tree(widened, tree)) return "widening changes '" + printed + "'";
  return print_tree(tree).empty() ? "a tree without a picture" : "";
}

std::string shown(DayRange const& days) {
  if (days.from && days.from == days.to) return days.from->iso();
  return (days.from ? days.from->iso() : "") + ".." + (days.to ? days.to->iso() : "");
}

// What comes of a text: its days, or the name of the error.
template <typename Read>
std::string outcome(Read read) {
  try {
    return shown(read());
  } catch (Error const& error) {
    return std::string{to_string(error.code())};
  }
}

// Quotes and dashes of other styles are read by what stands around them.
bool is_as_typed(std::string_view text) {
  try {
    return normalise(text).text == text;
  } catch (Error const&) {
    return false;
  }
}

// date:"2023-09" means what 2023-09 means as an option.
std::string fault_of_writing(std::string_view text, std::string const& read,
                             ParseOptions const& options) {
  if (text.find_first_of("\"'\\") != text.npos || !is_as_typed(text)) return "";
  auto const query = "date:\"" + std::string{text} + "\"";
  auto const as_value = outcome([&] { return parse(query, options).tree.days; });
  return as_value == read ? "" : query + " is " + as_value + ", the text alone " + read;
}

}  // namespace

ParseOptions seoul_clock() {
  ParseOptions given;
  given.now = "2023-09-15T10:00:00+09:00";
  given.time_zone = "Asia/Seoul";
  return given;
}

std::string query_fault(std::string_view text, ParseOptions const& options) {
  try {
    auto const parsed = parse(text, options);
    auto const fault = fault_of(parsed, text);
    return fault.empty() ? fault_of_printing(parsed.tree) : fault;
  } catch (Error const& error) {
    return fault_of(error, text);
  }
}

std::string date_fault(std::string_view text, ParseOptions const& options) {
  auto read = std::string{};
  try {
    auto const days = parse_days(text, options);
    for (auto const& day : {days.from, days.to})
      if (day && !day->exists()) return "a day that does not exist: " + day->iso();
    if (!days.from && !days.to) return "days without an end";
    if (days.from && days.to && *days.to < *days.from) return "days that end before they start";
    read = shown(days);
    auto const again = outcome([&] { return parse_days(read, seoul_clock()); });
    if (again != read) return read + " reads as " + again;
  } catch (Error const& error) {
    read = to_string(error.code());
    auto const fault = fault_of(error, text);
    if (!fault.empty()) return fault;
  }
  return fault_of_writing(text, read, options);
}

}  // namespace backfile::tests
