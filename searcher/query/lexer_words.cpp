#include <algorithm>

#include "searcher/query/habits.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {
namespace {

bool has_wildcard(std::string_view raw) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (is_escape(raw, i))
      ++i;
    else if (raw[i] == '*' || raw[i] == '?')
      return true;
  }
  return false;
}

bool is_comparison(std::string_view raw) {
  return raw == ">" || raw == "<" || raw == ">=" || raw == "<=" || raw == "=" || raw == "==" ||
         raw == "<>";
}

}  // namespace

void Lexer::word(bool direct) {
  auto const begin = at_;
  auto end = begin;
  while (end < text_.size() &&
         std::string_view{" \"()[]{}^"}.find(text_[end]) == std::string_view::npos &&
         !tilde_at(end))
    end += is_escape(text_, end) ? 2 : 1;
  if (end == begin) {
    check_bracket(begin);
    check_suffix(begin);
    if (direct)
      refuse(Code::bad_value, "there is nothing to search behind the colon",
             "to search the text, quote it", begin, begin + 1);
    ++at_;
    return;
  }
  auto raw = slice(begin, end);
  at_ = end;
  if (raw != "*" && !has_letters(raw)) return punctuation(raw, begin, direct);
  if (direct && operation_from(raw))
    refuse(Code::missing_operand, in_quotes(raw) + " is an operator, not a value",
           "to search the word, quote it: \"" + lower_case(raw) + "\"", begin, end);
  check_word(raw, begin);
  check_neighbours(begin, end);
  raw = without_last_colons(raw);
  bool const wild = !is_address(raw) && has_wildcard(raw);
  if (!is_address(raw)) note_word(raw, begin);
  if (wild && raw.find("\\*") != raw.npos)
    refuse(Code::unsupported_operator, "an escaped * cannot stand beside a wildcard",
           "quote the text, or leave the escape out", begin, end);
  push(TokenKind::word, plain_word(unescape(raw)), begin, end).wild = wild;
  suffixes();
}

// Signs without a letter cannot be found and are left out; those that look like an operator of
// another tool are not, since leaving them out would turn the question into another.
void Lexer::punctuation(std::string_view raw, std::size_t begin, bool direct) {
  auto const end = begin + raw.size();
  if (direct)
    refuse(Code::bad_value, in_quotes(raw) + " holds no letter or digit",
           "to search a word, write it here", begin, end);
  if (raw.find('*') != raw.npos)
    refuse(Code::bad_value, in_quotes(raw) + " has no letters beside its wildcards",
           "give at least two letters; * alone finds everything", begin, end);
  if (raw == "&&" || raw == "||")
    refuse(Code::unsupported_operator, in_quotes(raw) + " is not an operator",
           raw == "&&" ? "write AND" : "write OR", begin, end);
  auto const* last = out_.tokens.empty() ? nullptr : &out_.tokens.back();
  if (last == nullptr || last->kind == TokenKind::open) return;
  bool const names_field =
      last->kind == TokenKind::word && find_field(lower_case(last->text)) != nullptr;
  if ((is_comparison(raw) || raw == ":") && names_field)
    refuse(Code::unsupported_operator, in_quotes(raw) + " is not an operator between words",
           "write " + last->text + ":" + (raw == ":" ? "" : std::string{raw}) +
               "value, without blanks",
           begin, end);
  if (is_comparison(raw))
    note("comparison_in_word", in_quotes(raw) + " between words was left out", begin, end);
  if (raw == "|")
    note("lone_mark", "'|' between words was left out; write OR to mean either", begin, end);
  if (raw == ".." && writing_of(last->field) == Writing::ranged)
    refuse(Code::bad_value, "a range is written without blanks",
           "for example 2023-09-01..2023-09-30", begin, end);
}

// Words that are read as they stand but may have been meant otherwise.
void Lexer::note_word(std::string_view raw, std::size_t begin) {
  auto const end = begin + raw.size();
  auto const colon = raw.find(':');
  auto const is_foreign = [](char c) { return (c & 0x80) != 0; };
  bool const names_something =
      colon != raw.npos && colon + 1 < raw.size() && has_letters(raw.substr(colon));
  if (names_something && std::ranges::any_of(raw.substr(0, colon), is_foreign))
    note("colon_in_word",
         in_quotes(raw.substr(0, colon)) + " is not a field; the text was read as words", begin, end);
  for (auto const& found : notes_on_word(raw, scope() != nullptr || pending_ != nullptr))
    note(found.code, found.message, begin, end);
  if (raw.size() > 1 && raw.back() == '?' &&
      raw.find_first_of("*?") == raw.find_last_not_of('?') + 1)
    note("question_mark",
         in_quotes(raw) + " asks for one more letter; to search the word, leave the ? out", begin,
         end);
}

// Words that mean something else in another tool and would mislead here.
void Lexer::check_word(std::string_view raw, std::size_t begin) const {
  auto const end = begin + raw.size();
  if (looks_like_range(raw))
    refuse(Code::unsupported_operator, "the range " + in_quotes(raw) + " has no field",
           "write date:" + shortened(raw) + " for dates; to search the text, quote it", begin, end);
  auto const sign = raw.find_first_of("<>=");
  auto const name = raw.substr(0, name_end(raw, 0));
  bool const compared = sign == name.size() || raw.substr(name.size(), 2) == "!=";
  if (sign != raw.npos && compared && find_field(lower_case(name)) != nullptr)
    refuse(Code::unsupported_operator, in_quotes(raw) + " needs a colon behind the field",
           "write " + std::string{name} + ":" + shortened(raw.substr(sign)) +
               "; to search the text, quote it",
           begin, end);
  if (is_glued_operation(raw))
    refuse(Code::unsupported_operator, in_quotes(raw) + " is not an operator",
           "write its number behind a stroke: NEAR/5", begin, end);
  if (raw == "W/S" || raw == "W/P" || raw == "W/SEG")
    refuse(Code::unsupported_operator, in_quotes(raw) + " is not an operator",
           "write SAME for one paragraph, or W/n for a distance", begin, end);
  if (auto const foreign = foreign_word(raw))
    refuse(Code::unsupported_operator, foreign->message, foreign->hint, begin, end);
  auto const* last = out_.tokens.empty() ? nullptr : &out_.tokens.back();
  if (raw.size() > 1 && raw.front() == ':' && last != nullptr && last->kind == TokenKind::word &&
      find_field(lower_case(last->text)) != nullptr)
    refuse(Code::unsupported_operator, "there is a blank before the colon",
           "write " + last->text + shortened(raw) + "; to search the text, quote it", begin, end);
}

// [a TO b] without a field is another tool's range; other brackets are punctuation.
void Lexer::check_bracket(std::size_t begin) const {
  constexpr std::size_t kLongestRange = 80;
  if (text_[begin] != '[' && text_[begin] != '{') return;
  auto const inside = text_.substr(begin + 1, kLongestRange);
  auto const end = inside.find_first_of("]}[{");
  if (end == inside.npos || inside.substr(0, end).find(" TO ") == inside.npos) return;
  auto const range = slice(begin, begin + end + 2);
  refuse(Code::unsupported_operator, "ranges work on dates and numbers only",
         "name the field: date:" + std::string{range}, begin, begin + range.size());
}

// A value that is taken as it is: up to a blank, a quote or a bracket that it did not open.
void Lexer::whole_value(bool direct) {
  auto const begin = at_;
  unsigned depth = 0;
  auto end = begin;
  for (; end < text_.size() && text_[end] != ' ' && text_[end] != '"'; ++end) {
    if (is_escape(text_, end)) {
      ++end;
      continue;
    }
    if (text_[end] == ')' && depth-- == 0) break;
    if (text_[end] == '(') ++depth;
    if (text_[end] == '^' && peek(end + 1) >= '0' && peek(end + 1) <= '9') break;
  }
  auto const raw = slice(begin, end);
  if (direct && raw.size() > 2 && raw.front() == '/' && raw.back() == '/')
    refuse(Code::unsupported_operator, "regular expressions are not offered",
           "use the wildcards * and ?; to search the text, quote it", begin, end);
  auto const* row = pending_ != nullptr ? pending_ : scope();
  if (row->facet && lists_values(raw)) note("list_in_value", note_on_list(raw).message, begin, end);
  push(TokenKind::word, unescape(raw), begin, end).wild = has_wildcard(raw);
  at_ = end;
  if (peek(at_) == '^') boost();
}

// Copies up to `close`, without quotes that are not escaped; the place behind it.
std::size_t Lexer::quoted_part(std::size_t begin, char close, std::string& value) const {
  auto end = begin;
  while (end < text_.size() && text_[end] != close && !(close == ']' && text_[end] == '}')) {
    bool const escaped = is_escape(text_, end);
    if (escaped) value += text_[end++];
    if (escaped || text_[end] != '"') value += text_[end];
    ++end;
  }
  if (end >= text_.size())
    refuse(Code::unbalanced,
           close == '"' ? "this quote is not closed" : "this bracket is not closed",
           close == '"' ? "close it with \"" : "close it with ] or }", begin - 1, begin);
  return end + 1;
}

// A date or number, or a range of them.
void Lexer::ranged_value() {
  auto const begin = at_;
  std::string value;
  while (at_ < text_.size()) {
    auto const c = text_[at_];
    if (c == ' ' && !value.empty() && value.find_first_not_of("<>=") == value.npos) {
      ++at_;
    } else if (c == ' ' || c == '(' || c == ')' || c == '^') {
      break;
    } else if (c == '"') {
      at_ = quoted_part(at_ + 1, '"', value);
    } else if (c == '[' || c == '{') {
      value += c;
      at_ = quoted_part(at_ + 1, ']', value);
      value += text_[at_ - 1];
    } else {
      value += c;
      ++at_;
    }
  }
  bool const is_range = value.find("..") != value.npos || value.find_first_of("[{<>=") == 0;
  bool const was_quoted = !is_range && text_[begin] == '"';
  push(is_range     ? TokenKind::range
       : was_quoted ? TokenKind::phrase
                    : TokenKind::word,
       std::string{strip_blanks(value)}, begin, at_);
  if (at_ == begin) ++at_;  // a stray ^
  if (peek(at_) == '^') boost();
}

Lexed lex_plain(QueryText const& source) {
  constexpr std::string_view kSeparators = " \"()[]{}";
  Lexed out;
  std::string_view const text = source.text;
  for (std::size_t begin = 0; begin < text.size();) {
    begin = std::min(text.find_first_not_of(kSeparators, begin), text.size());
    auto const end = std::min(text.find_first_of(kSeparators, begin), text.size());
    auto const word = text.substr(begin, end - begin);
    if (has_letters(word)) {
      auto& token = out.tokens.emplace_back();
      token.kind = TokenKind::word;
      if (out.tokens.size() == kMaxQueryParts) refuse_parts(source, source.place(begin, end));
      token.text = plain_word(without_last_colons(word));
      token.span = source.place(begin, end);
    }
    begin = end;
  }
  out.tokens.emplace_back().span = source.place(text.size(), text.size());
  return out;
}

}  // namespace backfile::internal
