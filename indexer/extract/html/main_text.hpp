// The steps of find_main_text: the title, the element that holds the article, its blocks.
#pragma once

#include "indexer/extract/html/page.hpp"

namespace backfile::internal {

// Its block, or blocks.size(). Needs what is said around each block.
[[nodiscard]] std::size_t find_title(Page const& page);

// What each block below page.main is for, and where the body begins and ends.
void place_blocks(Page& page);

// More than half of it is links.
[[nodiscard]] bool is_link_heavy(Block const& block) noexcept;
// Reads as running text.
[[nodiscard]] bool is_prose(Page const& page, Block const& block) noexcept;
[[nodiscard]] inline bool is_furniture(Page const& page, std::size_t block) noexcept {
  return (page.around[block] & hint::furniture) != 0;
}

}  // namespace backfile::internal
