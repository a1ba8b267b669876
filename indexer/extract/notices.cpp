#include "indexer/extract/notices.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestNotice = 300;  // bytes
constexpr std::size_t kLongestOwner = 100;

std::size_t find_ignoring_case(std::string_view text, std::string_view part) {
  auto const found = std::search(text.begin(), text.end(), part.begin(), part.end(),
                                 [](char a, char b) { return ascii_lower(a) == b; });
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
  constexpr std::string_view kSoundRecording = "℗";
  for (;;) {
    rest = trim_marks(rest, "-,.");
    if (rest.starts_with(kSoundRecording)) rest.remove_prefix(kSoundRecording.size());
    if (rest.starts_with("–")) rest.remove_prefix(std::string_view{"–"}.size());
    std::size_t digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
    if (digits != 4) break;
    rest.remove_prefix(digits);
  }
  if (rest.starts_with("by ")) rest.remove_prefix(3);
}

// A full stop behind a short word is of an initial or an abbreviation: "St. Orla", "Quay Sp. z
// o.o.".
std::size_t find_full_stop(std::string_view text) {
  constexpr std::size_t kAbbreviation = 2;  // letters
  for (auto at = text.find(". "); at != text.npos; at = text.find(". ", at + 1)) {
    auto const word = text.substr(0, at).rfind(' ');
    std::size_t const begin = word == text.npos ? 0 : word + 1;
    if (at - begin > kAbbreviation) return at;
  }
  return text.npos;
}

// Where the owner ends: at a comma, a full stop before a space, a dash, a bullet or what is said of
// rights, of software and of other pages of the site.
std::string_view cut_owner(std::string_view rest) {
  constexpr std::array<std::string_view, 38> kStops{",",
                                                    "،",
                                                    "　",
                                                    " – ",
                                                    " — ",
                                                    " | ",
                                                    " - ",
                                                    "]",
                                                    "(",
                                                    "|",
                                                    " · ",
                                                    " ∙ ",
                                                    "•",
                                                    "℗",
                                                    " all rights",
                                                    " alle rechte",
                                                    " tous droits",
                                                    " todos los",
                                                    " tutti i",
                                                    " 무단",
                                                    "무단",
                                                    " 無断",
                                                    " reproduction",
                                                    " nachdruck",
                                                    " powered by",
                                                    " produced by",
                                                    " designed by",
                                                    " unless ",
                                                    " except ",
                                                    " under license",
                                                    ";",
                                                    "impressum",
                                                    "privacy",
                                                    "cookie",
                                                    "datenschutz",
                                                    " theme by ",
                                                    " lizenziert",
                                                    " licensed"};
  std::size_t end = std::min(rest.size(), find_full_stop(rest));
  for (auto const stop : kStops) end = std::min(end, find_ignoring_case(rest, stop));
  return rest.substr(0, end);
}

bool is_year(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == text.npos;
}

// "Quay Herald 2023", "Quay Herald 1999-2021".
std::string_view drop_trailing_years(std::string_view name) {
  constexpr std::string_view kJoints = " -";
  while (name.size() > 4) {
    char const before = name[name.size() - 5];
    if (!is_year(name.substr(name.size() - 4)) || kJoints.find(before) == kJoints.npos) break;
    name = trim_marks(name.substr(0, name.size() - 4), "-,");
  }
  return name;
}

// What stands behind the sign and is nobody: rights, pages of the site, the site's software.
bool is_nobody(std::string_view name) {
  // clang-format off
  constexpr std::array kOpenings = std::to_array<std::string_view>({
      "all rights", "alle rechte", "tous droits", "todos los derechos", "tutti i diritti", "notice",
      "law", "protected", "and", "a", "this", "unless", "alle inhalte", "all content",
      "all contents", "alle bilder", "alle fotos", "tous les", "terms", "privacy", "trademark",
      "trademarks", "compliance", "guidelines", "policy", "information", "license", "licence",
      "disclaimer", "infringement", "agent", "claims", "sitemap"});
  constexpr std::array kSoftware = std::to_array<std::string_view>({
      "theme", "themes", "wordpress", "generatepress", "powered"});
  // clang-format on
  std::string const text = plain(name);
  return std::ranges::any_of(kOpenings,
                             [&](auto words) { return starts_with_words(text, words); }) ||
         std::ranges::any_of(kSoftware, [&](auto word) { return has_words(text, word); });
}

bool names_somebody(std::string_view name) {
  constexpr std::size_t kFewest = 2;  // letters
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size();)
    letters += is_letter(next_code_point(name, at)) ? 1u : 0u;
  return letters >= kFewest && name.size() <= kLongestOwner && !is_nobody(name);
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
  std::string_view const name = drop_trailing_years(trim_marks(cut_owner(rest), "&,.-|[]<>"));
  return names_somebody(name) ? name : line.substr(0, 0);
}

bool is_full_copyright(std::string_view line) {
  constexpr std::array<std::string_view, 7> kRights{"rights reserved",
                                                    "rechte vorbehalten",
                                                    "droits réservés",
                                                    "derechos reservados",
                                                    "diritti riservati",
                                                    "무단",
                                                    "無断"};
  auto const has = [line](std::string_view words) {
    return find_ignoring_case(line, words) != line.npos;
  };
  if (std::ranges::any_of(kRights, has)) return true;
  for (std::size_t at = 0; at + 4 <= line.size(); ++at)
    if (is_year(line.substr(at, 4))) return true;
  return false;
}

bool is_picture_agency(std::string_view owner) {
  constexpr std::array kAgencies = std::to_array<std::string_view>(
      {"getty images", "shutterstock", "istock", "istockphoto", "adobe stock", "stock adobe com",
       "dpa", "imago", "imago images", "picture alliance", "unsplash", "pixabay", "pexels",
       "thinkstock", "fotolia", "depositphotos", "alamy"});
  std::string const text = plain(owner);
  return std::ranges::any_of(kAgencies,
                             [&](std::string_view name) { return has_words(text, name); });
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
