#include "indexer/analysis/calendar_names.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/any_byte.hpp"
#include "indexer/analysis/text_hash.hpp"
#include "indexer/analysis/word_filter.hpp"

namespace backfile::internal {
namespace {

// In order of preference: where two languages use one word for different months, the first
// keeps it. Croatian stays out, for its month names are those of other months in Polish.
constexpr auto kLocales = std::to_array<std::string_view>(
    {"en",    "en_GB", "de",    "de_AT", "fr", "es", "es_MX", "it", "pt", "nl", "ar",
     "ar_LB", "ar_MA", "ar_DZ", "sv",    "da", "nb", "fi",    "pl", "cs", "hu", "ro",
     "tr",    "ru",    "uk",    "el",    "he", "hi", "id",    "ms", "ca", "vi"});

// Which codes of two letters are among them; all others share the last place.
constexpr std::size_t kLetters = 26;

constexpr std::size_t place_of(std::string_view lang) noexcept {
  auto const is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (lang.size() != 2 || !is_small(lang[0]) || !is_small(lang[1])) return kLetters * kLetters;
  return static_cast<std::size_t>(lang[0] - 'a') * kLetters +
         static_cast<std::size_t>(lang[1] - 'a');
}

constexpr auto kIsCommon = [] {
  std::array<bool, kLetters * kLetters + 1> made{};
  for (auto const locale : kLocales)
    if (locale.size() == 2) made[place_of(locale)] = true;
  return made;
}();

// Only their weekdays: months are numbers there.
constexpr std::array kNumberedMonthLocales{"ko", "ja", "zh"};

constexpr std::size_t kLongestName = 64;  // bytes, more than any name of the tables

// Folded names and their numbers.
class Names {
 public:
  // The first to come keeps a name.
  void emplace(std::string name, unsigned number) {
    if (begins_in_ascii(name)) openings_.set(opening_of(name));
    filter_.add(name);
    numbers_.emplace(std::move(name), number);
  }

  // Whether a word that is not folded yet can be a name: most words begin like none. Folding leaves
  // ASCII as it is, so that a word and its folded form begin alike.
  [[nodiscard]] bool may_hold(std::string_view word) const noexcept {
    return !begins_in_ascii(word) || openings_.test(opening_of(word));
  }

  [[nodiscard]] std::optional<unsigned> find(std::string_view name) const {
    if (!filter_.may_hold(name)) return std::nullopt;
    auto const found = numbers_.find(name);
    if (found == numbers_.end()) return std::nullopt;
    return found->second;
  }

 private:
  static constexpr std::size_t kOpening = 3;  // bytes; no name of ASCII is shorter

  static bool begins_in_ascii(std::string_view word) noexcept {
    return word.size() >= kOpening && is_ascii(word.substr(0, kOpening));
  }
  // Five bits a letter, small and capital alike.
  static std::size_t opening_of(std::string_view word) noexcept {
    auto const letter = [word](std::size_t at) { return static_cast<std::size_t>(word[at]) & 31u; };
    return letter(0) << 10 | letter(1) << 5 | letter(2);
  }

  std::unordered_map<std::string, unsigned, TextHash, std::equal_to<>> numbers_;
  std::bitset<1u << 15> openings_;
  WordFilter filter_;
};

std::string fold_ascii(std::string_view word) {
  std::string out{word};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
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
    if (static_cast<unsigned char>(c) >= 0x80) return fold_as_unicode(word);
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
  Names names;
  for (auto const* const extra : {"sept", "sett"}) names.emplace(extra, 8);
  for (auto const locale : kLocales) add_months(names, locale.data());
  return names;
}

Names make_weekdays() {
  Names names;
  names.emplace("tues", 3);
  names.emplace("weds", 4);
  for (auto const* const extra : {"thur", "thurs"}) names.emplace(extra, 5);
  for (auto const locale : kLocales) add_weekdays(names, locale.data(), false);
  for (auto const* locale : kNumberedMonthLocales) add_weekdays(names, locale, true);
  return names;
}

// The symbols in their order, numbered from the first's number on.
void add_names(std::vector<CalendarName>& names, std::span<icu::UnicodeString const> symbols,
               CalendarName first, icu::Locale const& locale) {
  for (auto symbol : symbols) {
    auto name = first;
    ++first.number;
    symbol.toLower(locale).toUTF8String(name.text);
    while (!name.text.empty() && name.text.back() == '.') name.text.pop_back();
    bool const numbered =
        name.text.empty() || (name.text.front() >= '0' && name.text.front() <= '9');
    if (numbered || name.text.find(' ') != std::string::npos) continue;
    auto plain = name;
    plain.text = fold_name(name.text);
    if (plain.text != name.text) names.push_back(std::move(plain));
    names.push_back(std::move(name));
  }
}

// Of a language that is none of the common ones.
Names const& months_of(std::string_view lang) {
  constexpr std::size_t kMost = 200;
  static std::mutex mutex;
  static std::map<std::string, Names, std::less<>> tables;
  static Names const none;
  std::scoped_lock const lock{mutex};
  auto const known = tables.find(lang);
  if (known != tables.end()) return known->second;
  if (tables.size() >= kMost || lang.size() > 3) return none;
  auto& names = tables[std::string{lang}];
  for (auto const& name : calendar_names_of(lang))
    if (!name.weekday && is_telling(name.text)) names.emplace(name.text, name.number - 1);
  return names;
}

// ASCII is folded in place.
std::optional<unsigned> find(Names const& names, std::string_view word) {
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

}  // namespace

std::vector<CalendarName> calendar_names_of(std::string_view lang) {
  std::vector<CalendarName> names;
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale const locale{std::string{lang.substr(0, 8)}.c_str()};
  icu::DateFormatSymbols const symbols{locale, status};
  // Without tables of its own a language would get those of the system's.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return names;
  for (auto const context : kContexts) {
    for (auto const width : kWidths) {
      bool const brief = width == icu::DateFormatSymbols::ABBREVIATED;
      std::int32_t count = 0;
      auto const* months = symbols.getMonths(count, context, width);
      add_names(names, {months, static_cast<std::size_t>(std::min<std::int32_t>(count, 12))},
                {{}, 1, false, brief}, locale);
      auto const* days = symbols.getWeekdays(count, context, width);
      add_names(names, {days + 1, static_cast<std::size_t>(std::min<std::int32_t>(count, 8) - 1)},
                {{}, 0, true, brief}, locale);
    }
  }
  return names;
}

std::optional<unsigned> month_from_name(std::string_view word) {
  static Names const names = make_months();
  auto const index = find(names, word);
  if (!index) return std::nullopt;
  return *index + 1;
}

std::optional<unsigned> month_from_name(std::string_view word, std::string_view lang) {
  bool const common = lang.empty() || kIsCommon[place_of(lang)];
  if (!common)
    if (auto const own = find(months_of(lang), word)) return *own + 1;
  return month_from_name(word);
}

std::optional<unsigned> weekday_from_name(std::string_view word) {
  static Names const names = make_weekdays();
  auto const index = find(names, word);
  if (!index) return std::nullopt;
  return *index - 1;
}

}  // namespace backfile::internal
