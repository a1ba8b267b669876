// A page as a flat list of its texts: what a reader sees as one line or paragraph each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/html/hints.hpp"
#include "indexer/extract/html/tree.hpp"

namespace backfile::internal {

struct Block {
  std::string text;         // white space collapsed; '\n' where a <br> breaks the line
  std::uint32_t node = 0;   // the innermost block element around it
  std::uint32_t first = 0;  // its first text node: blocks below a node are neighbours
  std::uint32_t line = 0;   // of the page, 1-based
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t units = 0;       // words
  std::uint32_t link_units = 0;  // of these in links
  std::uint32_t links = 0;
  Hints hints = 0;  // of the elements inside it that hold its text
  bool ends_sentence = false;
};

using Blocks = std::vector<Block>;

// Text without a letter or digit is left out. Cost: linear.
[[nodiscard]] Blocks find_blocks(Tree const& tree);

}  // namespace backfile::internal
