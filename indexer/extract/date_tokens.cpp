#include "indexer/extract/date_tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/analysis/any_byte.hpp"
#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/calendar_names.hpp"
#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr unsigned kTooLarge = 100'000'000;

// Han and Hangul date signs stand alone: "2023年9月14日", "오후3시".
bool stands_alone(char32_t c) { return is_ideographic(c); }

DateToken read_number(std::string_view line, std::size_t& at) {
  DateToken token;
  token.kind = DateTokenKind::number;
  token.begin = at;
  while (at < line.size()) {
    std::size_t next = at;
    int const digit = digit_value(next_code_point(line, next));
    if (digit < 0) break;
    if (token.value < kTooLarge) token.value = token.value * 10 + static_cast<unsigned>(digit);
    if (token.digits < 100) ++token.digits;
    at = next;
  }
  return token;
}

// A capital behind a small letter begins a word: "ByrneDec. 21", as converters join elements.
DateToken read_word(std::string_view line, std::size_t& at) {
  DateToken token;
  token.kind = DateTokenKind::word;
  token.begin = at;
  char32_t before = next_code_point(line, at);
  while (at < line.size() && !stands_alone(before)) {
    std::size_t next = at;
    char32_t const c = next_code_point(line, next);
    if (!is_letter(c) || stands_alone(c) || (is_upper(c) && is_lower(before))) break;
    before = c;
    at = next;
  }
  return token;
}

DateToken read_token(std::string_view line, std::size_t& at) {
  std::size_t next = at;
  char32_t const c = next_code_point(line, next);
  if (digit_value(c) >= 0) return read_number(line, at);
  if (is_letter(c)) return read_word(line, at);
  DateToken token;
  token.mark = c;
  token.begin = at;
  at = next;
  return token;
}

// "בספטמבר" is "in September".
std::string_view without_hebrew_in(std::string_view word) {
  constexpr std::string_view kIn = "\xD7\x91";
  return word.starts_with(kIn) ? word.substr(kIn.size()) : word;
}

bool is_arabic_script(std::string_view word) {
  auto const first = static_cast<unsigned char>(word.front());
  return first >= 0xD8 && first <= 0xDB;
}

bool name_month(DateToken& token, std::string_view word, std::string_view lang) {
  auto month = month_from_name(word, lang);
  token.several = !month && is_name_of_several_months(word, lang);
  if (!month && !token.several && is_arabic_script(word)) {
    month = persian_month_from_name(word);
    token.persian = month.has_value();
  }
  token.month = month || token.several;
  token.value = month.value_or(1);
  return token.month;
}

void name(DateToken& token, std::string_view lang) {
  if (name_month(token, without_hebrew_in(token.text), lang)) return;
  if (auto const day = weekday_from_name(token.text)) {
    token.weekday = true;
    token.value = *day + 1;
  }
}

// "تشرين الأول", "ก.ย.": a name of several words is one token, without the last full stop.
void join_name(DateTokens& tokens, std::size_t at, std::string_view line, std::string_view lang) {
  constexpr std::size_t kMost = 4;  // words and full stops
  bool const ascii = static_cast<unsigned char>(tokens[at].text.front()) < 0x80;
  if (ascii || !opens_month_name(tokens[at].text)) return;
  for (std::size_t last = std::min(at + kMost, tokens.size()) - 1; last > at; --last) {
    if (tokens[last].kind != DateTokenKind::word) continue;
    DateToken joined = tokens[at];
    joined.end = tokens[last].end;
    joined.text = line.substr(joined.begin, joined.end - joined.begin);
    if (!name_month(joined, joined.text, lang)) continue;
    tokens[at] = joined;
    auto const first = tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    tokens.erase(first, first + static_cast<std::ptrdiff_t>(last - at));
    return;
  }
}

// The digit of a Han numeral; 10, 20 and 30 of its signs for tens; -1 for all else.
int han_number(std::string_view sign) {
  if (sign.size() != 3) return -1;
  constexpr std::array<std::pair<std::string_view, int>, 14> kSigns{
      {{"〇", 0}, {"零", 0}, {"一", 1}, {"二", 2}, {"三", 3},  {"四", 4},  {"五", 5},
       {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"十", 10}, {"廿", 20}, {"卅", 30}}};
  using Sign = std::pair<std::string_view, int>;
  auto const* const found = std::ranges::find(kSigns, sign, &Sign::first);
  return found == kSigns.end() ? -1 : found->second;
}

bool is_han_sign(std::string_view text) {
  constexpr std::array<std::string_view, 12> kSigns{"年", "月", "日", "号", "號", "時",
                                                    "时", "點", "点", "分", "秒", "○"};
  return std::ranges::find(kSigns, text) != kSigns.end();
}

// 二〇二三 by its digits, 二十三 by its tens. Nothing for any other order of signs.
std::optional<unsigned> han_value(DateTokens const& tokens, std::size_t from, std::size_t end) {
  unsigned value = 0;
  bool tens = false;
  for (std::size_t i = from; i < end; ++i) tens = tens || han_number(tokens[i].text) > 9;
  bool const digits = !tens || end - from > 3;
  for (std::size_t i = from; i < end; ++i) {
    int const number = han_number(tokens[i].text);
    if (digits && number > 9) return std::nullopt;
    auto const sign = static_cast<unsigned>(number);
    if (digits)
      value = value * 10 + sign;
    else if (number > 9)
      value = number == 10 && value > 0 ? value * 10 : value + sign;
    else
      value += sign;
  }
  return value;
}

// Han numerals in front of a sign of the calendar become numbers; a run of others is left.
void read_han_numbers(DateTokens& tokens) {
  constexpr std::size_t kMost = 4;  // signs of one number
  DateTokens out;
  for (std::size_t at = 0; at < tokens.size();) {
    std::size_t end = at;
    while (end < tokens.size() && end - at <= kMost && han_number(tokens[end].text) >= 0 &&
           (end == at || !tokens[end].gap))
      ++end;
    bool const number =
        end > at && end - at <= kMost && end < tokens.size() && is_han_sign(tokens[end].text);
    auto const value = number ? han_value(tokens, at, end) : std::nullopt;
    if (value) {
      DateToken token = tokens[at];
      token.kind = DateTokenKind::number;
      token.value = *value;
      token.digits = end - at == kMost && *value > 999 ? 4 : *value > 9 ? 2 : 1;
      token.end = tokens[end - 1].end;
      token.text = {token.text.data(), token.end - token.begin};
      out.push_back(token);
      at = end;
    } else {
      for (end = std::max(end, at + 1); at < end; ++at) out.push_back(tokens[at]);
    }
  }
  tokens = std::move(out);
}

// Day or month in front: "14. Juni", "June 14,", "14.06.", "14 de junio de".
bool ends_date(DateTokens const& t, std::size_t year) {
  if (year == 0) return false;
  if (t[year - 1].month) return true;
  if (year > 1 && is_one_of(t, year - 1, "de del") && t[year - 2].month) return true;
  std::size_t last = year - 1;
  bool const joined = is_mark(t, last, '.') || is_mark(t, last, ',') || is_mark(t, last, '/');
  if (joined && last > 0) --last;
  if (t[last].month) return true;
  if (!is_number(t, last, 1, 31, 2) || last == 0) return false;
  return t[last - 1].month || (joined && t[last - 1].kind == DateTokenKind::mark);
}

// How many digits of the number are a year that another day, a time or a count is joined to: four
// of "14. Juni 201915. Juli 2020", "14.06.201911:13" and "June 14, 20193 comments", two of
// "14.06.1911:13". 0: none.
std::size_t joined_year(DateTokens const& t, std::size_t at) {
  DateToken const& token = t[at];
  bool const number = token.kind == DateTokenKind::number && token.text.size() == token.digits;
  if (!number || token.digits < 4 || token.digits > 6 || at + 1 >= t.size()) return 0;
  if (!ends_date(t, at)) return 0;
  bool const time = is_mark(t, at + 1, ':') && is_number(t, at + 2, 0, 59, 2) && !t[at + 2].gap;
  if (token.digits == 4) return time && is_mark(t, at - 1, '.') ? 2 : 0;
  return token.text.starts_with("19") || token.text.starts_with("20") ? 4 : 0;
}

void split_number(DateTokens& tokens, std::size_t at, std::size_t digits) {
  DateToken const whole = tokens[at];
  auto const part = [&whole](std::size_t begin, std::size_t end) {
    std::string_view const text = whole.text.substr(begin, end - begin);
    std::size_t from = 0;
    DateToken token = read_number(text, from);
    token.begin = whole.begin + begin;
    token.end = whole.begin + end;
    token.text = text;
    return token;
  };
  tokens[at] = part(0, digits);
  tokens[at].gap = whole.gap;
  DateToken const rest = part(digits, whole.text.size());
  tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1, rest);
}

void split_joined_years(DateTokens& tokens) {
  constexpr std::size_t kMost = 8;  // of one line
  std::size_t splits = 0;
  for (std::size_t at = 0; at < tokens.size() && splits < kMost; ++at) {
    std::size_t const digits = joined_year(tokens, at);
    if (digits == 0) continue;
    split_number(tokens, at, digits);
    ++splits;
  }
}

bool equal_ignoring_case(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ascii_lower(text[i]) != word[i]) return false;
  }
  return true;
}

}  // namespace

// Those of other scripts are not looked for one by one: they begin with the byte D9 or a later
// one. E2 begins quotation marks and dashes, and no digits.
bool may_have_number(std::string_view line) noexcept {
  return any_byte(line, [](unsigned char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 0xD9 && byte != 0xE2);
  });
}

bool may_have_date(std::string_view line) noexcept {
  constexpr std::size_t kYear = 4;  // digits
  if (!may_have_number(line)) return false;
  std::size_t digits = 0;
  std::size_t numbers = 0;
  for (char const c : line) {
    if (static_cast<unsigned char>(c) >= 0xD9) return true;  // digits of other scripts
    bool const digit = c >= '0' && c <= '9';
    numbers += digit && digits == 0 ? 1u : 0u;
    digits = digit ? digits + 1 : 0;
    if (digits == kYear || numbers > 1) return true;
  }
  return false;
}

DateTokens tokenize_dates(std::string_view line, std::string_view lang) {
  DateTokens tokens;
  bool gap = false;
  bool numbers = false;
  bool han = false;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at;
    if (is_space(next_code_point(line, next))) {
      gap = true;
      at = next;
      continue;
    }
    DateToken token = read_token(line, at);
    token.end = at;
    token.gap = gap;
    token.text = line.substr(token.begin, token.end - token.begin);
    numbers = numbers || token.kind == DateTokenKind::number;
    han = han || han_number(token.text) >= 0;
    gap = false;
    tokens.push_back(token);
  }
  if (han) read_han_numbers(tokens);
  // Names are looked up only where there is a number that could go with them.
  if (numbers) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (tokens[at].kind != DateTokenKind::word) continue;
      join_name(tokens, at, line, lang);
      if (!tokens[at].month) name(tokens[at], lang);
    }
    split_joined_years(tokens);
  }
  return tokens;
}

bool is_number(DateTokens const& tokens, std::size_t at, unsigned low, unsigned high,
               unsigned max_digits) noexcept {
  if (at >= tokens.size() || tokens[at].kind != DateTokenKind::number) return false;
  return tokens[at].value >= low && tokens[at].value <= high && tokens[at].digits <= max_digits;
}

bool is_mark(DateTokens const& tokens, std::size_t at, char32_t mark) noexcept {
  return at < tokens.size() && tokens[at].kind == DateTokenKind::mark && tokens[at].mark == mark;
}

bool is_word(DateTokens const& tokens, std::size_t at, std::string_view word) noexcept {
  return at < tokens.size() && tokens[at].kind == DateTokenKind::word &&
         equal_ignoring_case(tokens[at].text, word);
}

bool is_one_of(DateTokens const& tokens, std::size_t at, std::string_view words) noexcept {
  while (!words.empty()) {
    std::size_t const end = words.find(' ');
    if (is_word(tokens, at, words.substr(0, end))) return true;
    if (end == words.npos) break;
    words.remove_prefix(end + 1);
  }
  return false;
}

bool is_glued(DateTokens const& tokens, std::size_t at) noexcept {
  return at > 0 && at < tokens.size() && !tokens[at].gap;
}

}  // namespace backfile::internal
