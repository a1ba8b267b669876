#include "indexer/analysis/character_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace backfile::internal {
namespace {

// The full-width and typographic forms that NFKC or habit make equal to an ASCII character.
CharacterClass class_of_punctuation(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0xFF07:
    case 0x00B4:
    case 0x2032: return CharacterClass::apostrophe;
    case 0x2010:
    case 0x2011:
    case 0xFF0D:
    case 0x2212: return CharacterClass::hyphen;
    case 0xFF0E: return CharacterClass::full_stop;
    case 0xFF0C: return CharacterClass::comma;
    default: return CharacterClass::other;
  }
}

CharacterClass class_of_script(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HANGUL: return CharacterClass::hangul;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return CharacterClass::ideograph;
    // Written without spaces too: dictionary words by ICU.
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return CharacterClass::ideograph;
    default: break;
  }
  if (c == 0x30FC || c == 0x3005) return CharacterClass::ideograph;  // ー 々
  return u_isupper(c)   ? CharacterClass::upper
         : u_islower(c) ? CharacterClass::lower
                        : CharacterClass::letter;
}

}  // namespace

CharacterClass class_beyond_ascii(UChar32 c) noexcept {
  if (is_unseen(c)) return CharacterClass::unseen;
  if (auto const punctuation = class_of_punctuation(c); punctuation != CharacterClass::other)
    return punctuation;
  if (c == 0xFF70 || c == 0xFF9E || c == 0xFF9F)
    return CharacterClass::ideograph;  // half-width kana marks
  auto const mask = U_GET_GC_MASK(c);
  if ((mask & U_GC_L_MASK) != 0 || c == 0x3005) return class_of_script(c);
  if ((mask & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0) return CharacterClass::mark;
  // CO₂ folds to co2.
  if ((mask & (U_GC_ND_MASK | U_GC_NO_MASK)) != 0) return CharacterClass::digit;
  if ((mask & U_GC_NL_MASK) != 0) return CharacterClass::letter;
  return CharacterClass::other;
}

}  // namespace backfile::internal
