#include <algorithm>
#include <cstdint>
#include <optional>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/header_line.hpp"
#include "indexer/extract/html/main_text.hpp"

// Short paragraphs before the first long one and behind the last, and lists at the end: text of the
// article too, where they stand in one element with it. A line of date or author is none, nor
// what is said to be a deck; behind a heading something else may begin.

namespace backfile::internal {
namespace {

// Parts of a text, of which the element around them is asked.
bool is_text_part(Tag tag) noexcept {
  switch (tag) {
    case Tag::blockquote:
    case Tag::dd:
    case Tag::dl:
    case Tag::dt:
    case Tag::li:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul: return true;
    default: return false;
  }
}

bool is_item(Tag tag) noexcept {
  return tag == Tag::li || tag == Tag::dd || tag == Tag::dt || tag == Tag::td || tag == Tag::th;
}

class Edges {
 public:
  Edges(Page const& page, BlockRange main, BlockRange prose)
      : page_{page}, main_{main}, prose_{prose} {}

  BlockRange grown() const {
    auto grown = prose_;
    auto const top = holder(prose_.begin);
    for (auto i = prose_.begin; i > main_.begin && goes_on(i - 1); --i) {
      if (is_header(page_.blocks[i - 1].text)) break;  // above it is the header
      if (belongs(i - 1, top) && !is_list(i - 1)) grown.begin = i - 1;
    }
    auto const bottom = holder(prose_.end - 1);
    for (auto i = prose_.end; i < main_.end && goes_on(i); ++i)
      if (belongs(i, bottom)) grown.end = i + 1;
    return grown;
  }

 private:
  // The element that holds the paragraphs, the block itself where its text stands bare in it.
  std::uint32_t holder(std::size_t block) const {
    auto at = page_.blocks[block].node;
    while (at != 0 && is_text_part(page_.tree.nodes[at].tag)) at = page_.tree.nodes[at].parent;
    return at;
  }

  bool goes_on(std::size_t block) const {
    auto const place = page_.places[block];
    return place == Place::body || place == Place::caption || place == Place::furniture;
  }

  bool is_list(std::size_t block) const {
    return is_item(page_.tree.nodes[page_.blocks[block].node].tag);
  }

  bool belongs(std::size_t i, std::uint32_t around) const {
    auto const& block = page_.blocks[i];
    if (page_.places[i] != Place::body || holder(i) != around) return false;
    if ((page_.around[i] & hint::deck) != 0 || block.link_units > 0) return false;
    bool const sentence = block.ends_sentence || is_unspaced(last_code_point(block.text));
    return (sentence || is_list(i)) && !is_header(block.text);
  }

  static bool is_header(std::string_view text) {
    constexpr std::size_t kMostRest = 6;  // words beside date and names
    auto const read = read_header_line(text, {});
    bool const found = !read.dates.empty() || (!read.names.empty() && read.marked) || read.undated;
    return found && read.rest_units <= kMostRest;
  }

  Page const& page_;
  BlockRange main_;
  BlockRange prose_;
};

}  // namespace

BlockRange with_short_edges(Page const& page, BlockRange main, BlockRange prose) {
  return prose.begin < prose.end ? Edges{page, main, prose}.grown() : prose;
}

}  // namespace backfile::internal
