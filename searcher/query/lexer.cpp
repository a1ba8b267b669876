#include "searcher/query/lexer.hpp"

#include <algorithm>
#include <utility>

#include "searcher/query/habits.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {

Writing writing_of(Field const* field) noexcept {
  if (field == nullptr) return Writing::words;
  switch (field->kind) {
    case FieldKind::text:
    case FieldKind::group: return Writing::words;
    case FieldKind::keyword:
    case FieldKind::copies:
    case FieldKind::presence: return Writing::whole;
    case FieldKind::date:
    case FieldKind::date_unit:
    case FieldKind::bound:
    case FieldKind::number: return Writing::ranged;
  }
  return Writing::words;
}

Lexed lex(QueryText const& source) { return Lexer{source}.run(); }

void refuse_parts(QueryText const& source, Position place) {
  source.refuse(Code::query_too_large,
                "the query has more than " + std::to_string(kMaxQueryParts) + " words and values",
                "make it shorter", place);
}

Lexed Lexer::run() {
  out_.tokens.reserve(text_.size() / 5 + 4);
  for (;;) {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ >= text_.size()) break;
    next();
  }
  push(TokenKind::end, {}, text_.size(), text_.size());
  return std::move(out_);
}

void Lexer::next() {
  if (peek(at_) == '(') return open();
  if (peek(at_) == ')') return close();
  bool const direct = std::exchange(direct_, false);
  auto const* field = pending_ != nullptr ? pending_ : scope();
  auto const writing = writing_of(field);
  if (!direct && (sign() || operation())) return;
  if ((!direct || writing == Writing::words) && prefix()) return;
  if (writing == Writing::ranged) return ranged_value();
  if (peek(at_) == '"') return phrase();
  if (writing == Writing::whole) return whole_value(direct);
  word(direct);
}

Token& Lexer::push(TokenKind kind, std::string text, std::size_t begin, std::size_t end) {
  auto& token = out_.tokens.emplace_back();
  token.kind = kind;
  token.text = std::move(text);
  token.span = source_.place(begin, end);
  if (kind == TokenKind::word || kind == TokenKind::phrase || kind == TokenKind::range) {
    if (++value_count_ > kMaxQueryParts) refuse_parts(source_, token.span);
    token.field = pending_ != nullptr ? pending_ : scope();
    pending_ = nullptr;
  }
  return token;
}

void Lexer::note(std::string code, std::string message, std::size_t begin, std::size_t end) {
  out_.notes.push_back({std::move(code), std::move(message), source_.place(begin, end)});
}

std::string_view Lexer::run_at(std::size_t begin) const {
  auto const run = text_.substr(begin, kLongestRun);
  return run.substr(0, run.find_first_of(" \"()"));
}

void Lexer::open() {
  bool const glued = at_ > 0 && text_[at_ - 1] != ' ' && !out_.tokens.empty() &&
                     out_.tokens.back().kind == TokenKind::word;
  if (glued)
    note("word_before_bracket",
         in_quotes(out_.tokens.back().text) +
             " before the bracket was read as a word; it is no "
             "field and no function",
         at_, at_ + 1);
  scopes_.push_back(pending_ != nullptr ? pending_ : scope());
  pending_ = nullptr;
  direct_ = false;
  push(TokenKind::open, "(", at_, at_ + 1);
  ++at_;
}

void Lexer::close() {
  if (!scopes_.empty()) scopes_.pop_back();
  push(TokenKind::close, ")", at_, at_ + 1);
  ++at_;
  suffixes();
}

// A minus, plus or exclamation mark at the head of a word.
bool Lexer::sign() {
  auto const c = peek(at_);
  if (c != '-' && c != '+' && c != '!') return false;
  auto const end = std::min(text_.find_first_not_of(c, at_), text_.size());
  if (is_end(end)) {
    if (c == '-') lone_dash(end);
    if (c == '!') lone_mark(end);
  } else if (c == '!') {
    refuse(Code::unsupported_operator, "! is not an operator",
           "to exclude, write -" + std::string{run_at(end)} + "; to search the text, quote it", at_,
           end);
  } else if (c == '-' && end - at_ > 1) {
    refuse(Code::unsupported_operator, in_quotes(run_at(at_)) + " begins with more than one minus",
           "to exclude, write one minus; options stand before the query", at_, end);
  } else {
    push(c == '-' ? TokenKind::minus : TokenKind::plus, std::string(1, c), at_, at_ + 1);
  }
  at_ = end;
  return true;
}

// A dash with blanks on both sides parts words, as in headlines; it never excludes what follows,
// and it never turns a minus that was meant into nothing without a word.
void Lexer::lone_dash(std::size_t end) {
  auto const* last = out_.tokens.empty() ? nullptr : &out_.tokens.back();
  bool const behind_operand =
      last != nullptr && (last->kind == TokenKind::word || last->kind == TokenKind::phrase ||
                          last->kind == TokenKind::range || last->kind == TokenKind::close ||
                          last->kind == TokenKind::tilde || last->kind == TokenKind::boost);
  if (!behind_operand)
    refuse(Code::missing_operand, "- needs something right behind it",
           "write -word without a blank; to search a dash is not possible", at_, end);
  if (writing_of(last->field) == Writing::ranged)
    refuse(Code::bad_value, "a range is not written with a dash",
           "write 2023-09-01..2023-09-30, without blanks", at_, end);
  note("lone_dash", "'-' with a blank behind it was read as a dash; to exclude, write -word", at_,
       end);
}

bool Lexer::operation() {
  auto const word = run_at(at_);
  auto const found = word.size() < kLongestRun ? operation_from(word) : std::nullopt;
  if (!found) return false;
  auto& token = push(TokenKind::operation, std::string{found->name}, at_, at_ + word.size());
  bool const has_distance = found->name != "AND" && found->name != "OR" && found->name != "XOR" &&
                            found->name != "NOT" && found->name != "SAME";
  if (has_distance) token.number = kDefaultDistance;
  if (!found->number.empty()) token.number = small_number(found->number).value_or(0);
  if (has_distance && (token.number == 0 || token.number > kMaxDistance))
    refuse(Code::bad_value,
           std::string{found->name} + " takes a distance from 1 to " + std::to_string(kMaxDistance),
           "for example " + std::string{found->name} + "/5", at_, at_ + word.size());
  at_ += word.size();
  return true;
}

void Lexer::phrase() {
  auto const begin = at_;
  auto end = begin + 1;
  while (end < text_.size() && text_[end] != '"') end += is_escape(text_, end) ? 2 : 1;
  if (end >= text_.size())
    refuse(Code::unbalanced, "this quote is not closed",
           "close the phrase with \"; a quote inside it is written \\\"", begin, begin + 1);
  auto const inside = strip_blanks(slice(begin + 1, end));
  if (!has_letters(inside))
    refuse(Code::empty_query, "there is nothing to search between the quotes",
           "put words between them, or remove them", begin, end + 1);
  bool const glued = begin > 0 && !out_.tokens.empty() &&
                     (out_.tokens.back().kind == TokenKind::word ||
                      out_.tokens.back().kind == TokenKind::phrase) &&
                     text_[begin - 1] != ' ';
  if (glued)
    note("glued_word", "the quoted text was read on its own; it stands right behind a word", begin,
         end + 1);
  if (auto const found = note_on_phrase(inside)) note(found->code, found->message, begin, end + 1);
  push(TokenKind::phrase, unescape(inside), begin, end + 1);
  at_ = end + 1;
  suffixes();
}

bool Lexer::tilde_at(std::size_t at) const {
  if (peek(at) != '~') return false;
  auto const end = std::min(text_.find_first_not_of("0123456789.", at + 1), text_.size());
  return is_end(end) || text_[end] == '^';
}

// What is attached to a word, phrase or bracket: ~2 and ^2.5.
void Lexer::suffixes() {
  if (tilde_at(at_)) {
    auto const end = std::min(text_.find_first_not_of("0123456789.", at_ + 1), text_.size());
    push(TokenKind::tilde, std::string{slice(at_ + 1, end)}, at_, end);
    at_ = end;
  }
  if (peek(at_) == '^') boost();
}

void Lexer::boost() {
  auto const end = std::min(text_.find_first_not_of("0123456789.", at_ + 1), text_.size());
  if (end == at_ + 1 || !is_end(end))
    refuse(Code::bad_value, "^ needs a number right behind it",
           "for example word^2; to search the text, quote it", at_, std::max(end, at_ + 1));
  push(TokenKind::boost, std::string{slice(at_ + 1, end)}, at_, end);
  at_ = end;
}

}  // namespace backfile::internal
