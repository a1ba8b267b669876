#include "indexer/analysis/day_parts.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/text_hash.hpp"

namespace backfile::internal {
namespace {

constexpr unsigned kDay = 24;  // hours

// From one hour to before another; over midnight where the second is smaller.
constexpr HourSet hours(unsigned from, unsigned to) {
  HourSet set = 0;
  for (unsigned hour = from; hour != to % kDay || set == 0; hour = (hour + 1) % kDay)
    set |= HourSet{1} << hour;
  return set;
}

constexpr HourSet kMorning = hours(0, 12);
constexpr HourSet kAfternoon = hours(12, 24);

struct PartRow {
  std::string_view lang;  // empty: of any, because its letters or its use tell
  std::string_view words;
  HourSet part;
};

// Beside CLDR's: what clocks of other programs print, words without their prepositions, and
// bounds that usage draws wider.
// clang-format off
constexpr PartRow kParts[] = {
    {"", "am", kMorning},          {"", "pm", kAfternoon},       {"", "a m", kMorning},
    {"", "p m", kAfternoon},       {"", "오전", kMorning},       {"", "오후", kAfternoon},
    {"", "午前", kMorning},        {"", "午後", kAfternoon},     {"", "上午", kMorning},
    {"", "下午", kAfternoon},      {"", "午后", kAfternoon},     {"", "ص", kMorning},
    {"", "م", kAfternoon},         {"", "صباحا", kMorning},      {"", "مساء", kAfternoon},
    {"", "ظهرا", hours(11, 16)},   {"", "عصرا", hours(14, 19)},  {"", "فجرا", hours(1, 7)},
    {"", "पूर्वाह्न", kMorning},       {"", "अपराह्न", kAfternoon},    {"", "凌晨", hours(0, 6)},
    {"", "清晨", hours(4, 9)},     {"", "早上", hours(4, 12)},   {"", "早晨", hours(4, 12)},
    {"", "早", hours(4, 12)},      {"", "中午", hours(11, 14)},  {"", "傍晚", hours(16, 20)},
    {"", "晚上", hours(17, 24)},   {"", "晚间", hours(17, 24)},  {"", "晚間", hours(17, 24)},
    {"", "晚", hours(17, 24)},     {"", "夜间", hours(18, 6)},   {"", "深夜", hours(21, 5)},
    {"", "未明", hours(0, 5)},     {"", "早朝", hours(4, 9)},    {"", "朝", hours(4, 11)},
    {"", "夕方", hours(15, 20)},   {"", "夜", hours(18, 24)},    {"", "새벽", hours(0, 7)},
    {"", "아침", hours(5, 12)},    {"", "낮", hours(11, 17)},    {"", "저녁", hours(17, 24)},
    {"", "밤", hours(18, 6)},      {"", "정오", hours(12, 13)},  {"", "ptg", kAfternoon},
    {"", "petang", hours(12, 20)}, {"ms", "pg", kMorning},       {"id", "pg", kMorning},
    {"ms", "pagi", kMorning},      {"id", "malam", hours(18, 24)}, {"ms", "malam", hours(18, 24)},
    {"en", "noon", hours(12, 13)}, {"en", "in the night", hours(20, 6)},
    {"en", "morning", kMorning},   {"en", "afternoon", kAfternoon}, {"en", "evening", hours(17, 24)},
    {"en", "tonight", hours(18, 24)},
    {"de", "früh", hours(3, 12)},  {"de", "morgens", hours(3, 12)},
    {"de", "vormittags", hours(6, 12)}, {"de", "nachmittags", hours(12, 19)},
    {"de", "abends", hours(17, 24)}, {"de", "am nachmittag", hours(12, 19)},
    {"de", "am abend", hours(17, 24)}, {"de", "am morgen", hours(3, 12)},
    {"no", "formiddag", hours(5, 12)}, {"no", "ettermiddag", kAfternoon},
    {"no", "kveld", hours(17, 24)}, {"no", "morgen", hours(3, 12)},
    {"nb", "formiddag", hours(5, 12)}, {"nb", "ettermiddag", kAfternoon},
    {"nn", "føremiddag", hours(5, 12)}, {"nn", "ettermiddag", kAfternoon},
    {"sv", "förmiddag", hours(5, 12)}, {"sv", "eftermiddag", kAfternoon},
    {"sv", "f m", kMorning},       {"sv", "e m", kAfternoon},
    {"da", "formiddag", hours(5, 12)}, {"da", "eftermiddag", kAfternoon},
    {"da", "aften", hours(17, 24)}, {"fi", "aamupäivällä", kMorning},
    {"fi", "iltapäivällä", kAfternoon}, {"el", "πμ", kMorning}, {"el", "μμ", kAfternoon},
    {"tr", "öö", kMorning},        {"tr", "ös", kAfternoon},     {"fa", "ق ظ", kMorning},
    {"fa", "ب ظ", kAfternoon},     {"fa", "قبل از ظهر", kMorning},
    {"fa", "بعد از ظهر", kAfternoon}, {"fr", "du matin", kMorning},
    {"fr", "de l apres midi", kAfternoon}, {"es", "de la mañana", hours(4, 13)},
    {"es", "de la tarde", hours(12, 21)}, {"es", "de la noche", hours(19, 24)},
    {"pt", "da manhã", hours(3, 13)}, {"pt", "da tarde", hours(12, 20)},
    {"pt", "da noite", hours(18, 24)}, {"it", "di sera", hours(17, 24)},
    {"ru", "утра", hours(3, 12)},  {"ru", "вечера", hours(16, 24)}, {"ru", "дня", hours(12, 18)},
    {"hi", "सुबह", hours(3, 12)},    {"hi", "शाम", hours(15, 21)},  {"hi", "दोपहर", hours(12, 17)},
};
// clang-format on

using Phrases = std::unordered_map<std::string, HourSet, TextHash, std::equal_to<>>;

// One phrase for parts that do not meet is one for both: "at night".
void add_part(Phrases& phrases, std::string const& text, HourSet part) {
  auto const key = plain(text);
  if (!key.empty()) phrases[key] |= part;
}

// CLDR's flexible parts of the day, hour by hour, and its two halves.
void add_cldr(Phrases& phrases, icu::Locale const& locale) {
  for (auto const* const pattern : {"B", "BBBB"}) {
    UErrorCode status = U_ZERO_ERROR;
    icu::SimpleDateFormat format{icu::UnicodeString{pattern}, locale, status};
    if (U_FAILURE(status)) return;
    format.setTimeZone(*icu::TimeZone::getGMT());
    for (unsigned hour = 0; hour < kDay; ++hour) {
      icu::UnicodeString text;
      format.format(hour * 3'600'000.0, text);
      std::string utf8;
      add_part(phrases, text.toUTF8String(utf8), HourSet{1} << hour);
    }
  }
}

void add_halves(Phrases& phrases, icu::Locale const& locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::DateFormatSymbols const symbols{locale, status};
  if (U_FAILURE(status)) return;
  std::int32_t count = 0;
  auto const* const halves = symbols.getAmPmStrings(count);
  for (std::int32_t i = 0; i < std::min(count, 2); ++i) {
    std::string utf8;
    phrases[plain(halves[i].toUTF8String(utf8))] = i == 0 ? kMorning : kAfternoon;
  }
}

Phrases phrases_of(std::string_view lang) {
  Phrases phrases;
  if (!lang.empty()) {
    icu::Locale const locale{std::string{lang}.c_str()};
    add_cldr(phrases, locale);
    add_halves(phrases, locale);
  }
  for (auto const& row : kParts)
    if (row.lang.empty() || row.lang == lang) phrases[plain(row.words)] = row.part;
  phrases.erase(std::string{});
  return phrases;
}

// Made once for each language.
Phrases const& known_phrases(std::string_view lang) {
  constexpr std::size_t kMost = 200;
  static std::mutex mutex;
  static std::map<std::string, Phrases, std::less<>> tables;
  std::scoped_lock const lock{mutex};
  auto const found = tables.find(lang);
  if (found != tables.end()) return found->second;
  bool const known = tables.size() < kMost && lang.size() <= 3;
  auto const key = std::string{known ? lang : std::string_view{}};
  return tables.try_emplace(key, phrases_of(key)).first->second;
}

// Hours from one to the nearest of the set, either way round.
unsigned distance(unsigned hour, HourSet part) {
  unsigned best = kDay;
  for (unsigned other = 0; other < kDay; ++other) {
    if ((part >> other & 1u) == 0) continue;
    unsigned const apart = (hour + kDay - other) % kDay;
    best = std::min({best, apart, kDay - apart});
  }
  return best;
}

}  // namespace

std::optional<HourSet> hours_of_phrase(std::string_view phrase, std::string_view lang) {
  constexpr std::size_t kLongest = 60;  // bytes
  if (phrase.empty() || phrase.size() > kLongest) return std::nullopt;
  auto const& phrases = known_phrases(lang);
  auto const found = phrases.find(plain(phrase));
  return found == phrases.end() ? std::nullopt : std::optional{found->second};
}

std::optional<unsigned> hour_within(unsigned hour, HourSet part) noexcept {
  constexpr unsigned kClose = 1;  // usage draws bounds an hour wider, and not where both could fit
  constexpr unsigned kFar = 4;
  if (hour >= kDay) return std::nullopt;
  if (hour > 12) return distance(hour, part) <= 2 ? std::optional{hour} : std::nullopt;
  unsigned const early = hour % 12;
  unsigned const late = early + 12;
  auto const within = [part](unsigned at) { return (part >> at & 1u) != 0; };
  if (within(early) && within(late)) return std::nullopt;
  if (within(late)) return late;
  // Midnight of an evening or a night is the end of that day or its beginning.
  if (within(early)) return early == 0 && within(23) ? std::nullopt : std::optional{early};
  if (early == 0) return std::nullopt;
  if (distance(early, part) <= kClose && distance(late, part) >= kFar) return early;
  if (distance(late, part) <= kClose && distance(early, part) >= kFar) return late;
  return std::nullopt;
}

}  // namespace backfile::internal
