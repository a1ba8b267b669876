// A value token and what stands around it → a leaf of the tree.
#pragma once

#include "searcher/query/normalise.hpp"
#include "searcher/query/parser.hpp"

namespace backfile::internal {

// What holds for a value where it stands.
struct Surroundings {
  Field const* field = nullptr;
  bool direct = false;  // right behind the field's colon, not in a bracket
  bool exact = false;
  bool capitals = false;   // inside allcaps()
  bool estimated = false;  // behind date~:
};

class LeafReader {
 public:
  LeafReader(QueryText const& source, ParseOptions const& options, std::vector<Note>& notes)
      : source_{source}, options_{options}, notes_{notes} {}

  // `tilde` is the token behind the value where it is ~ or ~2, else null.
  [[nodiscard]] Node read(Token const& value, Token const* tilde, Surroundings const& around) const;

 private:
  [[nodiscard]] Node text(Token const& value, Token const* tilde, Surroundings const& around) const;
  [[nodiscard]] Node presence(Token const& value) const;
  [[nodiscard]] Node filled(NodeKind kind, Token const& value, Surroundings const& around) const;
  [[nodiscard]] Node ranged(Token const& value, Field const& row) const;
  [[nodiscard]] bool names_nothing(Token const& value, Surroundings const& around) const;
  [[noreturn]] void refuse_fuzzy_wildcard(Token const& tilde) const;
  void check_letters(Token const& value) const;
  void check_edits(Node& node, Token const& tilde) const;
  void check_unit(Token const& value, Field const& row, DayRange const& days) const;
  [[noreturn]] void refuse(Code code, std::string message, std::string hint,
                           Token const& token) const {
    source_.refuse(code, std::move(message), std::move(hint), token.span);
  }

  QueryText const& source_;
  ParseOptions const& options_;
  std::vector<Note>& notes_;
};

}  // namespace backfile::internal
