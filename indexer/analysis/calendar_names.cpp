#include "indexer/analysis/calendar_names.hpp"

#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "indexer/analysis/name_table.hpp"

namespace backfile::internal {
namespace {

// Months whose names are known without the page's language. A name that two of these languages,
// or one of them and a rival, have for different months is known only where the language is.
constexpr auto kLocales = std::to_array<std::string_view>(
    {"en",    "en_GB", "de",    "de_AT", "fr", "es", "es_MX", "it", "pt", "nl", "ar",
     "ar_LB", "ar_MA", "ar_DZ", "sv",    "da", "nb", "fi",    "pl", "cs", "hu", "ro",
     "tr",    "ru",    "uk",    "el",    "he", "hi", "id",    "ms", "ca", "vi"});

// Languages whose names are not known by themselves, but are no other language's either.
constexpr std::array kRivalLocales{"hr"};

// Who may write by the names of another language: what is read as Serbian or Bosnian in Latin
// letters is often Croatian, and has no such names itself.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNeighbours{
    {{"bs", "hr"}, {"sr", "hr"}, {"sh", "hr"}, {"sk", "cs"}}};

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

// Abbreviations of one or two letters ("so", "do", "di", "mi") are words of other languages.
bool is_telling(std::string_view folded) {
  bool const ascii = static_cast<unsigned char>(folded.empty() ? 0 : folded.front()) < 0x80;
  return folded.size() >= (ascii ? 3u : 4u);
}

void add(NameTable& names, icu::UnicodeString const* symbols, std::int32_t count,
         std::int32_t first) {
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

// Folded names of one language's months and their numbers from 0 on; `calendar`: null for the
// Gregorian.
std::vector<std::pair<std::string, unsigned>> months_in(char const* locale,
                                                        char const* calendar = nullptr) {
  constexpr std::int32_t kMonths = 12;
  std::vector<std::pair<std::string, unsigned>> found;
  UErrorCode status = U_ZERO_ERROR;
  icu::DateFormatSymbols const symbols{icu::Locale{locale},
                                       calendar == nullptr ? "gregorian" : calendar, status};
  if (U_FAILURE(status)) return found;
  for (auto const context : kContexts) {
    for (auto const width : kWidths) {
      std::int32_t count = 0;
      auto const* months = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < std::min(count, kMonths); ++i) {
        std::string text;
        auto folded = fold_name(months[i].toUTF8String(text));
        bool const numbered = !folded.empty() && folded.front() >= '0' && folded.front() <= '9';
        if (!numbered && is_telling(folded))
          found.emplace_back(std::move(folded), static_cast<unsigned>(i));
      }
    }
  }
  return found;
}

// ICU's weekday tables start with an unused entry: Sunday is 1.
void add_weekdays(NameTable& names, char const* locale, bool wide_only) {
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

// What pages write beside ICU's names, from 0 on.
constexpr std::array<std::pair<std::string_view, unsigned>, 11> kMoreMonths{{{"sept", 8},
                                                                              {"sett", 8},
                                                                              {"set", 8},
                                                                              {"mrz", 2},
                                                                              {"mrt", 2},
                                                                              {"aout", 7},
                                                                              {"febr", 1},
                                                                              {"agt", 7},
                                                                              {"фев", 1},
                                                                              {"сен", 8},
                                                                              {"ноя", 10}}};

NameTable make_months() {
  NameTable names;
  for (auto const& [name, number] : kMoreMonths) names.emplace(std::string{name}, number);
  auto const add = [&names](char const* locale, bool known) {
    for (auto& [name, number] : months_in(locale)) {
      names.dispute(name, number);
      if (known) names.emplace(std::move(name), number);
    }
  };
  for (auto const locale : kLocales) add(locale.data(), true);
  for (auto const* const locale : kRivalLocales) add(locale, false);
  return names;
}

// First words of names that have several, or full stops inside.
std::set<std::string, std::less<>> make_openers() {
  std::set<std::string, std::less<>> openers;
  std::vector<char const*> locales{"th"};
  for (auto const locale : kLocales) locales.push_back(locale.data());
  for (auto const* const locale : locales) {
    for (auto const& [name, number] : months_in(locale)) {
      auto const end = name.find_first_of(" .");
      bool const worded = end != name.npos && name.find_first_of("0123456789") == name.npos;
      if (worded) openers.insert(name.substr(0, end));
    }
  }
  return openers;
}

NameTable const& common_months() {
  static NameTable const names = make_months();
  return names;
}

NameTable make_weekdays() {
  NameTable names;
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

// The names of one language alone.
NameTable const& months_of(std::string_view lang) {
  constexpr std::size_t kMost = 200;
  static std::mutex mutex;
  static std::map<std::string, NameTable, std::less<>> tables;
  static NameTable const none;
  std::scoped_lock const lock{mutex};
  auto const known = tables.find(lang);
  if (known != tables.end()) return known->second;
  if (tables.size() >= kMost || lang.size() > 3) return none;
  auto& names = tables[std::string{lang}];
  for (auto const& name : calendar_names_of(lang))
    if (!name.weekday && is_telling(name.text)) names.emplace(name.text, name.number - 1);
  return names;
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
  auto const index = number_of_name(common_months(), word);
  if (!index || *index == kSeveralNumbers) return std::nullopt;
  return *index + 1;
}

// A common language is asked itself only where its name may be disputed: most are not.
std::optional<unsigned> month_from_name(std::string_view word, std::string_view lang) {
  if (lang.empty()) return month_from_name(word);
  auto const index = number_of_name(common_months(), word);
  bool const common = kIsCommon[place_of(lang)];
  if (common && (!index || *index != kSeveralNumbers))
    return index ? std::optional{*index + 1} : std::nullopt;
  if (auto const own = number_of_name(months_of(lang), word)) return *own + 1;
  for (auto const& [one, other] : kNeighbours)
    if (one == lang)
      if (auto const near = number_of_name(months_of(other), word)) return *near + 1;
  return index && *index != kSeveralNumbers ? std::optional{*index + 1} : std::nullopt;
}

bool is_name_of_several_months(std::string_view word, std::string_view lang) {
  return number_of_name(common_months(), word) == kSeveralNumbers && !month_from_name(word, lang);
}

bool opens_month_name(std::string_view word) noexcept {
  static auto const openers = make_openers();
  return openers.contains(word);
}

std::optional<unsigned> persian_month_from_name(std::string_view word) {
  static NameTable const names = [] {
    NameTable made;
    for (auto& [name, number] : months_in("fa", "persian")) made.emplace(std::move(name), number);
    return made;
  }();
  auto const index = number_of_name(names, word);
  return index ? std::optional{*index + 1} : std::nullopt;
}

std::optional<unsigned> weekday_from_name(std::string_view word) {
  static NameTable const names = make_weekdays();
  auto const index = number_of_name(names, word);
  if (!index) return std::nullopt;
  return *index - 1;
}

}  // namespace backfile::internal
