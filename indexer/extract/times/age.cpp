#include "indexer/extract/times/age.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/fold.hpp"

namespace backfile::internal {
namespace {

constexpr std::int64_t kHour = 60;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr std::int64_t kMostDays = 3'660;

// In small letters and without spaces; "#" is the number, which is 1 where there is none.
struct Age {
  std::string_view pattern;
  std::int64_t minutes;  // a unit has; 0: the day that `shift` says
  int shift = 0;
};
constexpr auto kAges = std::to_array<Age>({
    {"#minutesago", 1},
    {"#minuteago", 1},
    {"aminuteago", 1},
    {"#minsago", 1},
    {"#minago", 1},
    {"#mago", 1},
    {"#hoursago", kHour},
    {"#hourago", kHour},
    {"anhourago", kHour},
    {"#hrsago", kHour},
    {"#hrago", kHour},
    {"#hago", kHour},
    {"#daysago", kDay},
    {"#dayago", kDay},
    {"adayago", kDay},
    {"#dago", kDay},
    {"#weeksago", kWeek},
    {"#weekago", kWeek},
    {"aweekago", kWeek},
    {"#wago", kWeek},
    {"today", 0},
    {"justnow", 0},
    {"yesterday", 0, -1},
    {"vor#minuten", 1},
    {"vor#minute", 1},
    {"voreinerminute", 1},
    {"vor#stunden", kHour},
    {"vor#stunde", kHour},
    {"voreinerstunde", kHour},
    {"vor#tagen", kDay},
    {"vor#tag", kDay},
    {"voreinemtag", kDay},
    {"vor#wochen", kWeek},
    {"vor#woche", kWeek},
    {"heute", 0},
    {"gestern", 0, -1},
    {"ilya#minutes", 1},
    {"ilya#minute", 1},
    {"ilya#heures", kHour},
    {"ilya#heure", kHour},
    {"ilyauneheure", kHour},
    {"ilya#jours", kDay},
    {"ilya#jour", kDay},
    {"ilya#semaines", kWeek},
    {"ilya#semaine", kWeek},
    {"aujourdhui", 0},
    {"hier", 0, -1},
    {"hace#minutos", 1},
    {"hace#minuto", 1},
    {"hace#horas", kHour},
    {"hace#hora", kHour},
    {"haceunahora", kHour},
    {"hace#dias", kDay},
    {"hace#dia", kDay},
    {"hace#semanas", kWeek},
    {"hace#semana", kWeek},
    {"hoy", 0},
    {"ayer", 0, -1},
    {"#minutifa", 1},
    {"#orefa", kHour},
    {"#orafa", kHour},
    {"#giornifa", kDay},
    {"#giornofa", kDay},
    {"ha#minutos", 1},
    {"ha#horas", kHour},
    {"ha#hora", kHour},
    {"ha#dias", kDay},
    {"ha#dia", kDay},
    {"#분전", 1},
    {"#시간전", kHour},
    {"#일전", kDay},
    {"#주전", kWeek},
    {"오늘", 0},
    {"어제", 0, -1},
    {"#分前", 1},
    {"#時間前", kHour},
    {"#日前", kDay},
    {"#週間前", kWeek},
    {"#分钟前", 1},
    {"#分鐘前", 1},
    {"#小时前", kHour},
    {"#小時前", kHour},
    {"#天前", kDay},
    {"#周前", kWeek},
    {"#週前", kWeek},
    {"今天", 0},
    {"昨天", 0, -1},
    {"昨日", 0, -1},
});

struct Pattern {
  std::string text;
  std::int64_t number = 1;
};

// Nothing where there are two numbers, or a long one.
std::optional<Pattern> pattern_of(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  Pattern pattern;
  std::size_t digits = 0;
  for (char const c : fold(text)) {
    bool const follows = pattern.text.ends_with('#');
    if (is_ascii_digit(c)) {
      if (!follows && digits > 0) return std::nullopt;
      if (++digits > kDigits) return std::nullopt;
      pattern.number = (follows ? pattern.number * 10 : 0) + (c - '0');
      if (!follows) pattern.text += '#';
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '.' && c != '\'') {
      pattern.text += c;
    }
  }
  return pattern;
}

}  // namespace

// An age is rounded down, and the hour of the fetching is not known: so "3 hours ago" may have been
// the day before, and "2 days ago" three days.
std::optional<Estimate> estimate_of_age(std::string_view text, Day const& captured) {
  constexpr std::size_t kLongest = 60;  // bytes
  if (text.size() > kLongest) return std::nullopt;
  auto const pattern = pattern_of(text);
  if (!pattern) return std::nullopt;
  auto const age = std::ranges::find(kAges, pattern->text, &Age::pattern);
  if (age == kAges.end()) return std::nullopt;
  auto const day = [&](std::int64_t back) { return Day::from_number(captured.number() - back); };
  if (age->minutes == 0) return Estimate{day(-age->shift), day(-age->shift), day(-age->shift), {}};
  auto const least = pattern->number * age->minutes;
  auto const most = least + age->minutes;
  if (most > kMostDays * kDay) return std::nullopt;
  return Estimate{
      day((most + kDay - 1) / kDay), day(least / kDay), day((least + kDay / 2) / kDay), {}};
}

}  // namespace backfile::internal
