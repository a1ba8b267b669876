#include "indexer/extract/captions.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/credit_label.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestCaption = 600;  // bytes
constexpr std::size_t kLongestDate = 60;
constexpr std::size_t kLongestEnd = kLongestCredit + 60;  // credit, its label and marks

// Like rfind, which compares at every place: here the first byte is looked for.
std::size_t find_last(std::string_view text, std::string_view part) {
  for (std::size_t at = text.rfind(part.front()); at != text.npos && at < text.size();
       at = at == 0 ? text.npos : text.rfind(part.front(), at - 1)) {
    if (text.substr(at).starts_with(part)) return at;
  }
  return text.npos;
}

// The last bytes of the line, from a character's start: credits stand at the end, and the rest
// of a paragraph need not be searched.
std::string_view tail_of(std::string_view line, std::size_t size) {
  if (line.size() <= size) return line;
  std::size_t begin = line.size() - size;
  while (begin < line.size() && (static_cast<unsigned char>(line[begin]) & 0xC0u) == 0x80u) ++begin;
  return line.substr(begin);
}

// A date behind the credit is the picture's: "(Provided by X) 2023.9.21".
std::string_view without_trailing_date(std::string_view line) {
  char32_t const last = last_code_point(line);
  // "21, 2023.", "3:15 p.m.": a full stop behind other letters ends a sentence.
  constexpr std::string_view kBeforeStop = "0123456789mM";
  bool const stop =
      last == '.' && line.size() > 1 && kBeforeStop.find(line[line.size() - 2]) != kBeforeStop.npos;
  bool const may_end = stop || digit_value(last) >= 0 || last == U'일' || last == U'日';
  std::string_view const tail = tail_of(line, kLongestDate);
  if (!may_end || !has_ascii_digit(tail)) return line;
  auto const dates = find_printed_dates(tail);
  if (dates.empty() || dates.back().end != tail.size()) return line;
  std::size_t const begin = line.size() - tail.size() + dates.back().begin;
  return begin == 0 ? line : trim(line.substr(0, begin));
}

struct CaptionBrackets {
  std::string_view open;
  std::string_view close;
};
constexpr std::array kCaptionBrackets{CaptionBrackets{"(", ")"}, CaptionBrackets{"[", "]"}, CaptionBrackets{"（", "）"},
                               CaptionBrackets{"［", "］"}};

CaptionCredit credit(std::string_view name, std::string_view before, bool certain) {
  CaptionCredit out;
  out.names.push_back(name);
  out.certain = certain;
  out.only_credit = trim(before).empty();
  return out;
}

CaptionCredit read_bracketed(std::string_view line) {
  for (auto const& bracket : kCaptionBrackets) {
    if (!line.ends_with(bracket.close)) continue;
    std::string_view const inside = line.substr(0, line.size() - bracket.close.size());
    std::string_view const end = tail_of(inside, kLongestEnd);
    std::size_t const found = find_last(end, bracket.open);
    if (found == end.npos) continue;
    std::size_t const open = inside.size() - end.size() + found;
    std::string_view const text = trim(inside.substr(open + bracket.open.size()));
    std::string_view const before = line.substr(0, open);
    std::string_view const labelled = labelled_name(text);
    if (!labelled.empty() && labelled.size() <= kLongestCredit) {
      return credit(labelled, before, true);
    }
    bool const round = bracket.open != "[" && bracket.open != "［";
    if (round && !trim(before).empty() && reads_as_credit(text)) return credit(text, before, false);
  }
  return {};
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](auto end) { return text.ends_with(end); });
}

// "Ann B." of "Ann B. Oduya" ends no sentence.
bool ends_with_initial(std::string_view text) {
  std::size_t const size = text.size();
  if (size < 2 || text[size - 1] != '.' || text[size - 2] < 'A' || text[size - 2] > 'Z')
    return false;
  return size == 2 || text[size - 3] == ' ' || text[size - 3] == '.';
}

// The last sentence of the line: what follows ". ", "— " or the mark of another script.
CaptionCredit read_last_sentence(std::string_view whole) {
  std::string_view const line = tail_of(whole, kLongestEnd);
  std::size_t start = line.npos;
  bool dash = false;
  for (std::size_t at = line.size(); at-- > 1;) {
    if (line[at] != ' ') continue;
    char const before = line[at - 1];
    bool const ascii = static_cast<unsigned char>(before) < 0x80;
    dash = !ascii && ends_with_any(line.substr(0, at), {"—", "–", "”"});
    if (!dash && before != '.' && before != '?' && before != '!') continue;
    if (ends_with_initial(line.substr(0, at))) continue;
    start = at + 1;
    break;
  }
  if (start == line.npos || start < 12) return {};
  std::string_view const last = trim(line.substr(start));
  if (dash && is_job_line(last)) return {};
  std::string_view const labelled = labelled_name(last);
  if (!labelled.empty() && reads_as_credit(labelled))
    return credit(labelled, line.substr(0, start), true);
  auto const words = split_words(last, 5);
  if (words.size() > (dash ? 4u : 3u) || !reads_as_credit(last)) return {};
  return credit(last, line.substr(0, start), false);
}

// A button behind the closing bracket: "(AP)Enlarge image".
std::string_view glued_button(std::string_view line) {
  std::string_view const tail = tail_of(line, kLongestDate);
  constexpr auto kMayClose = [](unsigned char c) { return c == ')' || c == ']' || c == 0xEF; };
  if (!any_byte(tail, kMayClose)) return {};
  std::size_t const skipped = line.size() - tail.size();
  std::size_t end = line.npos;
  for (auto const& bracket : kCaptionBrackets) {
    std::size_t const found = find_last(tail, bracket.close);
    if (found == tail.npos) continue;
    std::size_t const close = skipped + found;
    if (end == line.npos || close + bracket.close.size() > end) end = close + bracket.close.size();
  }
  if (end == line.npos || end >= line.size()) return {};
  std::string_view const rest = trim(line.substr(end));
  bool const button = !plain(rest).empty() && furniture_kind(rest) == FurnitureKind::button;
  return button ? line.substr(end) : std::string_view{};
}

CaptionCredit read_credit(std::string_view line) {
  std::string_view const text = without_trailing_date(line);
  bool const dated = text.size() != line.size();
  std::string_view const whole = labelled_name(text);
  if (!whole.empty() && reads_as_credit(whole)) return credit(whole, {}, true);
  if (auto found = read_bracketed(text); !found.names.empty()) {
    found.certain = found.certain || dated;
    return found;
  }
  return read_last_sentence(text);
}

}  // namespace

CaptionCredit read_caption_credit(std::string_view line) {
  if (line.size() > kLongestCaption || line.empty()) return {};
  std::string_view const button = glued_button(line);
  CaptionCredit out = read_credit(trim(line.substr(0, line.size() - button.size())));
  out.text = trim(line.substr(0, line.size() - button.size()));
  out.button = button;
  return out;
}

}  // namespace backfile::internal
