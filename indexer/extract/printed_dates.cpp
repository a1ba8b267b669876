#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMostDates = 64;  // of one line
constexpr std::size_t kConnectors = 5;  // tokens between a date and its time
constexpr std::string_view kConnecting =
    "at um a à klo kl om las alle ore t h às o ob u v w la ora dalle kell plkst val godz godzina "
    "godzinie saat pukul jam lúc ngày klokken klockan den den tid r г в о ч ώρα στις بجے ساعت "
    "الساعة בשעה เวลา น को 时间 時間";

struct Found {
  DateCore core;
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
};

bool connects(DateTokens const& t, std::size_t at) {
  DateToken const& token = t[at];
  if (token.weekday) return true;
  if (token.kind == DateTokenKind::mark) {
    return token.mark == ',' || token.mark == '-' || token.mark == U'\u2013' ||
           token.mark == U'\u2014' || token.mark == '|' || token.mark == '(' || token.mark == ')' ||
           token.mark == U'\u00B7' || token.mark == '/' || token.mark == U'\u060C' ||
           token.mark == '.' || token.mark == '@' || token.mark == U'\uFF08' ||
           token.mark == U'\uFF09' || token.mark == U'\u2022';
  }
  // The signs of days: (목), 木曜日, 星期四, 週四.
  constexpr std::string_view kDaySigns = "월화수목금토일曜日月火水木金土星期周週一二三四五六";
  bool const sign = token.text.size() == 3 && kDaySigns.find(token.text) != kDaySigns.npos;
  return sign || is_one_of(t, at, kConnecting) || token.text == "à";
}

std::optional<unsigned> weekday_of(DateTokens const& t, std::size_t at) {
  if (at < t.size() && t[at].weekday) return t[at].value - 1;
  return std::nullopt;
}

// The weekday in front ("Tuesday, 22 Oct 2024") or behind ("2023-09-14 (Thursday)"); not one that
// the date before has, which ends at `floor`.
void take_weekday(DateTokens const& t, Found& found, std::size_t floor, PrintedDate& out) {
  std::size_t before = found.begin;
  for (int n = 0; n < 2 && before > floor; ++n) {
    --before;
    if (auto const day = weekday_of(t, before)) {
      out.weekday = day;
      found.begin = before;
      return;
    }
    bool const joint =
        is_mark(t, before, ',') || is_mark(t, before, '.') || is_mark(t, before, U'\u060C');
    if (!joint) break;
  }
  std::size_t behind = found.end;
  if (is_mark(t, behind, ',') || is_mark(t, behind, '(') || is_mark(t, behind, U'\uFF08')) ++behind;
  auto const day = weekday_of(t, behind);
  if (!day) return;
  out.weekday = day;
  found.end = behind + 1;
  if (is_mark(t, found.end, ')') || is_mark(t, found.end, U'\uFF09')) ++found.end;
}

// A time that is in doubt is left out, and so is the offset of a zone's name that has several.
void apply(ClockTime const& clock, PrintedDate& out) {
  if (clock.doubt != DateDoubt::none) {
    out.doubt = clock.doubt;
    return;
  }
  Date& date = out.date;
  date.hour = clock.hour;
  date.minute = clock.minute;
  date.second = clock.second.value_or(0);
  date.precision = clock.second ? Precision::second : Precision::minute;
  date.offset_minutes = clock.offset_minutes;
  if (!clock.zone) return;
  date.offset_minutes = offset_of(*clock.zone, date);
  if (!date.offset_minutes) out.doubt = DateDoubt::zone_of_several;
}

// The time behind the date, over at most a few connecting tokens.
bool take_clock_behind(DateTokens const& t, Found& found, PrintedDate& out,
                       DateHabits const& habits) {
  std::size_t at = found.end;
  for (std::size_t n = 0; n <= kConnectors && at < t.size(); ++n, ++at) {
    if (auto const clock = read_clock(t, at, habits)) {
      apply(*clock, out);
      found.end = clock->end;
      return true;
    }
    if (read_date_core(t, at, habits) || !connects(t, at)) return false;
  }
  return false;
}

// The time in front: "06:53 November 04, 2022", "5:04 p.m. ET, Dec 5, 2023".
void take_clock_before(DateTokens const& t, Found& found, PrintedDate& out, std::size_t floor) {
  constexpr std::size_t kLongest = 12;  // tokens of a time with seconds, halves and zone
  std::size_t const low = found.begin > floor + kLongest ? found.begin - kLongest : floor;
  for (std::size_t at = low; at < found.begin; ++at) {
    auto const clock = read_clock(t, at);
    if (!clock || clock->end > found.begin) continue;
    bool joined = found.begin - clock->end <= kConnectors;
    for (std::size_t i = clock->end; joined && i < found.begin; ++i) {
      joined = connects(t, i) && !is_mark(t, i, '|') && !is_mark(t, i, '.');
    }
    if (!joined) continue;
    apply(*clock, out);
    found.begin = at;
    return;
  }
}

PrintedDate complete(DateTokens const& t, Found& found, std::size_t floor,
                     DateHabits const& habits) {
  PrintedDate out;
  out.date = found.core.date;
  out.numeric = found.core.numeric;
  if (out.date.precision == Precision::day) {
    take_weekday(t, found, floor, out);
    if (!take_clock_behind(t, found, out, habits)) take_clock_before(t, found, out, floor);
  }
  bool const unread = found.core.doubt != DateDoubt::none;
  if (unread) out.doubt = found.core.doubt;
  out.exists = !unread && out.date.exists();
  out.begin = t[found.begin].begin;
  out.end = t[found.end - 1].end;
  return out;
}

bool parts(DateTokens const& t, std::size_t at) {
  if (at >= t.size() || t[at].kind != DateTokenKind::mark) return false;
  constexpr std::u32string_view kParting = U"|/,-:\u2013\u2014\u00B7\u2022";
  return kParting.find(t[at].mark) != kParting.npos;
}

// "12.05.23" alone may be a price or a part's number: it has to fill its line, or the part of it
// that a mark sets apart ("Harbour | 12.05.23").
bool is_sure(DateTokens const& tokens, Found const& found, PrintedDate const& printed) {
  if (!found.core.short_year || printed.date.precision > Precision::day) return true;
  bool const opens = found.begin == 0;
  bool const closes = found.end == tokens.size();
  return (opens && closes) || (opens && parts(tokens, found.end)) ||
         (closes && parts(tokens, found.begin - 1));
}

struct DoubtRow {
  std::string_view unread;
  std::string_view left_out;
};
constexpr DoubtRow kDoubts[] = {
    {"does not exist", ""},
    {"does not exist", "the time is left out: there is none of that hour"},
    {"does not exist", "the time is left out: morning or evening is not known"},
    {"does not exist",
     "the zone is left out: its name has several meanings, or none that is known"},
    {"names a month that is another in other languages", ""},
    {"is of another calendar", ""},
};

}  // namespace

std::string_view unread_because(DateDoubt doubt) noexcept {
  return kDoubts[static_cast<std::size_t>(doubt)].unread;
}

std::string_view left_out_because(DateDoubt doubt) noexcept {
  return kDoubts[static_cast<std::size_t>(doubt)].left_out;
}

std::vector<PrintedDate> find_printed_dates(std::string_view line, DateHabits const& habits) {
  if (!may_have_date(line)) return {};
  DateTokens const tokens = tokenize_dates(line, habits.lang);
  std::vector<PrintedDate> dates;
  std::size_t floor = 0;
  for (std::size_t at = 0; at < tokens.size() && dates.size() < kMostDates;) {
    auto const core = read_date_core(tokens, at, habits);
    if (!core) {
      ++at;
      continue;
    }
    Found found{*core, at, core->end};
    auto const printed = complete(tokens, found, floor, habits);
    if (is_sure(tokens, found, printed)) dates.push_back(printed);
    floor = found.end;
    at = found.end;
  }
  return dates;
}

}  // namespace backfile::internal
