#include "indexer/extract/times/tokens.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <string>

#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestWord = 32;  // bytes; longer ones are no words of time

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Behind a character that is part of a word; the same place where there is none.
std::size_t behind_letter(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_ascii_letter(text[at]) ? at + 1 : at;
  auto next = at;
  return is_letter(next_code_point(text, next)) ? next : at;
}

TimeToken number(std::string_view text, std::size_t& at) {
  constexpr unsigned kTooLarge = 1'000'000;
  TimeToken token;
  token.kind = TimeTokenKind::number;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    if (token.value < kTooLarge)
      token.value = token.value * 10 + static_cast<unsigned>(text[at] - '0');
    if (token.digits < 100) ++token.digits;
  }
  return token;
}

TimeWord const* look_up(std::string_view word, TimeWords const& words) {
  if (word.size() > kLongestWord) return nullptr;
  std::array<char, kLongestWord> folded{};
  bool ascii = true;
  for (std::size_t i = 0; i < word.size(); ++i) {
    folded[i] = lower(word[i]);
    ascii = ascii && static_cast<unsigned char>(word[i]) < 0x80;
  }
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

void tokenise_times(std::string_view text, TimeWords const& words, std::vector<TimeToken>& tokens) {
  tokens.clear();
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    auto const begin = at;
    TimeToken token;
    auto end = behind_letter(text, at);
    if (is_digit(text[at])) {
      token = number(text, at);
    } else if (end > at) {
      for (at = end; at < text.size() && (end = behind_letter(text, at)) > at;) at = end;
      auto const word = text.substr(begin, at - begin);
      token.kind = TimeTokenKind::word;
      token.capital = word.front() >= 'A' && word.front() <= 'Z';
      token.past = word.size() > 4 && word.ends_with("ed");
      token.word = look_up(word, words);
    } else {
      bool const ascii = static_cast<unsigned char>(text[at]) < 0x80;
      auto const c = next_code_point(text, at);
      if (is_space(c)) {
        gap = true;
        continue;
      }
      token.mark = ascii ? text[begin] : '\0';
    }
    token.begin = begin;
    token.end = at;
    token.gap = gap;
    gap = false;
    tokens.push_back(token);
  }
}

}  // namespace backfile::internal
