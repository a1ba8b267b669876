#include "indexer/extract/times/tokens.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestWord = 32;  // bytes; longer ones are no words of time

constexpr auto kIsLetter = [] {
  std::array<bool, 256> made{};
  for (std::size_t i = 0; i < 26; ++i) made['a' + i] = made['A' + i] = true;
  return made;
}();

bool is_table_letter(char c) { return kIsLetter[static_cast<unsigned char>(c)]; }
// Behind the word that begins at `at`; the same place where there is none. `ascii` tells whether
// it has letters of ASCII alone.
std::size_t behind_word(std::string_view text, std::size_t at, bool& ascii) {
  ascii = true;
  while (at < text.size()) {
    if (is_table_letter(text[at])) {
      ++at;
      continue;
    }
    auto next = at;
    if (static_cast<unsigned char>(text[at]) < 0x80 || !is_letter(next_code_point(text, next)))
      break;
    ascii = false;
    at = next;
  }
  return at;
}

TimeToken number(std::string_view text, std::size_t& at) {
  constexpr unsigned kTooLarge = 1'000'000;
  TimeToken token;
  token.kind = TimeTokenKind::number;
  for (; at < text.size() && is_ascii_digit(text[at]); ++at) {
    if (token.value < kTooLarge)
      token.value = token.value * 10 + static_cast<unsigned>(text[at] - '0');
    if (token.digits < 100) ++token.digits;
  }
  return token;
}

TimeWord const* look_up(std::string_view word, bool ascii, TimeWords const& words) {
  // A capital beyond ASCII has other bytes than its small letter, which the filter knows.
  if ((ascii && !words.may_hold(word)) || word.size() > kLongestWord) return nullptr;
  std::array<char, kLongestWord> folded{};
  std::ranges::transform(word, folded.begin(), ascii_lower);
  auto const* found = words.find({folded.data(), word.size()});
  if (ascii || found != nullptr) return found;
  auto const text = icu::UnicodeString::fromUTF8(
      icu::StringPiece{word.data(), static_cast<std::int32_t>(word.size())});
  auto const first = static_cast<UChar32>(text.char32At(0));
  if (u_tolower(first) == first) return nullptr;  // small letters already, as most are
  std::string small;
  icu::UnicodeString{text}.toLower(icu::Locale::getRoot()).toUTF8String(small);
  return words.find(small);
}

}  // namespace

bool tokenise_times(std::string_view text, TimeWords const& words, std::vector<TimeToken>& tokens) {
  constexpr unsigned kOpening = kMonth | kWeekday | kShift | kMonthUnit | kYearUnit | kDayWord;
  tokens.clear();
  bool gap = false;
  bool ascii = true;
  bool speaks = false;
  for (std::size_t at = 0; at < text.size();) {
    auto const begin = at;
    if (text[at] == ' ') {
      gap = true;
      ++at;
      continue;
    }
    TimeToken token;
    if (is_ascii_digit(text[at])) {
      token = number(text, at);
      speaks = true;
    } else if (auto const end = behind_word(text, at, ascii); end > at) {
      at = end;
      auto const word = text.substr(begin, at - begin);
      token.kind = TimeTokenKind::word;
      token.capital = word.front() >= 'A' && word.front() <= 'Z';
      token.past = word.size() > 4 && word.ends_with("ed");
      token.word = look_up(word, ascii, words);
      speaks = speaks || token.is(kOpening);
    } else {
      bool const is_mark = static_cast<unsigned char>(text[at]) < 0x80;
      auto const c = next_code_point(text, at);
      if (is_space(c)) {
        gap = true;
        continue;
      }
      token.mark = is_mark ? text[begin] : '\0';
    }
    token.begin = begin;
    token.end = at;
    token.gap = gap;
    gap = false;
    tokens.push_back(token);
  }
  return speaks;
}

}  // namespace backfile::internal
