#include "indexer/extract/html/tree.hpp"

#include <cstring>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/html/page_text.hpp"

namespace backfile::internal {

Tree::Tree() : arena_{std::make_unique<std::pmr::monotonic_buffer_resource>(1u << 16)} {}

std::string_view Tree::attribute(PageNode const& node, std::string_view name) const {
  for (auto const& attribute : attributes_of(node))
    if (attribute.name == name) return attribute.value;
  return {};
}

std::string_view Tree::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* const copy = static_cast<char*>(arena_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

std::string text_below(Tree const& tree, std::uint32_t node) {
  constexpr std::size_t kLongest = 1u << 16;
  std::string text;
  for (std::uint32_t i = node; i < tree.nodes[node].end && text.size() < kLongest;) {
    PageNode const& here = tree.nodes[i];
    if (i != node && is_unread(here.tag)) {
      i = here.end;
      continue;
    }
    if (is_block(here.tag)) append_shown(text, " ");
    if (here.tag == Tag::text) append_shown(text, here.text);
    ++i;
  }
  return std::string{trim(text)};
}

std::string element_name(Tree const& tree, std::uint32_t node) {
  PageNode const& here = tree.nodes[node];
  std::string name{name_of(here.tag)};
  auto const classes = shown(tree.attribute(here, "class"));
  auto const first = cut_utf8(std::string_view{classes}.substr(0, classes.find(' ')), 60);
  if (!first.empty()) return name + '.' + std::string{first};
  auto const id = shown(tree.attribute(here, "id"));
  if (!id.empty()) return name + '#' + std::string{cut_utf8(id, 60)};
  return name;
}

}  // namespace backfile::internal
