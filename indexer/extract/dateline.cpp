#include "indexer/extract/dateline.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/outlets/book.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestDateline = 120;  // bytes
constexpr std::size_t kLongestPlace = 60;

struct Dash {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

// The first dash behind a space, the longer form where one begins with the other.
Dash find_dash(std::string_view text) {
  constexpr std::array<std::string_view, 6> kDashes{" -- ", " --", " – ", " — ", " –", " —"};
  for (auto at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
    auto const rest = text.substr(at);
    if (rest.size() < 2 || (rest[1] != '-' && rest[1] != '\xE2')) continue;
    for (auto const dash : kDashes)
      if (rest.starts_with(dash)) return {at, dash.size()};
  }
  return {};
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

bool is_agency(std::string_view name) { return OutletBook::built_in().is_agency(name); }

// Up to four words with capitals, or a script without cases.
bool is_capitalised(std::string_view text) {
  if (text.empty() || text.size() > kLongestPlace || has_digit(text)) return false;
  auto const words = split_words(text, 5);
  return words.size() <= 4 && std::ranges::all_of(words, [](std::string_view word) {
           std::size_t at = 0;
           return !is_lower(next_code_point(word, at));
         });
}

// "Keldhaven (dpa) - ", "Keldhaven, 3 juin (AFP) –", "Keldhaven, 3 jun (EFE).- ": with an agency
// that is known the place needs no capitals, and a hyphen is a dash.
Dateline with_agency(std::string_view line) {
  constexpr std::array<std::string_view, 7> kBehind{" - ", ".- ", " -- ", " – ", " — ", ".-", " –"};
  std::size_t const open = line.substr(0, kLongestDateline).find('(');
  std::size_t const close = open == line.npos ? open : line.find(')', open);
  if (close == line.npos) return {};
  auto const agency = trim(line.substr(open + 1, close - open - 1));
  auto const place = trim(line.substr(0, std::min(line.find(','), open)));
  auto const rest = line.substr(close + 1);
  for (auto const dash : kBehind)
    if (rest.starts_with(dash) && is_agency(agency) && is_capitalised(place))
      return {place, agency, line.substr(0, close + 1 + dash.size())};
  return {};
}

struct DatelineBrackets {
  std::string_view open, close;
};

// "(부두=연합뉴스) 홍길동 기자 =", "【港町＝時事】": behind the sign an agency or who reports.
Dateline in_brackets(std::string_view line) {
  constexpr std::array<DatelineBrackets, 4> kBrackets{{{"(", ")"}, {"[", "]"}, {"【", "】"}, {"［", "］"}}};
  constexpr std::array<std::string_view, 2> kSigns{"=", "＝"};
  for (auto const& [open, close] : kBrackets) {
    if (!line.starts_with(open)) continue;
    auto const end = line.substr(0, kLongestDateline).find(close);
    if (end == line.npos) return {};
    auto const inside = line.substr(open.size(), end - open.size());
    for (auto const sign : kSigns) {
      auto const at = inside.find(sign);
      if (at == inside.npos) continue;
      auto const place = trim(inside.substr(0, at));
      auto const name = trim(inside.substr(at + sign.size()));
      if (!is_place(place)) return {};
      return {place, is_agency(name) ? name : std::string_view{},
              line.substr(0, end + close.size())};
    }
  }
  return {};
}

}  // namespace

Dateline read_dateline(std::string_view line) {
  if (auto const found = in_brackets(line); !found.place.empty()) return found;
  if (auto const found = with_agency(line); !found.place.empty()) return found;
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
