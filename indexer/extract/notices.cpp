#include "indexer/extract/notices.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestNotice = 300;  // bytes
constexpr std::size_t kLongestOwner = 100;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [](char a, char b) { return a == lower(b); });
}

std::size_t find_ignoring_case(std::string_view text, std::string_view part) {
  auto const found = std::search(text.begin(), text.end(), part.begin(), part.end(),
                                 [](char a, char b) { return lower(a) == b; });
  return found == text.end() ? text.npos : static_cast<std::size_t>(found - text.begin());
}

// Signs, years and small words before the owner. True once a copyright sign was among them.
bool skip_sign(std::string_view& rest) {
  constexpr std::array<std::string_view, 7> kSigns{"©",        "ⓒ",      "(c)",   "copyright",
                                                   "저작권자", "저작권", "&copy;"};
  bool seen = false;
  for (bool again = true; again;) {
    again = false;
    rest = trim_marks(rest, "<[-:,|");
    for (auto const sign : kSigns) {
      if (!starts_ignoring_case(rest, sign)) continue;
      std::string_view const behind = rest.substr(sign.size());
      std::size_t at = 0;
      // "저작권자의" and "Copyrights" go on as words.
      bool const word = is_letter(last_code_point(sign)) && !behind.empty() &&
                        is_letter(next_code_point(behind, at));
      if (word) continue;
      rest = behind;
      seen = again = true;
    }
  }
  return seen;
}

void skip_years(std::string_view& rest) {
  for (;;) {
    rest = trim_marks(rest, "-,.");
    if (rest.starts_with("–")) rest.remove_prefix(std::string_view{"–"}.size());
    std::size_t digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
    if (digits != 4) break;
    rest.remove_prefix(digits);
  }
  if (rest.starts_with("by ")) rest.remove_prefix(3);
}

// Where the owner ends: at a comma, a full stop before a space, a dash or what is said of rights.
std::string_view cut_owner(std::string_view rest) {
  constexpr std::array<std::string_view, 22> kStops{
      ",",        ". ",    "،",    "　",          " – ",           " — ",          " | ",
      " - ",      "]",     "(",    " all rights", " alle rechte",  " tous droits", " todos los",
      " tutti i", " 무단", "무단", " 無断",       " reproduction", " nachdruck",   " powered by",
      ";"};
  std::size_t end = rest.size();
  for (auto const stop : kStops) end = std::min(end, find_ignoring_case(rest, stop));
  return rest.substr(0, end);
}

std::string_view drop_trailing_years(std::string_view name) {
  while (name.size() > 4) {
    auto const tail = name.substr(name.size() - 4);
    bool const year = tail.find_first_not_of("0123456789") == tail.npos;
    if (!year || name[name.size() - 5] != ' ') break;
    name = trim_marks(name.substr(0, name.size() - 4), "-,");
  }
  return name;
}

bool is_rights_text(std::string_view name) {
  std::string const text = plain(name);
  constexpr std::array<std::string_view, 8> kRights{
      "all rights",      "alle rechte", "tous droits", "todos los derechos",
      "tutti i diritti", "notice",      "law",         "protected"};
  return std::any_of(kRights.begin(), kRights.end(),
                     [&](auto words) { return starts_with_words(text, words); });
}

// "(EDITORIAL from Korea Times on Nov. 4)": one word, from, the paper, on and a day.
std::optional<std::string_view> read_attribution(std::string_view line) {
  if (!line.starts_with('(') || !line.ends_with(')')) return std::nullopt;
  std::string_view const inner = line.substr(1, line.size() - 2);
  std::size_t const from = find_ignoring_case(inner, " from ");
  std::size_t const on = inner.rfind(" on ");
  if (from == inner.npos || on == inner.npos || on < from + 6) return std::nullopt;
  bool const one_word = inner.substr(0, from).find(' ') == inner.npos;
  std::string_view const name = trim(inner.substr(from + 6, on - from - 6));
  if (!one_word || name.empty() || name.size() > kLongestOwner) return std::nullopt;
  return name;
}

}  // namespace

std::optional<std::string_view> read_copyright(std::string_view line) {
  if (line.size() > kLongestNotice) return std::nullopt;
  std::string_view rest = line;
  if (!skip_sign(rest)) return std::nullopt;
  skip_years(rest);
  skip_sign(rest);
  skip_years(rest);
  std::string_view name = drop_trailing_years(trim_marks(cut_owner(rest), "&,.-|[]<>"));
  bool letters = false;
  for (std::size_t at = 0; at < name.size();)
    letters = is_letter(next_code_point(name, at)) || letters;
  if (!letters || name.size() > kLongestOwner || is_rights_text(name)) return line.substr(0, 0);
  return name;
}

std::optional<std::string_view> read_source(std::string_view line) {
  constexpr std::array<std::string_view, 9> kLabels{
      "source", "sources", "quelle", "fuente", "fonte", "bron", "출처", "出典", "来源"};
  if (line.size() > kLongestNotice) return std::nullopt;
  std::string_view const bare = trim_marks(line, "()[]");
  for (auto const label : kLabels) {
    if (!starts_ignoring_case(bare, label)) continue;
    std::string_view rest = trim(bare.substr(label.size()));
    std::string_view const colons[] = {":", "：", "="};
    for (auto const colon : colons) {
      if (!rest.starts_with(colon)) continue;
      rest = trim_marks(rest.substr(colon.size()), ".");
      if (!rest.empty() && rest.size() <= kLongestOwner) return rest;
    }
  }
  return read_attribution(line);
}

bool is_reference(std::string_view line) {
  constexpr std::size_t kLongest = 600;  // bytes
  constexpr std::array<std::string_view, 6> kLabels{
      "citation:",     "more information:", "journal reference:", "journal information:",
      "story source:", "reference:"};
  return line.size() <= kLongest && std::any_of(kLabels.begin(), kLabels.end(), [&](auto label) {
           return starts_ignoring_case(line, label);
         });
}

}  // namespace backfile::internal
