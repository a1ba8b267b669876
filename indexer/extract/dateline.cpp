#include "indexer/extract/dateline.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestDateline = 120;  // bytes
constexpr std::size_t kLongestPlace = 60;

struct Dash {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Dash find_dash(std::string_view text) {
  constexpr std::array<std::string_view, 6> kDashes{" -- ", " --", " – ", " — ", " –", " —"};
  Dash first;
  for (auto const dash : kDashes) {
    std::size_t const at = text.find(dash);
    if (at < first.at) first = {at, dash.size()};
  }
  return first;
}

bool has_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (digit_value(next_code_point(text, at)) >= 0) return true;
  }
  return false;
}

// Capitals alone, or a script without cases.
bool is_place(std::string_view text) {
  if (text.empty() || text.size() > kLongestPlace || has_digit(text)) return false;
  bool letters = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (is_lower(c)) return false;
    letters = letters || is_letter(c);
  }
  return letters;
}

std::string_view bracketed(std::string_view text) {
  std::size_t const open = text.find('(');
  std::size_t const close = text.find(')', open == text.npos ? 0 : open);
  if (open == text.npos || close == text.npos) return {};
  return trim(text.substr(open + 1, close - open - 1));
}

}  // namespace

Dateline read_dateline(std::string_view line) {
  Dash const dash = find_dash(line.substr(0, kLongestDateline));
  if (dash.at == line.npos || dash.at == 0) return {};
  std::string_view const head = line.substr(0, dash.at);
  constexpr std::array<std::string_view, 3> kStops{",", "،", "("};
  std::size_t end = head.size();
  for (auto const stop : kStops) end = std::min(end, head.find(stop));
  std::string_view const place = trim(head.substr(0, end));
  std::string_view const agency = bracketed(head);
  // A place with a dash alone may be an exclamation: a day or an agency has to follow it.
  bool const more = !agency.empty() || has_digit(head.substr(end));
  if (!more || !is_place(place)) return {};
  return {place, has_digit(agency) ? std::string_view{} : agency,
          line.substr(0, dash.at + dash.size)};
}

}  // namespace backfile::internal
