// The spellings of a Korean name in Latin letters. Rules and tables only, no index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/tree.hpp"

namespace backfile::internal {

// Phrases that a name is searched as, at most, besides what was typed.
inline constexpr std::size_t kMaxNamePhrases = 48;

// A way to write the name; `rule` is hyphen, romanisation or joined.
struct NameSpelling {
  std::string text;  // Yoon Seok-yeol
  std::string_view rule;
};

struct NameVariants {
  std::vector<PhraseForm> forms;    // all spellings, what was typed included
  std::vector<NameSpelling> spellings;  // without what was typed
};

// Reads the phrase as family name and given name of two syllables: "Yoon Suk Yeol", "Yoon
// Suk-yeol", "Yoon Sukyeol". Empty where a part is not in the tables, or where ordinary words
// could read the same. Two names have a spelling in common when they can be written with the same
// Hangul. Cost: a walk over the tables for each syllable.
[[nodiscard]] std::optional<NameVariants> name_variants(std::string_view phrase);

}  // namespace backfile::internal
