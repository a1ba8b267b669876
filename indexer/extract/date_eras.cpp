#include <unicode/calendar.h>

#include <array>
#include <cstdint>
#include <memory>

#include "indexer/extract/printed_dates.hpp"

// Dates of other calendars: reckoned where one calendar alone can be meant, and in doubt where not.
// The years of two calendars overlap (1402 is of the Solar Hijri one, and long ago in ours), so that
// the language and the digits of a date decide.

namespace backfile::internal {
namespace {

constexpr unsigned kFirstHijri = 1200;
constexpr unsigned kLastHijri = 1500;
constexpr unsigned kFirstBuddhist = 2400;
constexpr unsigned kLastBuddhist = 2743;
constexpr unsigned kBuddhistAhead = 543;  // years
constexpr unsigned kFirstVikram = 2050;   // of Nepal, 57 years ahead of ours

// The first and last bytes of a script's digits and letters in UTF-8.
bool begins_between(std::string_view text, std::string_view first, std::string_view last) {
  auto const head = text.substr(0, first.size());
  return head >= first && head <= last;
}

bool is_thai(std::string_view text) { return begins_between(text, "\xE0\xB8\x80", "\xE0\xB9\xBF"); }
bool has_persian_digits(std::string_view text) {
  return begins_between(text, "\xDB\xB0", "\xDB\xB9");
}
bool has_arabic_digits(std::string_view text) {
  return begins_between(text, "\xD9\xA0", "\xD9\xA9");
}
bool has_devanagari_digits(std::string_view text) {
  return begins_between(text, "\xE0\xA5\xA6", "\xE0\xA5\xAF");
}
bool has_bengali_digits(std::string_view text) {
  return begins_between(text, "\xE0\xA7\xA6", "\xE0\xA7\xAF");
}

bool writes_hijri(std::string_view lang) noexcept {
  constexpr std::array<std::string_view, 9> kLanguages{"ar", "fa", "ur", "ps", "ku",
                                                       "ug", "sd", "dv", "bn"};
  for (auto const language : kLanguages)
    if (language == lang) return true;
  return false;
}

bool is_between(DateToken const& token, unsigned low, unsigned high) {
  return token.kind == DateTokenKind::number && token.digits == 4 && token.value >= low &&
         token.value <= high;
}

bool is_buddhist(DateTokens const& t, std::size_t year, std::string_view lang) {
  if (!is_between(t[year], kFirstBuddhist, kLastBuddhist)) return false;
  return lang == "th" || is_thai(t[year].text) || (year > 0 && is_thai(t[year - 1].text));
}

// Of the Solar Hijri calendar, the lunar one, or the Bengali one.
bool is_hijri(DateToken const& year, std::string_view lang) {
  if (!is_between(year, kFirstHijri, kLastHijri)) return false;
  return writes_hijri(lang) || has_persian_digits(year.text) || has_arabic_digits(year.text) ||
         has_bengali_digits(year.text);
}

bool is_solar(DateToken const& year, std::string_view lang) {
  return lang == "fa" || (has_persian_digits(year.text) && lang.empty());
}

bool is_vikram(DateToken const& year, std::string_view lang) {
  return is_between(year, kFirstVikram, kLastDateYear) &&
         (lang == "ne" || has_devanagari_digits(year.text));
}

// A day of the Solar Hijri calendar in ours; nothing for one that does not exist.
std::optional<Day> day_of_solar(Day const& solar) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> const calendar{icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale{"fa_IR@calendar=persian"}, status)};
  if (U_FAILURE(status)) return std::nullopt;
  calendar->clear();
  calendar->setLenient(false);
  calendar->set(UCAL_EXTENDED_YEAR, solar.year);
  calendar->set(UCAL_MONTH, static_cast<std::int32_t>(solar.month) - 1);
  calendar->set(UCAL_DATE, static_cast<std::int32_t>(solar.day));
  double const milliseconds = calendar->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  constexpr double kDay = 86'400'000.0;
  return Day::from_number(static_cast<std::int64_t>(milliseconds / kDay));
}

void reckon_solar(DateCore& core) {
  auto const day =
      core.date.precision == Precision::day ? day_of_solar(core.date.day) : std::nullopt;
  if (day)
    core.date.day = *day;
  else
    core.doubt = DateDoubt::other_calendar;
}

struct Era {
  std::string_view first;
  std::string_view second;
  char letter;  // R5.9.14
  unsigned before;  // our year before its first
  unsigned years;   // how many it had
};
constexpr Era kEras[] = {{"令", "和", 'R', 2018, 99}, {"平", "成", 'H', 1988, 31},
                         {"昭", "和", 'S', 1925, 64}, {"大", "正", 'T', 1911, 15},
                         {"明", "治", 'M', 1867, 45}, {"民", "國", 0, 1911, 199},
                         {"民", "国", 0, 1911, 199}};

// An era's year and where it ends.
struct EraYear {
  Era const* era = nullptr;
  unsigned year = 0;
  std::size_t end = 0;
};

// 令和5, 令和元, 民國112.
std::optional<EraYear> named_era(DateTokens const& t, std::size_t at) {
  for (auto const& era : kEras) {
    if (t[at].text != era.first || token_text(t, at + 1) != era.second) continue;
    if (token_text(t, at + 2) == "元") return EraYear{&era, 1, at + 3};
    if (is_number(t, at + 2, 1, 199, 3)) return EraYear{&era, t[at + 2].value, at + 3};
  }
  return std::nullopt;
}

// R5.9.14 in Japanese, 令5.9.14; 112年9月14日, for no other calendar has such a year.
std::optional<EraYear> brief_era(DateTokens const& t, std::size_t at, std::string_view lang) {
  constexpr Era const& kMinguo = kEras[5];
  if (is_number(t, at, 90, 199, 3) && token_text(t, at + 1) == "年" && lang != "ja")
    return EraYear{&kMinguo, t[at].value, at + 1};
  if (!is_number(t, at + 1, 1, 64, 2) || !is_glued(t, at + 1) || !is_mark(t, at + 2, '.'))
    return std::nullopt;
  for (auto const& era : kEras) {
    bool const letter = lang == "ja" && t[at].text.size() == 1 && t[at].text[0] == era.letter;
    bool const sign = era.letter != 0 && t[at].text == era.first;
    if (letter || sign) return EraYear{&era, t[at + 1].value, at + 2};
  }
  return std::nullopt;
}

// Month and day behind the year: 年9月14日, 年9月, .9.14, /9/14.
std::optional<DateCore> behind_era(DateTokens const& t, EraYear const& found) {
  DateCore core;
  std::size_t const at = found.end;
  bool const signs = token_text(t, at) == "年" && token_text(t, at + 2) == "月";
  bool const marks = at < t.size() && t[at].kind == DateTokenKind::mark &&
                     is_mark(t, at + 2, t[at].mark) && is_number(t, at + 3, 1, 31, 2);
  if ((!signs && !marks) || !is_number(t, at + 1, 1, 12, 2)) return std::nullopt;
  bool const day = is_number(t, at + 3, 1, 31, 2) && (marks || token_text(t, at + 4) == "日");
  core.date.day = {static_cast<int>(found.era->before + found.year), t[at + 1].value,
                   day ? t[at + 3].value : 1};
  core.date.precision = day ? Precision::day : Precision::month;
  core.end = at + 3 + (day ? 1 : 0) + (day && signs ? 1 : 0);
  core.numeric = true;
  if (found.year > found.era->years) core.doubt = DateDoubt::other_calendar;
  return core;
}

}  // namespace

bool counts_otherwise(int year, std::string_view lang) noexcept {
  auto const is_within = [year](unsigned low, unsigned high) {
    return year >= static_cast<int>(low) && year <= static_cast<int>(high);
  };
  if (lang == "th") return is_within(kFirstBuddhist, kLastBuddhist);
  if (lang == "ne") return is_within(kFirstVikram, kLastDateYear);
  return writes_hijri(lang) && is_within(kFirstHijri, kLastHijri);
}

bool may_be_other_year(DateTokens const& tokens, std::size_t at, std::string_view lang) {
  if (at >= tokens.size() || tokens[at].kind != DateTokenKind::number) return false;
  bool const persian = at > 0 && tokens[at - 1].persian;
  return is_buddhist(tokens, at, lang) || is_hijri(tokens[at], lang) ||
         (persian && is_between(tokens[at], kFirstHijri, kLastHijri));
}

void reckon_calendar(DateTokens const& tokens, std::size_t year, std::size_t month,
                     std::string_view lang, DateCore& core) {
  DateToken const& stated = tokens[year];
  if (tokens[month].several) {
    core.doubt = DateDoubt::several_months;
  } else if (is_buddhist(tokens, year, lang)) {
    core.date.day.year -= static_cast<int>(kBuddhistAhead);
  } else if (tokens[month].persian) {
    reckon_solar(core);
  } else if (is_hijri(stated, lang)) {
    bool const named = tokens[month].month;
    if (is_solar(stated, lang) && !named)
      reckon_solar(core);
    else
      core.doubt = DateDoubt::other_calendar;
  } else if (is_vikram(stated, lang)) {
    core.doubt = DateDoubt::other_calendar;
  }
}

std::optional<DateCore> read_era_date(DateTokens const& tokens, std::size_t at,
                                      std::string_view lang) {
  auto found = named_era(tokens, at);
  if (!found) found = brief_era(tokens, at, lang);
  return found ? behind_era(tokens, *found) : std::nullopt;
}

}  // namespace backfile::internal
