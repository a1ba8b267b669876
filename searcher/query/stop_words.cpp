#include "searcher/query/stop_words.hpp"

#include <algorithm>

#include "indexer/analysis/tokens.hpp"

namespace backfile::internal {
namespace {

// Parts that are satisfied by dates and fields alone do not make a stop word optional.
bool is_required_word(Node const& node) {
  return node.kind != NodeKind::negation && !is_optional_word(node) &&
         node.kind != NodeKind::days && node.kind != NodeKind::has &&
         node.kind != NodeKind::lacks && node.kind != NodeKind::number &&
         node.kind != NodeKind::everything;
}

}  // namespace

bool is_optional_word(Node const& node) {
  if (node.kind != NodeKind::word || node.exact || node.field != nullptr) return false;
  auto const words = readings(tokenise(node.text, Capitals::always));
  return words.size() == 1 && words.front().kind == TokenClass::word &&
         is_stop_word(words.front().text);
}

bool is_left_optional(Node const& list, Node const& part, bool any) {
  return list.kind == (any ? NodeKind::any_of : NodeKind::all_of) && is_optional_word(part) &&
         std::ranges::any_of(list.parts, is_required_word);
}

}  // namespace backfile::internal
