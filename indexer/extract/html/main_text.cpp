#include <algorithm>
#include <unordered_set>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/captions.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/notices.hpp"

// Which element holds the article, and which of its blocks are text.

namespace backfile::internal {
namespace {

bool is_link_heavy(Block const& block) { return block.link_units * 2 > block.units; }

// Readers may write more than the article has; no article is called so.
constexpr Hints kSure = hint::comments | hint::cookies;

// What may be said of a part of a page, and not of most of it.
constexpr Hints kOfParts =
    hint::furniture | hint::byline | hint::date | hint::caption | hint::deck | hint::quote;

// Reads as running text.
bool is_prose(Page const& page, Block const& block) {
  if (is_heading(page.tree.nodes[block.node].tag) || is_link_heavy(block)) return false;
  auto const text = block.units - block.link_units;
  return block.ends_sentence ? text >= 8 : text >= 20;
}

class MainText {
 public:
  explicit MainText(Page& page) : page_{page} {}

  void run() {
    mark_around();
    find_title();
    choose_main();
    narrow_to_article();
    choose_blocks();
  }

 private:
  // Sums of `value` over the blocks before each, so that any element's is a difference.
  template <typename Value>
  std::vector<double> sums(Value value) const {
    std::vector<double> out{0.0};
    out.reserve(page_.blocks.size() + 1);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) out.push_back(out.back() + value(i));
    return out;
  }

  // Names of an element that holds much of the page's prose say nothing bad of it
  // (<body class="has-sidebar comments-open">), nor do names that most of the prose bears one
  // paragraph at a time (<p class="paywall">).
  void mark_around() {
    auto const& nodes = page_.tree.nodes;
    auto const all = sums([&](std::size_t i) { return prose_units(i); });
    page_.inherited.assign(nodes.size(), 0);
    for (std::uint32_t i = 0; i < nodes.size() && heading_ == 0; ++i)
      if (nodes[i].tag == Tag::h1) heading_ = i;
    spread(all, 0.9, kSure);
    sure_ = page_.inherited;
    auto const rest = sums([&](std::size_t i) { return is_sure(i) ? 0.0 : prose_units(i); });
    spread(rest, 0.4, ~kSure);
    for (auto const& block : page_.blocks)
      page_.around.push_back(page_.inherited[block.node] | block.hints);
    ignore_common(rest.back());
  }

  bool is_sure(std::size_t i) const {
    return (sure_[page_.tree.nodes[page_.blocks[i].first].parent] & kSure) != 0;
  }

  // Hands the hints of `which` down, but for bad ones of elements with more than a share of all.
  void spread(std::vector<double> const& prose, double most, Hints which) {
    auto const& nodes = page_.tree.nodes;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      Hints own = page_.hints[i] & which;
      // Readers' comments stand below the title, and cookie notices beside it.
      if ((own & kSure) != 0 && heading_ > i && heading_ < nodes[i].end) own &= ~kSure;
      if ((own & kOfParts) != 0) {
        auto const [begin, end] = page_.blocks_below(i);
        if (prose[end] - prose[begin] > most * prose.back()) own &= ~kOfParts;
      }
      page_.inherited[i] |= own | (i == 0 ? 0 : page_.inherited[nodes[i].parent] & which);
    }
  }

  double prose_units(std::size_t i) const {
    auto const& block = page_.blocks[i];
    return is_prose(page_, block) ? double(block.units - block.link_units) : 0.0;
  }

  void ignore_common(double all) {
    Hints common = 0;
    for (Hints bit = 1; bit != 0 && bit <= hint::furniture; bit <<= 1) {
      if ((bit & hint::furniture & ~kSure) == 0) continue;
      double units = 0.0;
      for (std::size_t i = 0; i < page_.blocks.size(); ++i)
        if ((page_.around[i] & bit) != 0 && !is_sure(i)) units += prose_units(i);
      if (units > 0.5 * all) common |= bit;
    }
    for (auto& around : page_.around) around &= ~common;
    for (auto& around : page_.inherited) around &= ~common;
  }

  bool is_furniture(std::size_t i) const { return (page_.around[i] & hint::furniture) != 0; }

  double worth(std::size_t i) const {
    auto const& block = page_.blocks[i];
    if (is_furniture(i)) return -0.1 * std::min(30u, block.units);
    if (is_prose(page_, block)) return double(block.units - block.link_units);
    if (is_link_heavy(block)) return -double(std::min(12u, block.units));
    return -1.0;
  }

  void choose_main() {
    auto const worths = sums([&](std::size_t i) { return worth(i); });
    double best = 0.0;
    auto const& nodes = page_.tree.nodes;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag == Tag::text || !is_block(nodes[i].tag)) continue;
      auto const [begin, end] = page_.blocks_below(i);
      double score = worths[end] - worths[begin];
      if ((page_.hints[i] & hint::article_body) != 0) score *= 1.25;
      if (score <= 0.0 || score < best) continue;
      best = score;
      page_.main = i;
    }
    descend(worths);
  }

  // To the part that holds nearly all of it: what stands beside is about something else.
  void descend(std::vector<double> const& worths) {
    constexpr double kNearlyAll = 0.9;
    auto const& nodes = page_.tree.nodes;
    auto const worth_of = [&](std::uint32_t node) {
      auto const [begin, end] = page_.blocks_below(node);
      return worths[end] - worths[begin];
    };
    for (bool deeper = true; deeper;) {
      deeper = false;
      double const all = worth_of(page_.main);
      for (auto child = page_.main + 1; child < nodes[page_.main].end; child = nodes[child].end) {
        bool const part = nodes[child].tag != Tag::text && nodes[child].tag != Tag::p;
        if (!part || worth_of(child) < kNearlyAll * all) continue;
        page_.main = child;
        deeper = true;
        break;
      }
    }
  }

  // Pages that go on with the next story hold each in an <article>: the one with the title counts.
  void narrow_to_article() {
    if (page_.title_block >= page_.blocks.size()) return;
    auto const& nodes = page_.tree.nodes;
    auto at = page_.blocks[page_.title_block].node;
    while (at > page_.main && nodes[at].tag != Tag::article) at = nodes[at].parent;
    if (at <= page_.main || at >= nodes[page_.main].end) return;
    constexpr double kLeast = 100;  // words
    auto const prose = sums([&](std::size_t i) { return is_furniture(i) ? 0 : prose_units(i); });
    auto const [begin, end] = page_.blocks_below(at);
    bool const another = holds_article(nodes[at].end, nodes[page_.main].end);
    if (another && prose[end] - prose[begin] >= kLeast) page_.main = at;
  }

  bool holds_article(std::uint32_t begin, std::uint32_t end) const {
    for (auto i = begin; i < end; ++i)
      if (page_.tree.nodes[i].tag == Tag::article) return true;
    return false;
  }

  void find_title() {
    page_.title_block = page_.blocks.size();
    double best = 0.0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      auto const tag = page_.tree.nodes[page_.blocks[i].node].tag;
      double score = title_agreement(page_.blocks[i].text);
      if (tag == Tag::h1) score += 1.0;
      if (tag == Tag::h2 && score > 0.0) score += 0.1;
      if (score < 1.0) continue;
      bool const path = (page_.around[i] & (hint::navigation | hint::related)) != 0;
      if (is_furniture(i)) score -= tag == Tag::h1 && !path ? 0.9 : 1.5;
      if (tag == Tag::li) score -= 1.0;
      if (score <= best) continue;
      best = score;
      page_.title_block = i;
    }
    prefer_h1_above();
  }

  // A deck may stand in the markup as the title; the heading just above it is the printed one.
  void prefer_h1_above() {
    auto& title = page_.title_block;
    if (title == 0 || title >= page_.blocks.size()) return;
    auto const tag_at = [&](std::size_t i) { return page_.tree.nodes[page_.blocks[i].node].tag; };
    bool const deck = is_heading(tag_at(title)) && tag_at(title) != Tag::h1;
    if (deck && tag_at(title - 1) == Tag::h1 && !is_furniture(title - 1)) --title;
  }

  // How well a text agrees with the titles that the markup states.
  double title_agreement(std::string const& text) const {
    if (text.size() > 400) return 0.0;
    auto const wanted = plain(text);
    if (wanted.size() < 4) return 0.0;
    double best = 0.0;
    for (auto const& claim : page_.claims) {
      if (claim.field != Field::title) continue;
      auto const title = plain(claim.value);
      if (title == wanted)
        best = std::max(best, 2.0);
      else if (wanted.size() > 12 && (title.starts_with(wanted) || wanted.starts_with(title)))
        best = std::max(best, 1.5);
      else if (wanted.size() > 12 && title.ends_with(' ' + wanted))
        best = std::max(best, 0.9);  // "Loom Herald: Storm closes port"
    }
    return best;
  }

  void choose_blocks() {
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
    for (std::size_t i = begin; i < end; ++i)
      if ((i < first || i >= last) && page_.places[i] == Place::body) page_.places[i] = Place::none;
    drop_teasers(begin, end);
    drop_loose_headings(first, last);
    page_.body_begin = first;
    page_.body_end = last;
  }

  // Articles within the article are about something else, unless it is made of them (a live blog).
  void drop_teasers(std::size_t begin, std::size_t end) {
    auto const& nodes = page_.tree.nodes;
    std::vector<std::size_t> inner;
    double within = 0.0;
    double all = 0.0;
    for (auto i = begin; i < end; ++i) {
      if (page_.places[i] != Place::body && page_.places[i] != Place::heading) continue;
      auto at = page_.blocks[i].node;
      while (at > page_.main && nodes[at].tag != Tag::article) at = nodes[at].parent;
      all += page_.blocks[i].units;
      if (at <= page_.main) continue;
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
    if (is_furniture(i)) return Place::furniture;
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
  std::uint32_t heading_ = 0;  // the first h1
  std::vector<Hints> sure_;    // of each node: the hints of kSure
};

}  // namespace

void find_main_text(Page& page) { MainText{page}.run(); }

}  // namespace backfile::internal
