// The wildcards and near spellings of a whole query, found together.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "searcher/match/expand.hpp"
#include "searcher/match/vocabulary.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {

// Words under the prefix ("" or a field's), by pattern, or near a spelling.
struct WordSearch {
  std::string prefix;
  std::string text;               // folded
  std::optional<unsigned> edits;  // none: `text` is a pattern

  friend auto operator<=>(WordSearch const&, WordSearch const&) = default;
};

// Of each search. Cost: for patterns with a fixed beginning the terms that share it; for all
// others together one walk over the words of a prefix, without those that none can match.
[[nodiscard]] std::vector<Expansion> expand_all(Vocabulary const& vocabulary,
                                                std::span<WordSearch const> searches);

// The search of a wildcard or near spelling in the field (null: unprefixed).
[[nodiscard]] WordSearch search_of(Field const* field, Node const& node);

// Searches are announced first, so that the first that is asked for brings the others along.
class Expansions {
 public:
  explicit Expansions(Vocabulary const& vocabulary) : vocabulary_{vocabulary} {}

  // All wildcards and near spellings below the node.
  void announce(Node const& node);

  [[nodiscard]] Expansion const& of(WordSearch const& search);

 private:
  Vocabulary const& vocabulary_;
  std::map<WordSearch, std::optional<Expansion>> found_;
};

}  // namespace backfile::internal
