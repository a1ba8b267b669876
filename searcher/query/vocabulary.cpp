#include "searcher/query/vocabulary.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "indexer/analysis/ascii.hpp"
#include "indexer/index/schema.hpp"

namespace backfile::internal {
namespace {

constexpr auto kPlainOperators =
    std::to_array<std::string_view>({"AND", "OR", "XOR", "NOT", "SAME"});
constexpr auto kDistanceOperators = std::to_array<std::string_view>({"NEAR", "ADJ", "PRE", "W"});

// Calls `use` for each character with a letter's, digit's or mark's category until it says true.
template <typename Use>
bool any_letter(std::string_view text, Use use) {
  auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0) continue;
    bool const found = c < 0x80 ? is_ascii_digit(static_cast<char>(c)) || is_ascii_letter(static_cast<char>(c))
                                : (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
    if (found && use()) return true;
  }
  return false;
}

}  // namespace

std::optional<Operation> operation_from(std::string_view word) noexcept {
  if (word.size() < 2 || word.front() < 'A' || word.front() > 'X') return std::nullopt;
  if (std::ranges::find(kPlainOperators, word) != kPlainOperators.end()) return Operation{word, {}};
  auto const slash = word.find('/');
  auto const name = word.substr(0, slash);
  if (std::ranges::find(kDistanceOperators, name) == kDistanceOperators.end()) return std::nullopt;
  if (slash == word.npos) return name == "W" ? std::nullopt : std::optional{Operation{name, {}}};
  auto const number = word.substr(slash + 1);
  return is_digits(number) ? std::optional{Operation{name, number}} : std::nullopt;
}

bool is_glued_operation(std::string_view word) noexcept {
  auto const name = word.substr(0, word.find_first_of("0123456789"));
  return (name == "NEAR" || name == "ADJ" || name == "PRE") && is_digits(word.substr(name.size()));
}

std::string_view without_last_colons(std::string_view word) noexcept {
  while (word.size() > 1 && word.back() == ':' && !is_escape(word, word.size() - 2))
    word.remove_suffix(1);
  return word;
}

std::string plain_word(std::string_view word) {
  bool const is_operator = operation_from(word).has_value() || is_glued_operation(word);
  return is_operator ? lower_case(word) : std::string{word};
}

std::size_t name_end(std::string_view text, std::size_t begin) noexcept {
  if (begin >= text.size() || (!is_ascii_letter(text[begin]) && text[begin] != '_')) return begin;
  auto end = begin + 1;
  auto const in_name = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
  };
  while (end < text.size() && in_name(text[end])) ++end;
  return end;
}

bool has_letters(std::string_view text) noexcept {
  return any_letter(text, [] { return true; });
}

std::size_t letter_count(std::string_view text) noexcept {
  std::size_t count = 0;
  any_letter(text, [&] {
    ++count;
    return false;
  });
  return count;
}

bool is_punctuation(char c) noexcept {
  return c > ' ' && c < '\x7f' && !is_ascii_letter(c) && !is_ascii_digit(c);
}

bool is_escape(std::string_view text, std::size_t at) noexcept {
  return text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]);
}

std::string unescape(std::string_view text) {
  if (text.find('\\') == text.npos) return std::string{text};
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text, i)) ++i;
    plain += text[i];
  }
  return plain;
}

bool is_digits(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, is_ascii_digit);
}

std::optional<unsigned> small_number(std::string_view text) noexcept {
  if (!is_digits(text) || text.size() > 9) return std::nullopt;
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string lower_case(std::string_view ascii) {
  std::string lower{ascii};
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string_view strip_blanks(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool looks_like_range(std::string_view word) noexcept {
  auto const dots = word.find("..");
  if (dots == word.npos || word.find_first_not_of("0123456789-./$") != word.npos) return false;
  return word.find("...") == word.npos && word.find_first_of("0123456789") != word.npos;
}

bool is_address(std::string_view word) noexcept {
  auto const end = name_end(word, 0);
  return end > 0 && word.substr(end).starts_with("://");
}

bool is_port(std::string_view text, std::size_t colon) noexcept {
  auto const name = text.substr(0, colon);
  auto const dot = name.find('.');
  bool const is_field = find_field(lower_case(name.substr(0, dot))) != nullptr;  // date.year:2023
  return dot != name.npos && !is_field && colon + 1 < text.size() && is_ascii_digit(text[colon + 1]);
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() <= kLongest) return std::string{text};
  auto end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string{text.substr(0, end)} + "…";
}

std::string in_quotes(std::string_view text) { return '\'' + shortened(text) + '\''; }

}  // namespace backfile::internal
