#include "indexer/extract/html/header_blocks.hpp"

#include <algorithm>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/captions.hpp"
#include "indexer/extract/furniture.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kAbove = 12;      // blocks before the title
constexpr std::size_t kInto = 3;        // blocks of the body
constexpr std::size_t kLast = 3;        // of the body
constexpr std::size_t kBelow = 8;       // blocks behind the body
constexpr std::size_t kFarthest = 60;   // blocks between title and body
constexpr std::uint32_t kLongest = 45;  // words

std::size_t title_or_body(Page const& page) {
  bool const titled =
      page.title_block < page.body_begin && page.body_begin - page.title_block <= kFarthest;
  return titled ? page.title_block : page.body_begin;
}

// A title high above its text: the lines just below it.
std::pair<std::size_t, std::size_t> far_title_range(Page const& page) {
  constexpr std::size_t kBelowTitle = 8;  // blocks
  auto const title = page.title_block;
  bool const far = title < page.body_begin && page.body_begin - title > kFarthest;
  if (!far) return {0, 0};
  return {title + 1, title + 1 + kBelowTitle};
}

Where where_is(Page const& page, std::size_t i) {
  auto const [first, last] = far_title_range(page);
  if (i >= first && i < last) return Where::between;
  if (i >= page.body_begin + kInto) return Where::below;
  return i < title_or_body(page) ? Where::above : Where::between;
}

// The innermost <article> around a node, or itself; 0 for none.
std::uint32_t article_of(Page const& page, std::uint32_t node) noexcept {
  auto const& nodes = page.tree.nodes;
  while (node != 0 && nodes[node].tag != Tag::article) node = nodes[node].parent;
  return node;
}

// Whether the title or the body lies below a node.
bool holds_article(Page const& page, std::uint32_t node) noexcept {
  auto const holds = [&](std::uint32_t inner) {
    return inner >= node && inner < page.tree.nodes[node].end;
  };
  bool const titled = page.title_block < page.blocks.size();
  bool const body = page.body_begin < page.body_end && holds(page.blocks[page.body_begin].node);
  return holds(page.main) || body || (titled && holds(page.blocks[page.title_block].node));
}

bool is_linked_headline(Page const& page, std::size_t i, std::uint32_t least) noexcept {
  auto const& block = page.blocks[i];
  return i != page.title_block && is_heading(page.tree.nodes[block.node].tag) &&
         block.units >= least && block.link_units == block.units;
}

// Outside the article; fewer words are a section's name.
bool is_below_headline(Page const& page, std::size_t block) noexcept {
  constexpr std::size_t kReach = 3;    // blocks
  constexpr std::uint32_t kLeast = 4;  // words
  if (block > page.title_block && block < page.body_end) return false;
  for (auto i = block; i > 0 && i + kReach > block && i - 1 != page.title_block; --i)
    if (is_heading(page.tree.nodes[page.blocks[i - 1].node].tag))
      return is_linked_headline(page, i - 1, kLeast);
  return false;
}

// In one element with the headline below, without the title: an item of a list.
bool is_above_headline(Page const& page, std::size_t block) noexcept {
  auto const& nodes = page.tree.nodes;
  if (block + 1 >= page.blocks.size() || !is_linked_headline(page, block + 1, 1)) return false;
  auto const holds = [&](std::uint32_t node, std::size_t i) {
    auto const inner = page.blocks[i].node;
    return inner > node && inner < nodes[node].end;
  };
  auto item = page.blocks[block].node;
  for (int up = 0; up < 2 && !holds(item, block + 1); ++up) item = nodes[item].parent;
  bool const titled = page.title_block < page.blocks.size() && holds(item, page.title_block);
  return holds(item, block + 1) && !titled;
}

// A sentence of the body names dates of its own.
bool may_be_header(Page const& page, std::size_t i) {
  auto const& block = page.blocks[i];
  bool const body = i >= page.body_begin && i < page.body_end;
  // A short line at the very end, such as "Written by Ann Oduya" above some words about her.
  bool const last = i + kLast >= page.body_end && block.units <= 8 && !block.ends_sentence;
  if (body && i >= page.body_begin + kInto && !last) return false;
  if (i == page.title_block || page.places[i] == Place::caption) return false;
  if (body && (block.units > 25 || (block.ends_sentence && block.units > 12))) return false;
  constexpr std::size_t kNear = 4;  // blocks
  auto const around = page.around[i] & ~hints_of_near(page, i, kNear) & ~hints_of_head(page, i);
  return block.units <= kLongest && is_own_part(around) && !is_of_other_headline(page, i);
}

void add_lines(Page const& page, std::size_t i, std::vector<HeaderBlock>& found) {
  std::string_view text = page.blocks[i].text;
  while (!text.empty()) {
    auto const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    auto const credit = read_caption_credit(line);
    if (credit.certain) continue;
    found.push_back(
        {i, line, where_is(page, i), read_header_line(line, {page.order, page.article.lang})});
  }
}

}  // namespace

bool is_in_other_article(Page const& page, std::uint32_t node) noexcept {
  auto const own = article_of(page, page.main);
  auto const other = article_of(page, node);
  if (own == 0 || other == 0) return false;
  return !holds_article(page, other);
}

bool is_in_other_item(Page const& page, std::uint32_t node) noexcept {
  auto const& nodes = page.tree.nodes;
  for (auto at = nodes[node].parent; at != 0; at = nodes[at].parent) {
    auto const type = page.tree.attribute(nodes[at], "itemtype");
    bool const article = type.ends_with("Article") || type.ends_with("Posting");
    if (article) return !holds_article(page, at);
  }
  return false;
}

Hints hints_of_near(Page const& page, std::size_t block, std::size_t reach) noexcept {
  bool const near =
      block > page.title_block && block <= page.title_block + reach && block < page.body_begin;
  return near ? hint::teaser | hint::newsletter : Hints{0};
}

bool is_of_other_headline(Page const& page, std::size_t block) noexcept {
  return is_below_headline(page, block) || is_above_headline(page, block);
}

Hints hints_of_head(Page const& page, std::size_t block) noexcept {
  bool const between = block > page.title_block && block < page.body_begin;
  return between ? page.around[page.title_block] : Hints{0};
}

bool is_own_part(Hints around) noexcept {
  constexpr Hints kOthers = hint::navigation | hint::related | hint::teaser | hint::comments |
                            hint::newsletter | hint::cookies | hint::advertising | hint::hidden |
                            hint::media;
  return (around & kOthers) == 0;
}

std::pair<std::size_t, std::size_t> header_range(Page const& page) {
  auto const top = title_or_body(page);
  return {top - std::min(top, kAbove), std::min(page.blocks.size(), page.body_end + kBelow)};
}

std::vector<HeaderBlock> header_blocks(Page const& page) {
  std::vector<HeaderBlock> found;
  auto const [first, last] = far_title_range(page);
  for (std::size_t i = first; i < last; ++i)
    if (!is_in_other_article(page, page.blocks[i].node) && may_be_header(page, i))
      add_lines(page, i, found);
  auto const [begin, end] = header_range(page);
  for (std::size_t i = begin; i < end; ++i) {
    bool const below = i >= page.body_end;
    if (below && furniture_kind(page.blocks[i].text) == FurnitureKind::tail) break;
    if (below && (page.around[i] & hint::aside) != 0) continue;
    if (is_in_other_article(page, page.blocks[i].node)) continue;
    if (may_be_header(page, i)) add_lines(page, i, found);
  }
  return found;
}

}  // namespace backfile::internal
