// How the syllables and family names of Korean are spelled in Latin letters.
#pragma once

#include <span>
#include <string_view>

namespace backfile::internal {

// Spellings are separated by spaces, the commonest first. A name is spelled in one manner: `south`
// holds Revised Romanisation and what people of the South write, `north` McCune-Reischauer without
// its marks and what the North writes. Kept apart because Yong is 용 in the one and 영 in the
// other, and Jae-yong is not Jae-young.
struct Syllable {
  std::string_view hangul;
  std::string_view south;
  std::string_view north;
};

struct Family {
  std::string_view hangul;
  std::string_view spellings;
};

// Syllables of given names.
[[nodiscard]] std::span<Syllable const> syllables() noexcept;
[[nodiscard]] std::span<Family const> families() noexcept;

// Folded syllables that are English words as well.
[[nodiscard]] bool is_english_syllable(std::string_view folded) noexcept;

// Family names that join words of a sentence: no, go, so, an.
[[nodiscard]] bool is_joining_word(std::string_view folded) noexcept;

// English words of two syllables of the table: human.
[[nodiscard]] bool is_english_given_name(std::string_view folded) noexcept;

// One syllable of Chinese that reads as two of Korean: Song Tao is no 태오.
[[nodiscard]] bool is_chinese_syllable(std::string_view folded) noexcept;

// The word is one of the list, whose members are separated by spaces.
[[nodiscard]] bool is_in_list(std::string_view list, std::string_view word) noexcept;

}  // namespace backfile::internal
