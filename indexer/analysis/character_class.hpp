// What a character is to the tokeniser.
#pragma once

#include <unicode/umachine.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace backfile::internal {

enum class CharacterClass : std::uint8_t {
  other,
  lower,
  upper,
  digit,
  apostrophe,
  hyphen,
  full_stop,
  comma,
  letter,
  mark,
  hangul,
  ideograph,
  unseen  // inside words, and dropped by folding
};

inline constexpr std::array<CharacterClass, 128> kAsciiClasses = [] {
  std::array<CharacterClass, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = CharacterClass::lower;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = CharacterClass::upper;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = CharacterClass::digit;
  table['\''] = CharacterClass::apostrophe;
  table['`'] = CharacterClass::apostrophe;
  table['-'] = CharacterClass::hyphen;
  table['.'] = CharacterClass::full_stop;
  table[','] = CharacterClass::comma;
  return table;
}();

// Not shown: the soft hyphen, spaces and joiners without a width, marks of direction, the byte order
// mark. A word goes on behind one.
[[nodiscard]] constexpr bool is_unseen(UChar32 c) noexcept {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

[[nodiscard]] CharacterClass class_beyond_ascii(UChar32 c) noexcept;

// Typographic and full-width forms count as the plain character. Negative: other.
[[nodiscard]] inline CharacterClass class_of(UChar32 c) noexcept {
  if (c < 0) return CharacterClass::other;
  return c < 0x80 ? kAsciiClasses[static_cast<std::size_t>(c)] : class_beyond_ascii(c);
}

// Characters that words are made of.
[[nodiscard]] constexpr bool is_word(CharacterClass c) noexcept {
  return c == CharacterClass::lower || c == CharacterClass::upper || c == CharacterClass::digit ||
         c == CharacterClass::letter || c == CharacterClass::mark;
}

}  // namespace backfile::internal
