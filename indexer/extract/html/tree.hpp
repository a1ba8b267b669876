// A page as a flat tree: nodes in the order of the page, each with its parent and its end.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html/tags.hpp"

namespace backfile::internal {

struct Attribute {
  std::string_view name;  // lower case
  std::string_view value;
};

struct PageNode {
  std::string_view text;     // of text nodes, and of scripts that hold data
  std::uint32_t parent = 0;  // the root is its own
  std::uint32_t end = 0;     // the node behind the last one below this
  std::uint32_t attributes = 0;
  std::uint16_t attribute_count = 0;
  Tag tag = Tag::other;
  std::uint32_t line = 0;   // 1-based
  std::uint32_t begin = 0;  // bytes of the page; roughly, for text behind entities
  std::uint32_t stop = 0;
};

// Owns all text that its nodes point to. Walks are loops over `nodes`: no page is too deep.
class Tree {
 public:
  Tree();

  std::vector<PageNode> nodes;
  std::vector<Attribute> attributes;
  bool cut = false;  // the page had more nodes or depth than are kept

  [[nodiscard]] std::span<Attribute const> attributes_of(PageNode const& node) const {
    return std::span{attributes}.subspan(node.attributes, node.attribute_count);
  }
  // Empty where there is none.
  [[nodiscard]] std::string_view attribute(PageNode const& node, std::string_view name) const;

  // A copy that lives as long as the tree.
  [[nodiscard]] std::string_view keep(std::string_view text);

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena_;
};

// Reads valid UTF-8 as HTML of any quality. Attributes that nothing asks for are dropped. Throws
// Error{input_unusable} for pages whose nesting would take too long to unravel.
[[nodiscard]] Tree parse_html(std::string_view text);

// The text of all nodes below `node`, runs of white space made one.
[[nodiscard]] std::string text_below(Tree const& tree, std::uint32_t node);

// "div.story-body", "time", "h1#headline": how evidence names an element.
[[nodiscard]] std::string element_name(Tree const& tree, std::uint32_t node);

}  // namespace backfile::internal
