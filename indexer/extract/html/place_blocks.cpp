#include <algorithm>
#include <cstdint>
#include <unordered_set>

#include "indexer/extract/author_line.hpp"
#include "indexer/extract/captions.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/html/main_text.hpp"
#include "indexer/extract/notices.hpp"

// Which blocks of the article are its text.

namespace backfile::internal {
namespace {

class Placer {
 public:
  explicit Placer(Page& page) : page_{page} {}

  void run() {
    auto const [begin, end] = page_.blocks_below(page_.main);
    page_.places.assign(page_.blocks.size(), Place::none);
    std::size_t first = end;
    std::size_t last = begin;
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = begin; i < end; ++i) {
      page_.places[i] = place_of(i);
      if (page_.places[i] == Place::body && is_repeated(seen, i))
        page_.places[i] = Place::furniture;
      if (page_.places[i] != Place::body || !is_prose(page_, page_.blocks[i])) continue;
      first = std::min(first, i);
      last = i + 1;
    }
    if (first >= last) first = last = begin;
    auto const grown = with_short_edges(page_, {begin, end}, {first, last});
    first = grown.begin;
    last = grown.end;
    last = without_closing(first, last);
    for (std::size_t i = begin; i < end; ++i)
      if ((i < first || i >= last) && page_.places[i] == Place::body) page_.places[i] = Place::none;
    drop_teasers(begin, end);
    drop_loose_headings(first, last);
    page_.body_begin = first;
    page_.body_end = last;
  }

 private:
  // Whom to write to, who she is, where the study was printed: below the text, not of it.
  std::size_t without_closing(std::size_t first, std::size_t last) {
    for (; last > first + 1; --last) {
      auto& place = page_.places[last - 1];
      auto const& text = page_.blocks[last - 1].text;
      bool const body = place == Place::body;
      bool const closing = body && (is_reference(text) || !read_author_card(text).empty() ||
                                    !read_biography(text).empty());
      if (body && !closing) return last;
      if (body) place = Place::none;
    }
    return last;
  }

  // Articles within the article are about something else, unless it is made of them (a live blog).
  void drop_teasers(std::size_t begin, std::size_t end) {
    auto const& nodes = page_.tree.nodes;
    std::vector<std::uint32_t> article(nodes.size(), 0);  // the innermost one within main
    for (auto i = page_.main + 1; i < nodes[page_.main].end; ++i)
      article[i] = nodes[i].tag == Tag::article ? i : article[nodes[i].parent];
    std::vector<std::size_t> inner;
    double within = 0.0;
    double all = 0.0;
    for (auto i = begin; i < end; ++i) {
      if (page_.places[i] != Place::body && page_.places[i] != Place::heading) continue;
      all += page_.blocks[i].units;
      if (article[page_.blocks[i].node] == 0) continue;
      within += page_.blocks[i].units;
      inner.push_back(i);
    }
    if (within * 3 > all) return;
    for (auto const i : inner) page_.places[i] = Place::furniture;
  }

  // Printed once for narrow screens and once for wide ones.
  bool is_repeated(std::unordered_set<std::string_view>& seen, std::size_t i) const {
    constexpr std::uint32_t kLeast = 10;  // words
    auto const& block = page_.blocks[i];
    return block.units >= kLeast && !seen.insert(block.text).second;
  }

  Place place_of(std::size_t i) const {
    auto const& block = page_.blocks[i];
    auto const around = page_.around[i];
    auto const tag = page_.tree.nodes[block.node].tag;
    if (i == page_.title_block) return Place::title;
    if (is_furniture(page_, i)) return Place::furniture;
    if ((around & hint::caption) != 0) return Place::caption;
    bool const small = block.units < 25;
    if (small && (around & (hint::byline | hint::date)) != 0) return Place::header;
    if (is_heading(tag)) return Place::heading;
    if (furniture_kind(block.text) != FurnitureKind::none) return Place::furniture;
    if (small && (read_copyright(block.text) || read_source(block.text))) return Place::header;
    if (is_link_heavy(block) && block.link_units * 3 > block.units * 2) return Place::furniture;
    return Place::body;
  }

  // A heading belongs to text below it.
  void drop_loose_headings(std::size_t begin, std::size_t end) {
    bool text = false;
    for (std::size_t i = end; i > begin; --i) {
      auto& place = page_.places[i - 1];
      if (place == Place::body) text = true;
      if (place == Place::heading && !text) place = Place::furniture;
      if (place == Place::heading) text = false;
    }
  }

  Page& page_;
};

}  // namespace

bool is_link_heavy(Block const& block) noexcept { return block.link_units * 2 > block.units; }

bool is_prose(Page const& page, Block const& block) noexcept {
  if (is_heading(page.tree.nodes[block.node].tag) || is_link_heavy(block)) return false;
  auto const text = block.units - block.link_units;
  return text >= (block.ends_sentence ? page.prose.sentence : page.prose.open);
}

void place_blocks(Page& page) { Placer{page}.run(); }

}  // namespace backfile::internal
