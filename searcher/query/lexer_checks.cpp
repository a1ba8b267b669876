// Signs that mean something in another tool where they stand.
#include "searcher/query/lexer.hpp"
#include "searcher/query/vocabulary.hpp"

namespace backfile::internal {

// What stands right behind a quote or bracket, or right before a square one.
void Lexer::check_neighbours(std::size_t begin, std::size_t end) {
  auto const raw = slice(begin, end);
  if (peek(end) == '[' || peek(end) == '{')
    refuse(Code::unsupported_operator, "a bracket inside a word is no wildcard",
           "write ? for one letter, * for any; to search the text, quote it", end, end + 1);
  if (begin == 0 || (text_[begin - 1] != '"' && text_[begin - 1] != ')')) return;
  if (raw.find_first_of("*?") == 0)
    refuse(Code::unsupported_operator, "a wildcard cannot stand behind a quote or bracket",
           "write it behind a word: arm*", begin, end);
  note("glued_word",
       in_quotes(raw) +
           " was read as a word of its own; it stands right behind a "
           "quote or bracket",
       begin, end);
}

// ^ and ~2 with nothing in front.
void Lexer::check_suffix(std::size_t begin) const {
  if (peek(begin) != '^' && !tilde_at(begin)) return;
  refuse(Code::bad_value, in_quotes(slice(begin, begin + 1)) + " stands right behind a word",
         "for example word^2 or word~1; to search the text, quote it", begin, begin + 1);
}

// Flood ! is French spacing; a ! b would exclude b in another tool.
void Lexer::lone_mark(std::size_t end) {
  if (out_.tokens.empty() || out_.tokens.back().kind == TokenKind::open)
    refuse(Code::unsupported_operator, "! is not an operator",
           "to exclude, write -word; to search the text, quote it", at_, end);
  if (text_.find_first_not_of(' ', end) != text_.npos)
    note("lone_mark", "'!' between words was left out; to exclude, write -word", at_, end);
}

}  // namespace backfile::internal
