// The steps of find_main_text: the title, the element that holds the article, its blocks.
#pragma once

#include "indexer/extract/html/page.hpp"

namespace backfile::internal {

// Its block, or blocks.size(). Needs what is said around each block.
[[nodiscard]] std::size_t find_title(Page const& page);

// What each block below page.main is for, and where the body begins and ends.
void place_blocks(Page& page);

// Blocks [begin, end).
struct BlockRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The prose within `main`, with the short paragraphs around it that are of the article too.
[[nodiscard]] BlockRange with_short_edges(Page const& page, BlockRange main, BlockRange prose);

// More than half of it is links.
[[nodiscard]] bool is_link_heavy(Block const& block) noexcept;
// Reads as running text: long enough, by what this page's paragraphs are like (Page::prose).
[[nodiscard]] bool is_prose(Page const& page, Block const& block) noexcept;
[[nodiscard]] inline bool is_furniture(Page const& page, std::size_t block) noexcept {
  return (page.around[block] & hint::furniture) != 0;
}

}  // namespace backfile::internal
