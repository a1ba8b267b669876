#include "indexer/analysis/line_end.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/character_class.hpp"
#include "indexer/analysis/utf8.hpp"

// Columns of print, old scans and mail divide words at the line's end. Such a word is one, in an
// article as in a question that was pasted. What is written with a hyphen (Anglo-⏎Dutch) has a
// capital or a digit behind it and stays two words; "pre-⏎and post-war" goes on with a joining word.

namespace backfile::internal {
namespace {

constexpr std::array<std::string_view, 5> kDividers{"-", "\u2010", "\u00AD", "\u00AC", "\u2E17"};
constexpr std::size_t kMostLines = 4;  // line feeds: paragraphs of text pages have a blank one

constexpr std::array<std::string_view, 20> kJoining{"and", "or",   "to", "und",   "oder", "bis", "et",
                                                    "ou",  "y",    "e",  "o",     "en",   "of",  "och",
                                                    "og",  "eller", "i", "sowie", "nor",  "as"};

CharacterClass class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? class_of(next_character(text, at)) : CharacterClass::other;
}

CharacterClass class_before(std::string_view text, std::size_t at) {
  if (at == 0) return CharacterClass::other;
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return class_at(text, at);
}

std::size_t behind_divider(std::string_view text, std::size_t at) {
  auto const rest = text.substr(at);
  for (auto const mark : kDividers)
    if (rest.starts_with(mark)) return at + mark.size();
  return 0;
}

bool is_joining(std::string_view text, std::size_t at) {
  return std::ranges::any_of(kJoining, [&](std::string_view word) {
    auto const behind = class_at(text, at + word.size());
    return text.substr(at).starts_with(word) && !is_word(behind);
  });
}

}  // namespace

bool ends_with_divider(std::string_view text) {
  return std::ranges::any_of(kDividers, [&](auto mark) { return text.ends_with(mark); });
}

std::size_t behind_line_end(std::string_view text, std::size_t at) {
  std::size_t lines = 0;
  for (; at < text.size() && lines <= kMostLines; ++at) {
    char const c = text[at];
    bool const pair = c == '\r' && text.substr(at + 1).starts_with('\n');
    if (c != '\n' && c != '\r' && c != ' ' && c != '\t') break;
    if ((c == '\n' || c == '\r') && !pair) ++lines;
  }
  return lines > 0 && lines <= kMostLines ? at : 0;
}

std::size_t divided_rest(std::string_view text, std::size_t end) {
  auto const divider = end < text.size() ? behind_divider(text, end) : 0;
  if (divider == 0) return 0;
  auto const rest = behind_line_end(text, divider);
  if (rest == 0 || class_at(text, rest) != CharacterClass::lower) return 0;
  if (class_before(text, end) != CharacterClass::lower) return 0;
  return is_joining(text, rest) ? 0 : rest;
}

}  // namespace backfile::internal
