#include "indexer/analysis/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "backfile/error.hpp"

namespace backfile::internal {
namespace {

icu::Normalizer2 const& folding() {
  static icu::Normalizer2 const* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    auto const* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw Error{Code::internal, "ICU has no NFKC_Casefold data"};
    return found;
  }();
  return *instance;
}

icu::Normalizer2 const& decomposition() {
  static icu::Normalizer2 const* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    auto const* found = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw Error{Code::internal, "ICU has no NFD data"};
    return found;
  }();
  return *instance;
}

bool accents_are_optional(UChar32 letter) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(letter, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW: return true;
    default: return false;
  }
}

// Kana lose their voicing when decomposed and stripped, Hangul its syllables: only letters whose
// accents people leave out are touched, each by itself.
icu::UnicodeString strip_accents(icu::UnicodeString const& text) {
  icu::UnicodeString out;
  icu::UnicodeString pieces;
  bool optional = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    UChar32 const letter = text.char32At(i);
    if (u_charType(letter) == U_NON_SPACING_MARK) {
      if (!optional) out.append(letter);
      continue;
    }
    optional = accents_are_optional(letter);
    if (optional && letter > 0x7F && decomposition().getDecomposition(letter, pieces))
      out.append(pieces.char32At(0));
    else
      out.append(letter);
  }
  return out;
}

std::string fold_unicode(std::string_view text) {
  auto const wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString folded;
  folding().normalize(wide, folded, status);
  if (U_FAILURE(status)) throw Error{Code::internal, "text could not be folded"};
  std::string out;
  strip_accents(folded).toUTF8String(out);
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out(text.size(), '\0');
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) return fold_unicode(text);
    out[i] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
  }
  return out;
}

std::string fold_keyword(std::string_view text) {
  auto const folded = fold(text);
  std::string out;
  for (char const c : folded) {
    bool const space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string_view cut_utf8(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

}  // namespace backfile::internal
