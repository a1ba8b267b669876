#include "indexer/analysis/calendar_names.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>
#include <map>
#include <string>

namespace backfile::internal {
namespace {

// In order of preference: where two languages use one word for different months, the first
// keeps it. Croatian stays out, for its month names are those of other months in Polish.
constexpr std::array kLocales{"en", "en_GB", "de", "de_AT", "fr",    "es",    "es_MX", "it",
                              "pt", "nl",    "ar", "ar_LB", "ar_MA", "ar_DZ", "sv",    "da",
                              "nb", "fi",    "pl", "cs",    "hu",    "ro",    "tr",    "ru",
                              "uk", "el",    "he", "hi",    "id",    "ms",    "ca",    "vi"};

// Only their weekdays: months are numbers there.
constexpr std::array kNumberedMonthLocales{"ko", "ja", "zh"};

constexpr std::size_t kLongestName = 64;  // bytes, more than any name of the tables

using Names = std::map<std::string, unsigned, std::less<>>;

std::string fold_ascii(std::string_view word) {
  std::string out{word};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string fold_unicode(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return std::string{word};
  auto const source = icu::UnicodeString::fromUTF8(
      icu::StringPiece{word.data(), static_cast<std::int32_t>(word.size())});
  icu::UnicodeString const parts = decompose->normalize(source, status).foldCase();
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    UChar32 const c = parts.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK &&
        !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      kept.append(c);
    }
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

std::string fold_name(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ' ')) word.remove_suffix(1);
  for (char const c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return fold_unicode(word);
  }
  return fold_ascii(word);
}

// Abbreviations of one or two letters ("so", "do", "di", "mi") are words of other languages.
bool is_telling(std::string_view folded) {
  bool const ascii = static_cast<unsigned char>(folded.empty() ? 0 : folded.front()) < 0x80;
  return folded.size() >= (ascii ? 3u : 4u);
}

void add(Names& names, icu::UnicodeString const* symbols, std::int32_t count, std::int32_t first) {
  for (std::int32_t i = first; i < count; ++i) {
    std::string text;
    symbols[i].toUTF8String(text);
    std::string folded = fold_name(text);
    bool const numbered = !folded.empty() && folded.front() >= '0' && folded.front() <= '9';
    if (numbered || !is_telling(folded)) continue;
    names.emplace(std::move(folded), static_cast<unsigned>(i));
  }
}

constexpr std::array kContexts{icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE};
constexpr std::array kWidths{icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED};

void add_months(Names& names, char const* locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::DateFormatSymbols const symbols{icu::Locale{locale}, status};
  if (U_FAILURE(status)) return;
  for (auto const context : kContexts) {
    for (auto const width : kWidths) {
      std::int32_t count = 0;
      auto const* months = symbols.getMonths(count, context, width);
      add(names, months, std::min<std::int32_t>(count, 12), 0);
    }
  }
}

// ICU's weekday tables start with an unused entry: Sunday is 1.
void add_weekdays(Names& names, char const* locale, bool wide_only) {
  UErrorCode status = U_ZERO_ERROR;
  icu::DateFormatSymbols const symbols{icu::Locale{locale}, status};
  if (U_FAILURE(status)) return;
  for (auto const context : kContexts) {
    for (auto const width : kWidths) {
      if (wide_only && width != icu::DateFormatSymbols::WIDE) continue;
      std::int32_t count = 0;
      auto const* days = symbols.getWeekdays(count, context, width);
      add(names, days, std::min<std::int32_t>(count, 8), 1);
    }
  }
}

Names make_months() {
  Names names{{"sept", 8}, {"sett", 8}};
  for (auto const* locale : kLocales) add_months(names, locale);
  return names;
}

Names make_weekdays() {
  Names names{{"tues", 3}, {"weds", 4}, {"thur", 5}, {"thurs", 5}};
  for (auto const* locale : kLocales) add_weekdays(names, locale, false);
  for (auto const* locale : kNumberedMonthLocales) add_weekdays(names, locale, true);
  return names;
}

std::optional<unsigned> find(Names const& names, std::string_view word) {
  if (word.empty() || word.size() > kLongestName) return std::nullopt;
  auto const found = names.find(fold_name(word));
  if (found == names.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<unsigned> month_from_name(std::string_view word) {
  static Names const names = make_months();
  auto const index = find(names, word);
  if (!index) return std::nullopt;
  return *index + 1;
}

std::optional<unsigned> weekday_from_name(std::string_view word) {
  static Names const names = make_weekdays();
  auto const index = find(names, word);
  if (!index) return std::nullopt;
  return *index - 1;
}

}  // namespace backfile::internal
