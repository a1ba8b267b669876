#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/day_parts.hpp"
#include "indexer/extract/printed_dates.hpp"

// The time of day beside a printed date. A time of which it is not known whether it is in the
// morning or the evening is none.

namespace backfile::internal {
namespace {

constexpr unsigned kLastHour = 30;  // "25時30分": late at night, and no time of the day it names

// A word or phrase for a part of the day, and the token behind it.
struct DayPhrase {
  HourSet hours = 0;
  std::size_t end = 0;
};

// The longest one that begins at a token. Its words may have full stops, apostrophes and hyphens
// between them, and a full stop behind.
std::optional<DayPhrase> phrase_at(DateTokens const& t, std::size_t at, std::string_view lang) {
  constexpr std::size_t kMostTokens = 7;
  if (at >= t.size() || t[at].kind == DateTokenKind::number) return std::nullopt;
  std::optional<DayPhrase> best;
  for (std::size_t last = at; last < t.size() && last < at + kMostTokens; ++last) {
    if (t[last].kind == DateTokenKind::number) break;
    if (t[last].kind != DateTokenKind::word) continue;
    // One line: the texts of tokens are views into it.
    auto const* const begin = t[at].text.data();
    auto const size = static_cast<std::size_t>(t[last].text.data() - begin) + t[last].text.size();
    if (auto const hours = hours_of_phrase({begin, size}, lang)) best = {*hours, last + 1};
  }
  if (best && is_mark(t, best->end, '.') && is_glued(t, best->end)) ++best->end;
  return best;
}

// A phrase in front of a time: what is behind it has to be the hour.
std::optional<DayPhrase> phrase_before(DateTokens const& t, std::size_t at, std::string_view lang) {
  constexpr std::size_t kMostTokens = 4;
  if (at >= t.size() || t[at].kind != DateTokenKind::word) return std::nullopt;
  auto const end = std::min(t.size(), at + kMostTokens + 1);
  bool const hour = std::any_of(t.begin() + static_cast<std::ptrdiff_t>(at),
                                t.begin() + static_cast<std::ptrdiff_t>(end),
                                [](auto& token) { return token.kind == DateTokenKind::number; });
  if (!hour) return std::nullopt;
  auto phrase = phrase_at(t, at, lang);
  return phrase && is_number(t, phrase->end, 0, kLastHour, 2) ? phrase : std::nullopt;
}

// What may stand behind a time without saying anything of it.
bool is_hour_word(DateTokens const& t, std::size_t at) {
  constexpr std::array<std::string_view, 16> kOthers{"น",  "ч",   "час", "г",    "г",     "óra",
                                                     "ώρα", "بجے", "बजे", "वाजता", "ঘটিকা", "টা",
                                                     "点",  "點",  "時",  "時頃"};
  if (is_one_of(t, at, "uhr hrs hs h hours uur ore val kl by at on in le de em min")) return true;
  return std::ranges::find(kOthers, token_text(t, at)) != kOthers.end();
}

// A word right behind a time of the first half of the day that nobody knows: it may say that the
// evening is meant. Small letters and letters without capitals are such words where they end what
// is said, in a text that is a date alone all words are.
bool may_be_part_of_day(DateTokens const& t, std::size_t at, DateHabits const& habits) {
  constexpr std::size_t kLongestMark = 4;  // bytes of "PTG" and its like
  if (at >= t.size() || t[at].kind != DateTokenKind::word || is_hour_word(t, at)) return false;
  if (t[at].month || t[at].weekday) return false;
  if (habits.whole) return true;
  std::size_t first = 0;
  bool const capital = is_upper(next_code_point(t[at].text, first));
  std::size_t const next = at + 1;
  bool const ends = next >= t.size() || t[next].kind != DateTokenKind::word;
  if (!ends) return !capital && habits.lang.empty();
  bool const shouted =
      std::ranges::none_of(t[at].text, [](char c) { return c >= 'a' && c <= 'z'; });
  return !capital || (shouted && t[at].text.size() <= kLongestMark);
}

void set_hour(ClockTime& clock, HourSet part) {
  if (auto const hour = hour_within(clock.hour, part))
    clock.hour = *hour;
  else
    clock.doubt = DateDoubt::part_of_day;
}

// "+09:00", "-0500", "+9" behind a time or behind GMT and UTC.
std::optional<int> read_signed(DateTokens const& t, std::size_t& at) {
  constexpr int kMaxOffset = 18 * 60;
  bool const west = is_mark(t, at, '-') || is_mark(t, at, U'\u2212') || is_mark(t, at, U'\u2013');
  if (!west && !is_mark(t, at, '+')) return std::nullopt;
  if (!is_number(t, at + 1, 0, 1800, 4) || t[at + 1].gap) return std::nullopt;
  DateToken const& number = t[at + 1];
  unsigned minutes =
      number.digits == 4 ? number.value / 100 * 60 + number.value % 100 : number.value * 60;
  std::size_t end = at + 2;
  bool const dot = is_mark(t, end, '.') && is_glued(t, end) && is_glued(t, end + 1);
  bool const parted = number.digits <= 2 && (dot || is_mark(t, end, ':'));
  if (parted && is_number(t, end + 1, 0, 59, 2) && t[end + 1].digits == 2) {
    minutes += t[end + 1].value;
    end += 2;
  }
  if (number.digits == 3 || static_cast<int>(minutes) > kMaxOffset) return std::nullopt;
  at = end;
  return west ? -static_cast<int>(minutes) : static_cast<int>(minutes);
}

// "+0900" behind the time, with or without a space: two digits or four, minutes in quarters.
bool take_offset(DateTokens const& t, ClockTime& clock) {
  constexpr int kFarthest = 14 * 60;
  std::size_t at = clock.end;
  if (at + 1 >= t.size() || (t[at + 1].digits != 2 && t[at + 1].digits != 4)) return false;
  bool const spaced = t[at].gap;
  auto const offset = read_signed(t, at);
  if (!offset) return false;
  bool const bare = at == clock.end + 2 && t[at - 1].digits == 2;
  bool const usual = *offset % 15 == 0 && *offset <= kFarthest && *offset >= -kFarthest;
  if (spaced && (bare || !usual)) return false;
  clock.offset_minutes = offset;
  clock.end = at;
  return true;
}

// Words that are written in capitals where they are no zone: only a bracket makes them one.
bool is_shouted_word(std::string_view name) {
  constexpr std::array<std::string_view, 18> kWords{
      "ACT", "ART", "BOT", "CAST", "CAT", "COST", "COT", "EAST", "EAT",
      "GET", "MIST", "MOST", "MUST", "NUT", "PET", "RET", "WEST", "WIT"};
  return std::ranges::find(kWords, name) != kWords.end();
}

// "GMT", "MESZ", "UTC+3", "GMT +5:30"; in small letters only where nothing else can be meant.
bool take_abbreviation(DateTokens const& t, std::size_t at, bool bracket, ClockTime& clock) {
  if (at >= t.size() || t[at].kind != DateTokenKind::word) return false;
  auto const zone = zone_of_abbreviation(t[at].text);
  if (!zone || (!bracket && is_shouted_word(t[at].text))) return false;
  clock.zone = *zone;
  clock.end = at + 1;
  std::size_t next = at + 1;
  bool const world = zone->zone == "Etc/UTC" && t[at].text.size() > 1;
  if (auto const offset = world ? read_signed(t, next) : std::nullopt) {
    clock.offset_minutes = offset;
    clock.zone.reset();
    clock.end = next;
  }
  return true;
}

// "Central European Summer Time", "Asia/Seoul".
bool take_long_name(DateTokens const& t, std::size_t at, DateHabits const& habits,
                    ClockTime& clock) {
  if (at >= t.size() || t[at].kind != DateTokenKind::word || t[at].month || t[at].weekday)
    return false;
  std::size_t first = 0;
  bool const small = is_lower(next_code_point(t[at].text, first));
  if (small && !habits.whole) return false;
  auto const* const begin = t[at].text.data();
  auto const* const end = t.back().text.data() + t.back().text.size();
  auto const match = zone_at_begin({begin, static_cast<std::size_t>(end - begin)}, habits.lang);
  if (!match) return false;
  while (at < t.size() && t[at].text.data() < begin + match->size) ++at;
  if (t[at - 1].text.data() + t[at - 1].text.size() != begin + match->size) return false;
  clock.zone = match->name;
  clock.end = at;
  return true;
}

void read_zone(DateTokens const& t, DateHabits const& habits, ClockTime& clock) {
  if (take_offset(t, clock)) return;
  std::size_t at = clock.end;
  bool const bracket = is_mark(t, at, '(') || is_mark(t, at, '[');
  if (bracket) ++at;
  // "CDT (Kuba)" is a name as a whole.
  bool const whole = is_mark(t, at + 1, '(') && take_long_name(t, at, habits, clock);
  if (!whole && !take_abbreviation(t, at, bracket, clock) && !take_long_name(t, at, habits, clock))
    return;
  if (bracket && (is_mark(t, clock.end, ')') || is_mark(t, clock.end, ']'))) ++clock.end;
}

// The signs behind an hour, a minute and a second in Korean, Japanese and Chinese.
bool is_hour_sign(std::string_view text) {
  return text == "시" || text == "時" || text == "时" || text == "点" || text == "點";
}
bool is_minute_sign(std::string_view text) { return text == "분" || text == "分"; }
bool is_second_sign(std::string_view text) { return text == "초" || text == "秒"; }

// The seconds behind the minutes, with a fraction that is dropped.
void read_seconds(DateTokens const& t, bool colon, ClockTime& clock) {
  bool const marked = colon && is_mark(t, clock.end, ':') && is_glued(t, clock.end);
  std::size_t const second = clock.end + (marked ? 1 : 0);
  bool const sign = !colon && is_second_sign(token_text(t, second + 1));
  if ((!marked && !sign) || !is_number(t, second, 0, 60, 2)) return;
  clock.second = t[second].value;
  clock.end = second + 1 + (sign ? 1 : 0);
  if (is_mark(t, clock.end, '.') && is_number(t, clock.end + 1, 0, 99'999'999, 9) &&
      is_glued(t, clock.end) && is_glued(t, clock.end + 1)) {
    clock.end += 2;
  }
}

// 11:13:01  11.13 Uhr  11h13  11 h 13  11시 13분 1초  11時13分  11点半
bool read_minutes(DateTokens const& t, std::size_t at, ClockTime& clock) {
  std::size_t const minute = at + 2;
  bool const asian = is_hour_sign(token_text(t, at + 1));
  clock.hour = t[at].value;
  if (asian && (token_text(t, minute) == "半" || token_text(t, minute) == "반")) {
    clock.minute = 30;
    clock.end = minute + 1;
    return true;
  }
  if (!is_number(t, minute, 0, 59, 2)) return false;
  bool const two = t[minute].digits == 2 && !t[minute].gap;
  bool const colon = (is_mark(t, at + 1, ':') || is_mark(t, at + 1, U'\uFF1A')) && two;
  bool const letter = (is_word(t, at + 1, "h") || is_word(t, at + 1, "u")) &&
                      t[minute].digits == 2 && (two || t[at + 1].gap);
  // A dot needs a word beside it to be a time: "um 11.13 Uhr", "at 09.05".
  bool const dot =
      is_mark(t, at + 1, '.') && two &&
      (is_one_of(t, minute + 1, "uhr am pm p a wib wita wit") ||
       (at > 0 && is_one_of(t, at - 1, "at um kl klo om alle ore pukul jam klokken klockan")) ||
       (at > 1 && is_mark(t, at - 1, '.') && is_one_of(t, at - 2, "kl klo godz")));
  if (!asian && !colon && !letter && !dot) return false;
  clock.minute = t[minute].value;
  clock.end = minute + 1;
  if (asian && is_minute_sign(token_text(t, clock.end))) ++clock.end;
  if (colon || asian) read_seconds(t, colon, clock);
  return true;
}

}  // namespace

std::optional<ClockTime> read_clock(DateTokens const& t, std::size_t at, DateHabits const& habits) {
  auto part = phrase_before(t, at, habits.lang);
  if (part) at = part->end;
  if (!is_number(t, at, 0, kLastHour, 2)) return std::nullopt;
  ClockTime clock;
  if (!read_minutes(t, at, clock)) return std::nullopt;
  while (is_one_of(t, clock.end, "uhr hrs uur hs h") || token_text(t, clock.end) == "बजे")
    ++clock.end;
  if (!part) {
    part = phrase_at(t, clock.end, habits.lang);
    if (part) clock.end = part->end;
  }
  if (is_one_of(t, clock.end, "uhr hrs uur") || is_word(t, clock.end, "h")) ++clock.end;
  auto const behind = clock.end;
  if (part) set_hour(clock, part->hours);
  read_zone(t, habits, clock);
  bool const unknown = !part && clock.end == behind && clock.hour > 0 && clock.hour <= 12 &&
                       may_be_part_of_day(t, clock.end, habits);
  if (unknown) clock.doubt = DateDoubt::part_of_day;
  if (clock.hour > 23) clock.doubt = DateDoubt::no_such_time;
  return clock;
}

}  // namespace backfile::internal
