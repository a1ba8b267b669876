#include "indexer/analysis/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <vector>

#include "backfile/error.hpp"
#include "indexer/analysis/any_byte.hpp"
#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/utf8.hpp"

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

// Letters with a stroke, ligatures and the like, which Unicode does not take apart, and whose
// bearers' names are typed without ("Lodz", "Tromso", "Nguyen Dinh"); and letters that Arabic and
// Persian keyboards write in two ways.
struct PlainLetter {
  UChar32 letter;
  std::u16string_view plain;
};
// clang-format off
constexpr std::array<PlainLetter, 22> kPlainLetters{{
    {0xE6, u"ae"}, {0xF0, u"d"},  {0xF8, u"o"},  {0xFE, u"th"}, {0x111, u"d"}, {0x127, u"h"},
    {0x131, u"i"}, {0x142, u"l"}, {0x14B, u"n"}, {0x153, u"oe"}, {0x167, u"t"}, {0x180, u"b"},
    {0x199, u"k"}, {0x1E5, u"g"}, {0x253, u"b"}, {0x257, u"d"}, {0x259, u"e"}, {0x268, u"i"},
    {0x289, u"u"}, {0x649, u"\u064A"}, {0x6A9, u"\u0643"}, {0x6CC, u"\u064A"}}};
// clang-format on
static_assert(std::ranges::is_sorted(kPlainLetters, {}, &PlainLetter::letter));

enum class Letters { kept, plain };

void append_letter(icu::UnicodeString& out, UChar32 letter, Letters letters) {
  if (letter < 0x80 || letters == Letters::kept) {
    out.append(letter);
    return;
  }
  auto const found = std::ranges::lower_bound(kPlainLetters, letter, {}, &PlainLetter::letter);
  if (found != kPlainLetters.end() && found->letter == letter)
    out.append(found->plain.data(), static_cast<int32_t>(found->plain.size()));
  else if (u_charType(letter) == U_DECIMAL_DIGIT_NUMBER)
    out.append(static_cast<UChar32>('0' + u_charDigitValue(letter)));
  else
    out.append(letter);
}

// Kana lose their voicing when decomposed and stripped, Hangul its syllables: only letters whose
// accents people leave out are touched, each by itself.
icu::UnicodeString strip_accents(icu::UnicodeString const& text, Letters letters) {
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
      append_letter(out, pieces.char32At(0), letters);
    else
      append_letter(out, letter, letters);
  }
  return out;
}

std::string fold_unicode(std::string_view text, Letters letters) {
  auto const wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString folded;
  folding().normalize(wide, folded, status);
  if (U_FAILURE(status)) throw Error{Code::internal, "text could not be folded"};
  std::string out;
  strip_accents(folded, letters).toUTF8String(out);
  return out;
}

// What single characters fold to, of the scripts that most texts are in. None of them joins with
// its neighbours (no combining marks, no conjoining jamo), so that a text of them folds character
// by character.
class FoldTable {
 public:
  explicit FoldTable(Letters letters) {
    for (auto const& range : kRanges) {
      for (UChar32 c = range.first; c <= range.last; ++c)
        folded_.push_back(fold_unicode(utf8_of(c), letters));
    }
  }

  // Null for characters that are not in the table.
  [[nodiscard]] std::string const* find(UChar32 c) const {
    std::size_t begin = 0;
    for (auto const& range : kRanges) {
      if (c >= range.first && c <= range.last)
        return &folded_[begin + static_cast<std::size_t>(c - range.first)];
      begin += static_cast<std::size_t>(range.last - range.first) + 1;
    }
    return nullptr;
  }

 private:
  struct Range {
    UChar32 first, last;
  };
  static constexpr std::array<Range, 7> kRanges{{{0x80, 0x2FF},
                                                 {0x2010, 0x205E},
                                                 {0x370, 0x482},
                                                 {0x48A, 0x52F},
                                                 {0x3000, 0x3029},
                                                 {0x3030, 0x3098},
                                                 {0x309D, 0x30FF}}};

  static std::string utf8_of(UChar32 c) {
    std::string out;
    return icu::UnicodeString{c}.toUTF8String(out);
  }

  std::vector<std::string> folded_;
};

// Han and syllables of Hangul are their own folded form.
bool folds_to_itself(UChar32 c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

// False where a character is not in the table.
bool fold_by_table(FoldTable const& table, std::string_view text, std::string& out) {
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const begin = at;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out.push_back(ascii_lower(text[at++]));
      continue;
    }
    UChar32 const c = next_character(text, at);
    auto const* const folded = table.find(c);
    if (folded == nullptr && !folds_to_itself(c)) return false;
    out.append(folded != nullptr ? *folded : text.substr(begin, at - begin));
  }
  return true;
}

std::string fold_by(FoldTable const& table, Letters letters, std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.resize(text.size());
    std::ranges::transform(text, out.begin(), ascii_lower);
    return out;
  }
  return fold_by_table(table, text, out) ? out : fold_unicode(text, letters);
}

}  // namespace

std::string fold(std::string_view text) {
  static FoldTable const table{Letters::plain};
  return fold_by(table, Letters::plain, text);
}

std::string fold_accents(std::string_view text) {
  static FoldTable const table{Letters::kept};
  return fold_by(table, Letters::kept, text);
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
