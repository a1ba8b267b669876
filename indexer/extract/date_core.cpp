#include "indexer/extract/printed_dates.hpp"

// The calendar part of a printed date: which numbers and names are year, month and day.

namespace backfile::internal {
namespace {

bool is_our_year(DateTokens const& tokens, std::size_t at) {
  return is_number(tokens, at, kFirstDateYear, kLastDateYear, 4) && tokens[at].digits == 4;
}

bool is_any_year(DateTokens const& tokens, std::size_t at, std::string_view lang) {
  return is_our_year(tokens, at) || may_be_other_year(tokens, at, lang);
}

bool is_day(DateTokens const& tokens, std::size_t at) { return is_number(tokens, at, 1, 31, 2); }

bool is_numeric_month(DateTokens const& tokens, std::size_t at) {
  return is_number(tokens, at, 1, 12, 2);
}

bool is_month_name(DateTokens const& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].month;
}

DateCore make(unsigned year, unsigned month, unsigned day, std::size_t end, bool numeric) {
  DateCore core;
  core.date.day = {static_cast<int>(year), month, day};
  core.end = end;
  core.numeric = numeric;
  return core;
}

std::optional<DateCore> reckoned(DateTokens const& t, std::size_t year, std::size_t month,
                                 std::string_view lang, std::optional<DateCore> core) {
  reckon_calendar(t, year, month, lang, *core);
  return core;
}

std::optional<DateCore> year_month(DateTokens const& t, std::size_t year, std::size_t month,
                                   std::size_t end) {
  DateCore core = make(t[year].value, t[month].value, 1, end, false);
  core.date.precision = Precision::month;
  return core;
}

// 2023.09.14  2023-09-14  2023/9/14  2023. 9. 14.
std::optional<DateCore> year_first(DateTokens const& t, std::size_t at) {
  if (at + 4 >= t.size() || t[at + 1].kind != DateTokenKind::mark) return std::nullopt;
  char32_t const mark = t[at + 1].mark;
  if (mark != '.' && mark != '-' && mark != '/') return std::nullopt;
  if (!is_numeric_month(t, at + 2) || !is_mark(t, at + 3, mark) || !is_day(t, at + 4)) {
    return std::nullopt;
  }
  bool const spaced = t[at + 2].gap || t[at + 4].gap;
  if (spaced && mark != '.') return std::nullopt;
  std::size_t end = at + 5;
  // The closing full stop of the Korean layout belongs to it.
  if (mark == '.' && is_mark(t, end, '.') && is_glued(t, end)) ++end;
  return make(t[at].value, t[at + 2].value, t[at + 4].value, end, true);
}

// 2023 Jan 7  2023 Jan. 7: as citations have it; 2023. szeptember 14.  2023 m. rugsėjo 14 d.
std::optional<DateCore> year_name_day(DateTokens const& t, std::size_t at) {
  std::size_t month = at + 1;
  if (is_word(t, month, "m")) ++month;
  if (is_mark(t, month, '.')) ++month;
  if (!is_month_name(t, month)) return std::nullopt;
  std::size_t day = month + 1;
  if (is_mark(t, day, '.') && is_glued(t, day)) ++day;
  if (!is_day(t, day) || is_mark(t, day + 1, ':')) return std::nullopt;
  // "May 2023, June 7, 2023" has the year behind.
  std::size_t const behind = is_mark(t, day + 1, ',') ? day + 2 : day + 1;
  if (is_our_year(t, behind)) return std::nullopt;
  return make(t[at].value, t[month].value, t[day].value, day + 1, false);
}

bool is_sign(DateTokens const& t, std::size_t at, std::string_view korean, std::string_view han) {
  return at < t.size() && (t[at].text == korean || t[at].text == han);
}

// "(令和5年)" between the year and the month.
std::size_t behind_bracket(DateTokens const& t, std::size_t at) {
  constexpr std::size_t kMost = 6;  // tokens
  if (!is_mark(t, at, '(') && !is_mark(t, at, U'\uFF08')) return at;
  for (std::size_t end = at + 1; end < t.size() && end <= at + kMost; ++end)
    if (is_mark(t, end, ')') || is_mark(t, end, U'\uFF09')) return end + 1;
  return at;
}

// 2019년 4월 3일  2023年9月14日, and without the day.
std::optional<DateCore> east_asian(DateTokens const& t, std::size_t at) {
  if (!is_sign(t, at + 1, "년", "年")) return std::nullopt;
  std::size_t const month = behind_bracket(t, at + 2);
  if (!is_numeric_month(t, month) || !is_sign(t, month + 1, "월", "月")) return std::nullopt;
  std::size_t const day = month + 2;
  bool const has_day =
      is_day(t, day) && (is_sign(t, day + 1, "일", "日") || is_sign(t, day + 1, "号", "號"));
  if (!has_day) return year_month(t, at, month, day);
  return make(t[at].value, t[month].value, t[day].value, day + 2, true);
}

// A comma, and the small words between the parts: "de", "of", "del".
std::size_t skip_joints(DateTokens const& t, std::size_t at) {
  constexpr std::string_view kJoints = "de of del di do da the";
  for (int n = 0; n < 2; ++n) {
    if (is_mark(t, at, ',') || is_mark(t, at, U'\u060C') || is_one_of(t, at, kJoints)) ++at;
    // "14 d'abril"
    bool const elided = is_mark(t, at + 1, '\'') || is_mark(t, at + 1, U'\u2019');
    if (is_word(t, at, "d") && elided) at += 2;
  }
  return at;
}

std::size_t skip_ordinal(DateTokens const& t, std::size_t at) {
  if (is_glued(t, at) && is_one_of(t, at, "st nd rd th er e a")) return at + 1;
  if (is_mark(t, at, U'\u00B0') || is_one_of(t, at, "º ª")) return at + 1;
  return at;
}

// "Sept." and the Levantine double names: أيلول/سبتمبر.
std::size_t behind_month(DateTokens const& t, std::size_t at) {
  ++at;
  if (is_mark(t, at, '/') && is_month_name(t, at + 1)) at += 2;
  if (is_mark(t, at, '.') && is_glued(t, at)) ++at;
  return at;
}

// September 14, 2023  Sept. 3rd 2023
std::optional<DateCore> month_first(DateTokens const& t, std::size_t at, std::string_view lang) {
  std::size_t next = behind_month(t, at);
  bool const dashed = is_mark(t, next, '-') && is_glued(t, next);
  if (dashed) ++next;
  if (is_day(t, next)) {
    std::size_t year = skip_ordinal(t, next + 1);
    if (dashed && is_mark(t, year, '-')) ++year;
    year = skip_joints(t, year);
    // With a dot some papers part the day from the year: "Dec. 22. 2023".
    if (is_mark(t, year, '.')) ++year;
    if (!is_any_year(t, year, lang)) return std::nullopt;
    return reckoned(t, year, at, lang,
                    make(t[year].value, t[at].value, t[next].value, year + 1, false));
  }
  std::size_t const year = skip_joints(t, next);
  if (!is_any_year(t, year, lang)) return std::nullopt;
  return reckoned(t, year, at, lang, year_month(t, year, at, year + 1));
}

// 14 September 2023  14. September 2023  3rd of March, 2011  14-Sep-2023  14 de septiembre de 2023
std::optional<DateCore> day_first(DateTokens const& t, std::size_t at, std::string_view lang) {
  std::size_t month = skip_ordinal(t, at + 1);
  if (is_mark(t, month, '.') || is_mark(t, month, '-') || is_mark(t, month, '/')) ++month;
  month = skip_joints(t, month);
  if (!is_month_name(t, month)) return std::nullopt;
  std::size_t year = behind_month(t, month);
  if ((is_mark(t, year, '-') || is_mark(t, year, '/')) && is_glued(t, year)) ++year;
  year = skip_joints(t, year);
  if (!is_any_year(t, year, lang)) return std::nullopt;
  return reckoned(t, year, month, lang,
                  make(t[year].value, t[month].value, t[at].value, year + 1, false));
}

// 14 tháng 9 năm 2023  14 thg 9, 2023
std::optional<DateCore> vietnamese(DateTokens const& t, std::size_t at) {
  bool const sign = at + 1 < t.size() && (t[at + 1].text == "tháng" || t[at + 1].text == "Tháng" ||
                                          t[at + 1].text == "thg");
  if (!sign || !is_numeric_month(t, at + 2)) return std::nullopt;
  std::size_t year = at + 3;
  bool const word = year < t.size() && (t[year].text == "năm" || t[year].text == "Năm");
  if (word || is_mark(t, year, ',') || is_mark(t, year, '/')) ++year;
  if (!is_our_year(t, year)) return std::nullopt;
  return make(t[year].value, t[at + 2].value, t[at].value, year + 1, true);
}

// "23" of 14.09.23: the years from 1950 to 2049, which news pages are about.
bool is_short_year(DateTokens const& tokens, std::size_t at) {
  return is_number(tokens, at, 0, 99, 2) && tokens[at].digits == 2 && is_glued(tokens, at);
}

// Who writes years of another calendar writes the day in front.
NumericOrder order_of(DateHabits const& habits, DateToken const& year) {
  bool const ours = year.digits < 4 || (year.value > 1500 && year.value <= kLastDateYear);
  return ours ? habits.order : NumericOrder::day_first;
}

unsigned full_year(DateToken const& token) {
  if (token.digits == 4) return token.value;
  return token.value < 50 ? 2000 + token.value : 1900 + token.value;
}

// 14.09.2023  22/12/2023  22.12.23: a dot means day first unless the page writes months first; else
// the larger number decides, or the order that the page's language has.
std::optional<DateCore> year_last_core(DateTokens const& t, std::size_t at,
                                       DateHabits const& habits) {
  if (at + 4 >= t.size() || t[at + 1].kind != DateTokenKind::mark) return std::nullopt;
  char32_t const mark = t[at + 1].mark;
  if ((mark != '.' && mark != '-' && mark != '/') || !is_mark(t, at + 3, mark)) return std::nullopt;
  bool const short_year = mark != '-' && habits.lang != "th" && is_short_year(t, at + 4);
  if (!is_day(t, at) || !is_day(t, at + 2)) return std::nullopt;
  if (!short_year && !is_any_year(t, at + 4, habits.lang)) return std::nullopt;
  if (mark != '.' && (t[at + 2].gap || t[at + 4].gap)) return std::nullopt;
  unsigned const first = t[at].value;
  unsigned const second = t[at + 2].value;
  unsigned const year = full_year(t[at + 4]);
  if (second > 12 && first <= 12) return make(year, first, second, at + 5, true);
  auto const order = order_of(habits, t[at + 4]);
  bool const dotted = mark == '.' && order != NumericOrder::month_first;
  bool const certain = dotted || first > 12 || first == second;
  if (certain || order == NumericOrder::day_first) {
    if (second > 12) return std::nullopt;
    return make(year, second, first, at + 5, true);
  }
  if (order == NumericOrder::month_first) return make(year, first, second, at + 5, true);
  return std::nullopt;
}

std::optional<DateCore> year_last(DateTokens const& t, std::size_t at, DateHabits const& habits) {
  auto core = year_last_core(t, at, habits);
  if (core) core->short_year = t[at + 4].digits == 2;
  return core ? reckoned(t, at + 4, at, habits.lang, *core) : core;
}

// "12023.09.14" and "1.2023.09.14" are no dates: digits and a mark in front. The "R" of R5.9.14 is
// an era, and its year none of ours.
bool is_tail(DateTokens const& t, std::size_t at) {
  if (!is_glued(t, at)) return false;
  bool const mark = t[at - 1].kind == DateTokenKind::mark &&
                    (t[at - 1].mark == '.' || t[at - 1].mark == '-');
  if (mark && at >= 2) return is_glued(t, at - 1) && t[at - 2].kind == DateTokenKind::number;
  return t[at - 1].text.size() == 1 && is_one_of(t, at - 1, "r h s t m") && t[at].digits <= 2;
}

}  // namespace

std::optional<DateCore> read_date_core(DateTokens const& tokens, std::size_t at,
                                       DateHabits const& habits) {
  if (is_month_name(tokens, at)) return month_first(tokens, at, habits.lang);
  if (at >= tokens.size() || tokens[at].kind == DateTokenKind::mark) return std::nullopt;
  if (auto const core = read_era_date(tokens, at, habits.lang)) return core;
  if (tokens[at].kind != DateTokenKind::number || is_tail(tokens, at)) return std::nullopt;
  if (is_any_year(tokens, at, habits.lang)) {
    if (auto const core = year_first(tokens, at))
      return reckoned(tokens, at, at + 2, habits.lang, *core);
    if (auto const core = year_name_day(tokens, at))
      return reckoned(tokens, at, at + 1, habits.lang, *core);
    return east_asian(tokens, at);
  }
  if (!is_day(tokens, at)) return std::nullopt;
  if (auto const core = year_last(tokens, at, habits)) return core;
  if (auto const core = vietnamese(tokens, at)) return core;
  return day_first(tokens, at, habits.lang);
}

}  // namespace backfile::internal
