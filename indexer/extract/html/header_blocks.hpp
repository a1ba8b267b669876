// The lines around title and body in which pages print dates and authors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/header_line.hpp"
#include "indexer/extract/html/page.hpp"

namespace backfile::internal {

enum class Where : std::uint8_t { between, above, below };  // title and body

struct HeaderBlock {
  std::size_t block = 0;
  std::string_view text;  // one line of the block
  Where where = Where::between;
  HeaderLine read;
};

// In the order of the page. Other stories, comments, menus and captions are left out.
[[nodiscard]] std::vector<HeaderBlock> header_blocks(Page const& page);

// The blocks among which those lines lie, [first, second).
[[nodiscard]] std::pair<std::size_t, std::size_t> header_range(Page const& page);

// Within an <article> that is another one than that of the title or the body.
[[nodiscard]] bool is_in_other_article(Page const& page, std::uint32_t node) noexcept;

// Within microdata of an article that holds neither the title nor the body: a list of stories.
[[nodiscard]] bool is_in_other_item(Page const& page, std::uint32_t node) noexcept;

// Names that the title bears, too, say nothing bad of a block between it and the body.
[[nodiscard]] Hints hints_of_head(Page const& page, std::size_t block) noexcept;

// Names such as "teaser" and "newsletter" are given to the head of the article, too: what they say
// counts for nothing so many blocks below the title.
[[nodiscard]] Hints hints_of_near(Page const& page, std::size_t block, std::size_t reach) noexcept;

// Beside a headline that is a link, outside the article or in an item of a list: it is that story's
// name and date.
[[nodiscard]] bool is_of_other_headline(Page const& page, std::size_t block) noexcept;

// Whether an element there may speak of this article.
[[nodiscard]] bool is_own_part(Hints around) noexcept;

}  // namespace backfile::internal
