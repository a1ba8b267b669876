#include "indexer/analysis/name_table.hpp"

#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

// How names of the calendar are folded: pages leave accents out, and write capitals.

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestName = 64;  // bytes, more than any name of the tables

std::string fold_ascii(std::string_view word) {
  std::string out{word};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Accents, vowel points: a word means the same without. Vowel signs of Thai and the scripts of
// India are letters (ม.ค. is January, มี.ค. March).
bool is_accent(UChar32 c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x64B && c <= 0x65F) ||
         c == 0x670 || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

std::string fold_as_unicode(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return std::string{word};
  auto const source = icu::UnicodeString::fromUTF8(
      icu::StringPiece{word.data(), static_cast<std::int32_t>(word.size())});
  icu::UnicodeString const parts = decompose->normalize(source, status).foldCase();
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    UChar32 const c = parts.char32At(i);
    if (!is_accent(c)) kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

}  // namespace

std::string fold_name(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ' ')) word.remove_suffix(1);
  for (char const c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return fold_as_unicode(word);
  }
  return fold_ascii(word);
}

std::optional<unsigned> number_of_name(NameTable const& names, std::string_view word) {
  if (word.empty() || word.size() > kLongestName || !names.may_hold(word)) return std::nullopt;
  std::array<char, kLongestName> folded{};
  while (!word.empty() && (word.back() == '.' || word.back() == ' ')) word.remove_suffix(1);
  for (std::size_t i = 0; i < word.size(); ++i) {
    char const c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) return names.find(fold_as_unicode(word));
    folded[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return names.find({folded.data(), word.size()});
}

}  // namespace backfile::internal
