// Tokens → tree, by recursive descent; the depth of brackets is limited before the stack is.
#pragma once

#include "searcher/query/leaf.hpp"

namespace backfile::internal {

[[noreturn]] void refuse_depth(QueryText const& source, Position place);

// The grammar, lowest first:
//   any_of  = one_of { "OR" one_of }            one_of = all_of { "XOR" all_of }
//   all_of  = signed { [ "AND" ] signed }       signed = [ "NOT" | "-" | "+" ] near
//   near    = atom { ("NEAR"|"ADJ"|"W"|"PRE") [ "/" n ] atom | "SAME" atom }
//   atom    = { field | "exact" } ( value | bracket | function ) [ "~" n ] [ "^" n ]
class SyntaxReader {
 public:
  SyntaxReader(QueryText const& source, std::vector<Token> const& tokens,
               ParseOptions const& options, std::vector<Note>& notes)
      : source_{source}, tokens_{tokens}, options_{options}, leaves_{source, options, notes} {}

  // The whole query. Throws Error with its place.
  [[nodiscard]] Node run();

 private:
  // An operand of a list: how it stands there decides what it means when words are joined by OR.
  struct Item {
    Node node;
    bool required = false;  // + or a bound of the window
    bool excluded = false;
  };

  Node any_of();
  Node one_of();
  Node all_of();
  Item signed_item();
  Node near();
  Node atom();
  Node bracket();
  Node function();
  Node value(bool direct);
  void boost(Node& node);
  [[nodiscard]] Node join_any(std::vector<Item> items) const;

  void check_operand(Node const& node, Token const& operation) const;
  void check_operand_ahead() const;
  [[nodiscard]] bool is_operation(std::string_view name) const;
  [[nodiscard]] bool is_binary() const;
  [[nodiscard]] bool ends_list() const;
  [[nodiscard]] Token const& now() const { return tokens_[at_]; }
  Token const& take() { return tokens_[at_++]; }
  [[noreturn]] void refuse(Code code, std::string message, std::string hint, Position place) const {
    source_.refuse(code, std::move(message), std::move(hint), place);
  }

  QueryText const& source_;
  std::vector<Token> const& tokens_;
  ParseOptions const& options_;
  LeafReader leaves_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  Surroundings around_;
};

}  // namespace backfile::internal
