#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/main_text.hpp"
#include "indexer/extract/placeholders.hpp"

// Which block prints the title.

namespace backfile::internal {
namespace {

// How well a text agrees with the titles that the markup states.
double title_agreement(Page const& page, std::string const& text) {
  if (text.size() > 400) return 0.0;
  auto const wanted = plain(text);
  if (wanted.size() < 4) return 0.0;
  double best = 0.0;
  for (auto const& claim : page.claims) {
    if (claim.field != ClaimField::title) continue;
    auto const title = plain(claim.value);
    if (title == wanted)
      best = std::max(best, 2.0);
    else if (wanted.size() > 12 && (title.starts_with(wanted) || wanted.starts_with(title)))
      best = std::max(best, wanted.size() * 2 > title.size() ? 1.5 : 0.8);  // 0.8: a kicker
    else if (wanted.size() > 12 && title.ends_with(' ' + wanted))
      best = std::max(best, 0.9);  // "Loom Herald: Storm closes port"
  }
  return best;
}

// A site's name is a heading on many pages.
bool is_outlet(Page const& page, std::string const& text) {
  auto const wanted = plain(text);
  return std::any_of(page.claims.begin(), page.claims.end(), [&](Claim const& claim) {
    return claim.field == ClaimField::outlet && plain(claim.value) == wanted;
  });
}

// A deck may stand in the markup as the title; the heading just above it is the printed one.
std::size_t or_h1_above(Page const& page, std::size_t title) {
  if (title == 0 || title >= page.blocks.size()) return title;
  auto const tag_at = [&](std::size_t i) { return page.tree.nodes[page.blocks[i].node].tag; };
  bool const deck = is_heading(tag_at(title)) && tag_at(title) != Tag::h1;
  bool const above = deck && tag_at(title - 1) == Tag::h1 && !is_furniture(page, title - 1) &&
                     !is_outlet(page, page.blocks[title - 1].text);
  return above ? title - 1 : title;
}

}  // namespace

std::size_t find_title(Page const& page) {
  auto title = page.blocks.size();
  double best = 0.0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    auto const tag = page.tree.nodes[page.blocks[i].node].tag;
    double score = title_agreement(page, page.blocks[i].text);
    if (tag == Tag::h1) score += 1.0;
    if (tag == Tag::h2 && score > 0.0) score += 0.1;
    if (score < 1.0 || is_placeholder(MetadataKind::title, page.blocks[i].text)) continue;
    bool const path = (page.around[i] & (hint::navigation | hint::related)) != 0;
    if (is_furniture(page, i)) score -= tag == Tag::h1 && !path ? 0.9 : 1.5;
    if (tag == Tag::li) score -= 1.0;
    if (score <= best) continue;
    best = score;
    title = i;
  }
  return or_h1_above(page, title);
}

}  // namespace backfile::internal
