// Text → tokens, the same for articles and queries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Stored in every index; raise it when the same text gives other terms.
inline constexpr unsigned kAnalysisVersion = 3;

enum class TokenClass : std::uint8_t {
  word,       // letters, or letters and digits; may be stemmed
  number,     // digits; group separators removed (1,874 → 1874)
  acronym,    // U.S., US → us as acronym; a term of its own, never the pronoun
  hangul,     // a run of Hangul syllables
  ideograph,  // a word of Han, kana (ICU's dictionary)
  joined,     // the parts of a hyphenated word as one, at the position of the first
};

// A token. `text` is folded. Tokens at one position are readings of the same characters.
struct TextToken {
  TokenClass kind = TokenClass::word;
  std::string text;
  std::uint32_t position = 0;  // 1-based in the text
  std::uint32_t begin = 0;     // bytes of the text
  std::uint32_t end = 0;
};

// Characters of scripts that write words without spaces (or with loose ones), as overlapping
// pairs; found inside longer words. `position` counts characters, one is left out between runs.
struct CharacterPair {
  std::string text;
  std::uint32_t position = 0;
};

struct Tokens {
  std::vector<TextToken> words;
  std::vector<CharacterPair> pairs;
  std::uint32_t last_position = 0;
  std::uint32_t last_pair_position = 0;
};

// The longest word kept whole, in bytes; longer ones are cut, on both sides alike.
inline constexpr std::size_t kMaxWordBytes = 96;

enum class Capitals : std::uint8_t {
  infer,   // articles: capitals are acronyms, but not in a line that is all capitals
  always,  // queries: capitals typed by hand
};

// Rules
// - Words are runs of letters, marks and digits; apostrophes inside fold: possessive 's goes,
//   l'accord gives l + accord, don't gives dont.
// - Capitals of 2 to 6 letters and dotted letters give an acronym and the plain word; where the
//   plain word is a common one (us, it, who …), the acronym alone.
// - What is not shown (soft hyphens, spaces without a width) stands inside words; a word that a
//   line's end divides is one (line_end.hpp).
// - Hyphenated words give their parts at consecutive positions and the joined form.
// - 2023.09.14 and 15:11 are several numbers, 3.5 is one.
// Invalid UTF-8 separates words. Text beyond 2^32 - 1 bytes is not read. Thread safe, linear.
[[nodiscard]] Tokens tokenise(std::string_view text, Capitals capitals = Capitals::infer);

// One reading a position: an acronym counts where it is the only one, a joined form never.
[[nodiscard]] std::vector<TextToken> readings(Tokens const& tokens);

// True for a folded word whose capitals are read as an acronym alone ("us", "it", "who").
[[nodiscard]] bool is_acronym_collision(std::string_view folded) noexcept;

// True for folded English words too common to be required (the, of, and …).
[[nodiscard]] bool is_stop_word(std::string_view folded) noexcept;

// True when the text has several words and no lower-case letter, so that capitals say nothing.
[[nodiscard]] bool is_all_capitals(std::string_view text);

}  // namespace backfile::internal
