#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/extract/html/main_text.hpp"

// Which element holds the article.

namespace backfile::internal {
namespace {

// Readers may write more than the article has; no article is called so.
constexpr Hints kSure = hint::comments | hint::cookies;

// What may be said of a part of a page, and not of most of it.
constexpr Hints kOfParts =
    hint::furniture | hint::byline | hint::date | hint::caption | hint::deck | hint::quote;

class MainText {
 public:
  explicit MainText(Page& page) : page_{page} {}

  void run() {
    mark_around();
    measure_prose();
    page_.title_block = find_title(page_);
    choose_main();
    narrow_to_article();
    place_blocks(page_);
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

  // A page of short paragraphs has sentences where others have prose.
  void measure_prose() {
    constexpr double kEnough = 16;  // words
    constexpr std::array kShorter{ProseLength{3, 20}, ProseLength{1, 6}};
    for (auto const& shorter : kShorter) {
      double words = 0.0;
      for (std::size_t i = 0; i < page_.blocks.size(); ++i)
        words += is_furniture(page_, i) ? 0.0 : prose_units(i);
      if (words >= kEnough) return;
      page_.prose = shorter;
      mark_around();
    }
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
    page_.around.clear();
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

  double worth(std::size_t i) const {
    auto const& block = page_.blocks[i];
    if (is_furniture(page_, i)) return -0.1 * std::min(30u, block.units);
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
    // A lone long paragraph has short ones beside it.
    while (page_.main != 0 && (nodes[page_.main].tag == Tag::p || !is_block(nodes[page_.main].tag)))
      page_.main = nodes[page_.main].parent;
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
    auto const prose =
        sums([&](std::size_t i) { return is_furniture(page_, i) ? 0 : prose_units(i); });
    auto const [begin, end] = page_.blocks_below(at);
    bool const another = holds_article(nodes[at].end, nodes[page_.main].end);
    if (another && prose[end] - prose[begin] >= kLeast) page_.main = at;
  }

  bool holds_article(std::uint32_t begin, std::uint32_t end) const {
    for (auto i = begin; i < end; ++i)
      if (page_.tree.nodes[i].tag == Tag::article) return true;
    return false;
  }

  Page& page_;
  std::uint32_t heading_ = 0;  // the first h1
  std::vector<Hints> sure_;    // of each node: the hints of kSure
};

}  // namespace

void find_main_text(Page& page) { MainText{page}.run(); }

}  // namespace backfile::internal
