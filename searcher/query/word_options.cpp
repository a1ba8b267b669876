#include "searcher/query/word_options.hpp"

#include <unicode/uchar.h>

#include <vector>

#include "indexer/analysis/utf8.hpp"
#include "searcher/query/stop_words.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kFewestLetters = 4;

// Letters with cases alone: a slip of the pen in a number or a syllable is another word.
bool has_near_spellings(Node const& node) {
  if (node.field != nullptr && node.field->kind != FieldKind::text &&
      node.field->kind != FieldKind::group)
    return false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < node.text.size(); ++letters) {
    auto const c = next_character(node.text, at);
    if (c < 0 || (u_tolower(c) == c && u_toupper(c) == c)) return false;
  }
  return letters >= kFewestLetters;
}

class WordOptions {
 public:
  explicit WordOptions(ParseOptions const& options) : options_{options} {}

  void visit(Node& node) const {
    if (node.kind == NodeKind::like) return;
    if (node.kind == NodeKind::word) return change(node);
    std::vector<bool> kept;  // before any part has changed: each depends on the others
    for (auto const& part : node.parts) kept.push_back(is_left_optional(node, part, options_.any));
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (!kept[i]) visit(node.parts[i]);
  }

 private:
  void change(Node& word) const {
    if (word.exact) return;
    if (options_.fuzzy != Fuzzy::none && has_near_spellings(word)) {
      word.kind = NodeKind::fuzzy;
      word.number = options_.fuzzy == Fuzzy::one ? 1 : options_.fuzzy == Fuzzy::two ? 2 : 0;
    } else if (!options_.stem) {
      word.kind = NodeKind::phrase;
    }
  }

  ParseOptions const& options_;
};

}  // namespace

void apply_word_options(Node& tree, ParseOptions const& options) {
  if (!options.stem || options.fuzzy != Fuzzy::none) WordOptions{options}.visit(tree);
}

}  // namespace backfile::internal
