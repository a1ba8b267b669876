#include <array>

#include "indexer/extract/printed_dates.hpp"

// The time of day beside a printed date.

namespace backfile::internal {
namespace {

enum class Half { none, morning, afternoon };

struct ClockZone {
  std::string_view name;
  int minutes;
};

// Only abbreviations that mean one offset in news; IST, BST and bare CST mean several.
constexpr std::array kZones{ClockZone{"z", 0},      ClockZone{"gmt", 0},    ClockZone{"utc", 0},
                            ClockZone{"kst", 540},  ClockZone{"jst", 540},  ClockZone{"est", -300},
                            ClockZone{"edt", -240}, ClockZone{"pst", -480}, ClockZone{"pdt", -420},
                            ClockZone{"cet", 60},   ClockZone{"cest", 120}, ClockZone{"hkt", 480}};

constexpr int kMaxOffset = 18 * 60;

// 오전 오후 午前 午後 上午 下午 before the hour; Han signs are tokens of their own.
Half half_before(DateTokens const& t, std::size_t& at) {
  auto const pair = [&](std::string_view first, std::string_view second) {
    if (at + 1 >= t.size() || t[at].text != first || t[at + 1].text != second) return false;
    at += 2;
    return true;
  };
  if (at < t.size() && (t[at].text == "오전" || t[at].text == "오후")) {
    return t[at++].text == "오전" ? Half::morning : Half::afternoon;
  }
  if (pair("午", "前") || pair("上", "午")) return Half::morning;
  if (pair("午", "後") || pair("午", "后") || pair("下", "午")) return Half::afternoon;
  return Half::none;
}

// am, p.m., a. m.; and the Arabic ص and م.
Half half_behind(DateTokens const& t, std::size_t& at) {
  if (is_word(t, at, "am") || is_word(t, at, "pm")) {
    bool const morning = t[at].text.front() == 'a' || t[at].text.front() == 'A';
    ++at;
    return morning ? Half::morning : Half::afternoon;
  }
  if ((is_word(t, at, "a") || is_word(t, at, "p")) && is_mark(t, at + 1, '.') &&
      is_word(t, at + 2, "m")) {
    bool const morning = is_word(t, at, "a");
    at += 3;
    if (is_mark(t, at, '.') && is_glued(t, at)) ++at;
    return morning ? Half::morning : Half::afternoon;
  }
  if (at < t.size() && (t[at].text == "ص" || t[at].text == "م")) {
    return t[at++].text == "ص" ? Half::morning : Half::afternoon;
  }
  return Half::none;
}

bool apply(Half half, ClockTime& clock) {
  if (half == Half::none) return true;
  if (clock.hour < 1 || clock.hour > 12) return clock.hour < 24 && half == Half::afternoon;
  clock.hour = clock.hour % 12 + (half == Half::afternoon ? 12 : 0);
  return true;
}

// "+09:00", "-0500", "+9" behind a time or behind GMT and UTC.
std::optional<int> read_signed(DateTokens const& t, std::size_t& at) {
  bool const west = is_mark(t, at, '-') || is_mark(t, at, U'\u2212');
  if (!west && !is_mark(t, at, '+')) return std::nullopt;
  if (!is_number(t, at + 1, 0, 1800, 4) || t[at + 1].gap) return std::nullopt;
  DateToken const& number = t[at + 1];
  unsigned minutes =
      number.digits == 4 ? number.value / 100 * 60 + number.value % 100 : number.value * 60;
  std::size_t end = at + 2;
  if (number.digits <= 2 && is_mark(t, end, ':') && is_number(t, end + 1, 0, 59, 2)) {
    minutes += t[end + 1].value;
    end += 2;
  }
  if (number.digits == 3 || static_cast<int>(minutes) > kMaxOffset) return std::nullopt;
  at = end;
  return west ? -static_cast<int>(minutes) : static_cast<int>(minutes);
}

void read_zone(DateTokens const& t, ClockTime& clock) {
  std::size_t at = clock.end;
  bool const bracket = is_mark(t, at, '(');
  if (bracket) ++at;
  bool const glued = is_glued(t, at);
  if (!bracket && glued) {
    // ISO: the sign stands directly behind the time and two digits follow.
    bool const iso = at + 1 < t.size() && (t[at + 1].digits == 2 || t[at + 1].digits == 4);
    if (auto const offset = iso ? read_signed(t, at) : std::nullopt) {
      clock.offset_minutes = offset;
      clock.end = at;
      return;
    }
  }
  for (auto const& zone : kZones) {
    if (!is_word(t, at, zone.name)) continue;
    clock.offset_minutes = zone.minutes;
    clock.end = at + 1;
    std::size_t next = at + 1;
    bool const world = zone.minutes == 0 && zone.name != "z";
    if (auto const offset = world ? read_signed(t, next) : std::nullopt) {
      clock.offset_minutes = offset;
      clock.end = next;
    }
    if (bracket && is_mark(t, clock.end, ')')) ++clock.end;
    return;
  }
}

// 11:13:01  11.13 Uhr  11h13  11시 13분 1초  11時13分
bool read_minutes(DateTokens const& t, std::size_t at, ClockTime& clock) {
  auto const text = [&](std::size_t i) { return i < t.size() ? t[i].text : std::string_view{}; };
  std::size_t const minute = at + 2;
  if (!is_number(t, minute, 0, 59, 2)) return false;
  bool const asian =
      text(at + 1) == "시" || text(at + 1) == "時" || text(at + 1) == "时" || text(at + 1) == "点";
  bool const two = t[minute].digits == 2 && !t[minute].gap;
  bool const colon = is_mark(t, at + 1, ':') && two;
  bool const letter = (is_word(t, at + 1, "h") || is_word(t, at + 1, "u")) && two;
  // A dot needs a word beside it to be a time: "um 11.13 Uhr", "at 09.05".
  bool const dot = is_mark(t, at + 1, '.') && two &&
                   (is_one_of(t, minute + 1, "uhr am pm p a") ||
                    (at > 0 && is_one_of(t, at - 1, "at um kl klo om alle")));
  if (!asian && !colon && !letter && !dot) return false;
  clock.hour = t[at].value;
  clock.minute = t[minute].value;
  clock.end = minute + 1;
  if (asian && (text(clock.end) == "분" || text(clock.end) == "分")) ++clock.end;
  bool const colon_second = colon && is_mark(t, clock.end, ':') && is_glued(t, clock.end);
  std::size_t const second = clock.end + (colon_second ? 1 : 0);
  bool const signed_second = asian && (text(second + 1) == "초" || text(second + 1) == "秒");
  if ((colon_second || signed_second) && is_number(t, second, 0, 60, 2)) {
    clock.second = t[second].value;
    clock.end = second + 1 + (signed_second ? 1 : 0);
    // Fractions of a second are dropped.
    if (is_mark(t, clock.end, '.') && is_number(t, clock.end + 1, 0, 99'999'999, 9) &&
        is_glued(t, clock.end) && is_glued(t, clock.end + 1)) {
      clock.end += 2;
    }
  }
  return true;
}

}  // namespace

std::optional<ClockTime> read_clock(DateTokens const& t, std::size_t at) {
  Half half = half_before(t, at);
  if (!is_number(t, at, 0, 24, 2)) return std::nullopt;
  ClockTime clock;
  if (!read_minutes(t, at, clock)) return std::nullopt;
  if (half == Half::none) half = half_behind(t, clock.end);
  if (!apply(half, clock) || clock.hour > 23) return std::nullopt;
  if (is_one_of(t, clock.end, "uhr hrs uur") || is_word(t, clock.end, "h")) ++clock.end;
  read_zone(t, clock);
  return clock;
}

}  // namespace backfile::internal
