// Query text → tokens → tree. Knows the schema's names and the calendar, no index.
#pragma once

#include <backfile/date.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/tree.hpp"

namespace backfile::internal {

using backfile::DateOrder;
enum class Fuzzy : std::uint8_t { none, one, two, by_length };

struct ParseOptions {
  bool any = false;          // --match any: juxtaposition is OR
  bool plain_words = false;  // read the text as plain words, no operators, no fields
  bool exact = false;        // --exact
  bool stem = true;          // --no-stem; see word_options.hpp
  Fuzzy fuzzy = Fuzzy::none;
  bool lenient = false;  // mend what cannot be read, with notes
  DateOrder date_order = DateOrder::refuse;
  std::string time_zone;  // IANA name for relative dates; empty: the system's
  std::string now;        // RFC 3339 instant for relative dates; empty: the clock
};

// A token of the query language, for `explain` and the parser.
enum class TokenKind : std::uint8_t {
  word,
  phrase,
  field,      // name before a colon, the colon included in the span
  operation,  // AND OR XOR NOT NEAR ADJ W PRE SAME, with its number
  open,
  close,
  minus,
  plus,
  range,     // a value that holds a range: 2023..2024, [a TO b], >=5
  function,  // atleast3, allcaps, first10, like before a bracket; exact before a colon or bracket
  boost,     // ^2
  tilde,     // ~ or ~2 behind a word or phrase
  end,
};

[[nodiscard]] std::string_view to_string(TokenKind kind) noexcept;

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;     // without quotes; operators in capitals
  unsigned number = 0;  // NEAR/5, atleast3; kind field: 1 behind date~:
  Position span;
  Field const* field = nullptr;  // kind field: the schema row; values: the row they are read for
  bool wild = false;             // word: holds a * or ? that is not escaped
};

struct Parsed {
  std::vector<Token> tokens;
  Node tree;
  std::vector<Note> notes;
};

inline constexpr std::size_t kMaxQueryBytes = 64 * 1024;
inline constexpr unsigned kMaxQueryDepth = 64;
inline constexpr std::size_t kMaxQueryParts = 1024;

// Quotes, dashes, spaces and full-width forms of every style become the plain ones; positions of
// errors still speak of `text`. Throws Error with position and hint: unknown_field, bad_date,
// impossible_date, reversed_range, ambiguous_date, missing_operand, unbalanced, bad_value,
// unsupported_operator, empty_query, query_too_large, bad_encoding. Never reads a malformed query
// as something else, unless `lenient` (see lenient.hpp). Cost: linear in the text.
[[nodiscard]] Parsed parse(std::string_view text, ParseOptions const& options = {});

// A value of a date field or option (--since): the whole date grammar. `position` is where the
// text stands in the query, for errors.
[[nodiscard]] DayRange parse_days(std::string_view text, ParseOptions const& options = {});

}  // namespace backfile::internal
