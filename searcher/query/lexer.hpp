// The tokens of a query. Knows the schema's names: what stands behind `date:` is read as a date
// value, behind `url:` as it is, behind `title:` as words.
#pragma once

#include <cstdint>

#include "searcher/query/normalise.hpp"
#include "searcher/query/parser.hpp"

namespace backfile::internal {

struct Lexed {
  std::vector<Token> tokens;  // the last is `end`
  std::vector<Note> notes;
};

// Throws Error with its place in the typed text.
[[nodiscard]] Lexed lex(QueryText const& source);

// Words only: no operators, no fields, no wildcards.
[[nodiscard]] Lexed lex_plain(QueryText const& source);

// Throws query_too_large, naming kMaxQueryParts.
[[noreturn]] void refuse_parts(QueryText const& source, Position place);

// How the values of a field are written.
enum class Writing : std::uint8_t { words, whole, ranged };
[[nodiscard]] Writing writing_of(Field const* field) noexcept;

class Lexer {
 public:
  explicit Lexer(QueryText const& source) : source_{source}, text_{source.text} {}
  [[nodiscard]] Lexed run();

 private:
  // lexer.cpp: what is the same behind every field
  void next();
  void open();
  void close();
  bool sign();
  void lone_dash(std::size_t end);
  bool operation();
  void phrase();
  void suffixes();
  void boost();

  // lexer_names.cpp: names before a colon or a bracket
  bool prefix();
  bool colon(std::size_t end);
  bool estimated(std::size_t end);
  bool unknown_name(std::size_t end);
  void note_colons(std::size_t end);
  bool call(std::size_t end);
  void check_missing(std::string_view name, std::size_t end) const;
  bool function(std::string_view name, std::size_t end);
  void argument();
  void field_name(Field const& row, std::size_t end, std::size_t behind);
  void require_value(std::string_view name) const;

  // lexer_words.cpp: words and values
  void word(bool direct);
  void punctuation(std::string_view raw, std::size_t begin, bool direct);
  void note_word(std::string_view raw, std::size_t begin);
  void check_word(std::string_view raw, std::size_t begin) const;
  void check_bracket(std::size_t begin) const;
  void whole_value(bool direct);
  void ranged_value();
  std::size_t quoted_part(std::size_t begin, char close, std::string& value) const;

  // lexer_checks.cpp: signs of other tools
  void check_neighbours(std::size_t begin, std::size_t end);
  void check_suffix(std::size_t begin) const;
  void lone_mark(std::size_t end);

  [[nodiscard]] char peek(std::size_t at) const { return at < text_.size() ? text_[at] : ' '; }
  [[nodiscard]] bool is_end(std::size_t at) const { return peek(at) == ' ' || peek(at) == ')'; }
  [[nodiscard]] bool tilde_at(std::size_t at) const;
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  // The unbroken run of characters at `begin`, cut at kLongestRun; for messages and operators.
  [[nodiscard]] std::string_view run_at(std::size_t begin) const;
  [[nodiscard]] Field const* scope() const { return scopes_.empty() ? nullptr : scopes_.back(); }
  Token& push(TokenKind kind, std::string text, std::size_t begin, std::size_t end);
  void note(std::string code, std::string message, std::size_t begin, std::size_t end);
  [[noreturn]] void refuse(Code code, std::string message, std::string hint, std::size_t begin,
                           std::size_t end) const {
    source_.refuse(code, std::move(message), std::move(hint), source_.place(begin, end));
  }

  static constexpr std::size_t kLongestRun = 64;

  QueryText const& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  Lexed out_;
  std::vector<Field const*> scopes_;  // the field that holds inside each open bracket
  Field const* pending_ = nullptr;    // the field whose value comes next
  bool direct_ = false;               // a value must come next
  std::size_t value_count_ = 0;
};

}  // namespace backfile::internal
