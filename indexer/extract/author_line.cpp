#include "indexer/extract/author_line.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/calendar_names.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_words.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/page_words.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestAuthorLine = 160;  // bytes
constexpr std::size_t kMostLineNames = 12;

// Where the names end: a bar, a bracket, what is said beside them.
std::string_view cut_names(std::string_view text) {
  constexpr std::string_view kStops[] = {
      " | ", "|",  " · ", "·",    " • ",     "•",      " ● ",    " - ", " – ",       " — ",
      " (",  " [", " / ", " in ", " Follow", " View ", " Share", " @",  " Tips meg", " Tips oss"};
  std::size_t end = text.size();
  for (auto const stop : kStops) end = std::min(end, text.find(stop));
  return trim(text.substr(0, end));
}

// "Byrnevor" of "Ann Byrnevor 5 Stunden", as converters join elements.
std::string_view without_joined_age(std::string_view text, std::string_view behind) {
  constexpr std::string_view kVor = "vor";
  constexpr std::string_view kTimes[] = {"Sekunde", "Minute", "Stunde", "Tag", "Woche", "Monat"};
  std::size_t const space = behind.find(' ');
  if (!text.ends_with(kVor) || space == behind.npos) return text;
  bool const age = std::any_of(std::begin(kTimes), std::end(kTimes), [&](std::string_view time) {
    return behind.substr(space + 1).starts_with(time);
  });
  return age ? trim(text.substr(0, text.size() - kVor.size())) : text;
}

// What stands in front of a digit: "3 min read", "5 hours ago", and "Byrne2 hours ago".
std::string_view cut_numbers(std::string_view text) {
  bool opens = true;
  bool small = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const begin = at;
    char32_t const c = next_code_point(text, at);
    if (digit_value(c) >= 0 && (opens || small))
      return without_joined_age(trim(text.substr(0, begin)), text.substr(begin));
    opens = is_space(c);
    small = is_lower(c);
  }
  return text;
}

// "on Dec." of "Ann Oduya on Dec. 13, 2025", which the number behind it leaves.
std::string_view without_month(std::string_view text) {
  constexpr std::string_view kJoints[] = {" on", " am", " le", " el"};
  std::size_t const space = text.rfind(' ');
  if (space == text.npos || !month_from_name(trim_marks(text.substr(space), "."))) return text;
  std::string_view const front = trim(text.substr(0, space));
  for (auto const joint : kJoints) {
    if (front.ends_with(joint)) return trim(front.substr(0, front.size() - joint.size()));
  }
  return text;
}

// "Ann Oduya Ann Oduya": a picture's text and the name.
std::string_view without_double(std::string_view text) {
  std::size_t const half = text.size() / 2;
  bool const doubled =
      text.size() % 2 == 1 && text[half] == ' ' && text.substr(0, half) == text.substr(half + 1);
  return doubled ? text.substr(0, half) : text;
}

// "FOXNews", "NPR": written with several capitals.
bool is_brand(std::string_view word) {
  return word.size() >= 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z';
}

bool is_affiliation(std::string_view text) {
  std::string const folded = plain(text);
  std::string_view const last = std::string_view{folded}.substr(folded.rfind(' ') + 1);
  return is_outlet_name(text) || is_job_word(last) ||
         (last == "staff" && folded.size() > last.size()) || is_section_word(folded) ||
         is_brand(text);
}

std::string_view one_name(std::string_view text) {
  text = without_double(trim_marks(text, ".,:;*"));
  return is_author_name(text) ? text : leading_person(text);
}

struct Joint {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Joint find_joint(std::string_view text) {
  constexpr std::string_view kJoints[] = {",",    ";",    " and ", " & ", " und ",
                                          " et ", " og ", " och ", " y "};
  Joint first;
  for (auto const joint : kJoints) {
    std::size_t const at = text.find(joint);
    if (at < first.at) first = {at, joint.size()};
  }
  return first;
}

// What may follow a name behind a comma: a job, a paper, letters of a degree.
bool is_addition(std::string_view text) {
  if (is_organisation_name(text)) return true;
  std::string const folded = plain(text);
  auto const words = split_words(folded, 8);
  bool const job = std::any_of(words.begin(), words.end(), is_job_word);
  bool const degree = text.size() <= 6 && text.find(' ') == text.npos;
  return job || degree;
}

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_katakana(char32_t c) { return c >= 0x30A0 && c <= 0x30FF; }

// "試し読み" goes from syllables to signs, "スクラップ" is a borrowed word, "最終更新" a label.
bool is_japanese_phrase(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text.front()) < 0xE3) return false;
  constexpr char32_t kDot = 0x30FB;  // between the names of people from abroad
  bool katakana = true;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (is_hiragana(last) && is_ideographic(c)) return true;
    katakana = katakana && is_katakana(c) && c != kDot;
    last = c;
  }
  std::string_view rest;
  return katakana || label_before(text, rest) != DateLabel::none;
}

}  // namespace

bool shows_name(std::string_view text) {
  constexpr std::size_t kLongest = 15;  // bytes: five signs
  if (text.empty()) return false;
  std::size_t at = 0;
  if (is_upper(next_code_point(text, at))) return true;
  return static_cast<unsigned char>(text.front()) >= 0x80 && text.size() <= kLongest &&
         text.find(' ') == text.npos;
}

bool is_author_name(std::string_view text) {
  if (!shows_name(text) || is_japanese_phrase(text)) return false;
  if (!is_person_name(text) || is_organisation_name(text)) return false;
  return !names_something_else(text) && split_words(text, 5).size() <= 4;
}

bool is_team(std::string_view text) {
  constexpr std::string_view kTeams[] = {"desk", "team", "staff", "newsroom", "newsdesk", "board"};
  std::string const folded = plain(text);
  return is_organisation_name(text) &&
         is_among(std::string_view{folded}.substr(folded.rfind(' ') + 1), kTeams);
}

std::string_view leading_person(std::string_view text) {
  auto const words = split_words(text, 10);
  for (std::size_t count = 2; count <= 3 && count < words.size(); ++count) {
    auto const end = static_cast<std::size_t>(words[count].data() - text.data());
    std::string_view const name = trim(text.substr(0, end));
    bool const person =
        has_ascii_lower(name) && is_author_name(name) && !name.ends_with('.') && !is_and(words[count]);
    if (person && is_affiliation(text.substr(end))) return name;
  }
  return {};
}

namespace {

// "Quay Hill, MD 21031": an address.
bool has_post_code(std::string_view line) {
  constexpr std::size_t kDigits = 5;
  std::size_t digits = 0;
  for (char const c : line) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == kDigits) return true;
  }
  return false;
}

}  // namespace

std::vector<HeaderName> read_author_line(std::string_view line) {
  constexpr std::size_t kLongestSentence = 6;  // words
  if (line.size() > kLongestAuthorLine || has_post_code(line)) return {};
  if (furniture_kind(line) != FurnitureKind::none) return {};
  if (line.ends_with('.') && split_words(line, 20).size() > kLongestSentence) return {};
  std::vector<HeaderName> names;
  std::string_view text = without_month(cut_numbers(cut_names(line)));
  if (auto const name = leading_person(text); !name.empty()) return {{name, {}}};
  while (!text.empty() && names.size() < kMostLineNames) {
    Joint const joint = find_joint(text);
    std::string_view const part = trim(text.substr(0, joint.at));
    std::string_view const name = one_name(part);
    if (!name.empty()) {
      names.push_back({name, {}});
    } else if (!part.empty() && (names.empty() || !is_addition(part))) {
      return {};
    } else if (is_team(part)) {
      names.push_back({part, {}});
    }
    if (joint.at == text.npos) break;
    text = trim(text.substr(joint.at + joint.size));
  }
  return names;
}

}  // namespace backfile::internal
