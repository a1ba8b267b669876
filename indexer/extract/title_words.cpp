#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/title.hpp"
#include "indexer/extract/title_signs.hpp"

// What a line's own words say about its being the title.

namespace backfile::internal {
namespace {

TitleSign length_sign(std::uint32_t units) {
  constexpr std::array<std::uint32_t, 7> kLengths{2, 3, 4, 5, 7, 16, 23};  // of the next sign
  std::size_t row = 0;
  while (row < kLengths.size() && units >= kLengths[row]) ++row;
  return static_cast<TitleSign>(row);
}

bool has_capitals_only(std::string_view text) {
  bool letters = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (is_lower(c)) return false;
    letters = letters || is_upper(c);
  }
  return letters;
}

bool has_any(std::string_view text, auto const& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [text](std::string_view part) { return text.find(part) != text.npos; });
}

// "Ann Oduya", "By Ann Oduya, Staff Writer", "Ann Oduya / The Quay Herald".
bool begins_with_person(Line const& line) {
  constexpr std::uint32_t kLongest = 9;  // words
  constexpr std::array<std::string_view, 6> kEnds{" (", ",", " / ", " | ", " · ", " - "};
  if (line.units > kLongest) return false;
  std::size_t end = line.text.size();
  for (auto const mark : kEnds) end = std::min(end, line.text.find(mark));
  std::string_view name = line.text.substr(0, end);
  if (name.starts_with("By ")) name.remove_prefix(3);
  return is_person_name(name);
}

}  // namespace

void add_word_signs(Line const& line, std::vector<TitleSign>& signs) {
  constexpr std::array<std::string_view, 3> kBars{" | ", " » ", " > "};
  auto const add = [&signs](TitleSign sign, bool seen) {
    if (seen) signs.push_back(sign);
  };
  std::size_t at = 0;
  char32_t const first = next_code_point(line.text, at);
  char32_t const last = last_code_point(line.text);
  signs.push_back(length_sign(line.units));
  add(TitleSign::full_stop, (last == '.' && !line.text.ends_with("..")) || last == U'。');
  add(TitleSign::question, last == '?' || last == '!' || last == U'？' || last == U'！');
  add(TitleSign::colon, last == ':' || last == U'：');
  add(TitleSign::lower_case, is_lower(first));
  add(TitleSign::capitals, line.units >= 2 && has_capitals_only(line.text));
  add(TitleSign::bracket_tag, !genre_of(bracket_tag(line.text)).empty());
  add(TitleSign::has_bar, has_any(line.text, kBars));
  add(TitleSign::person, begins_with_person(line));
}

}  // namespace backfile::internal
