#include "indexer/extract/html/author_group.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/html/tree.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {
namespace {

// What an outlet's name may have behind it: "Loom Herald Online".
constexpr std::array<std::string_view, 12> kBehind{
    "blog", "news", "online", "com", "net", "org", "inc", "llc", "ltd", "co", "team", "staff"};

bool is_same_outlet(std::string_view outlet, std::string_view name) {
  if (outlet.starts_with("the ")) outlet.remove_prefix(4);
  if (name.starts_with("the ")) name.remove_prefix(4);
  if (!outlet.starts_with(name)) return false;
  auto const rest = trim(outlet.substr(name.size()));
  return rest.empty() || std::find(kBehind.begin(), kBehind.end(), rest) != kBehind.end();
}

// The last part of an address, as plain words: "…/ann-oduya.html" is "ann oduya html".
std::string last_part(std::string_view href) {
  href = href.substr(0, href.find_first_of("?#"));
  while (href.ends_with('/')) href.remove_suffix(1);
  return plain(href.substr(href.rfind('/') == href.npos ? 0 : href.rfind('/') + 1));
}

}  // namespace

void AuthorGroup::add(AuthorName name, Evidence const& evidence) {
  auto const wanted = plain(name.name);
  for (auto const& known : names)
    if (plain(known.name) == wanted) return;
  if (names.size() >= kMostAuthors) return;
  Byline byline;
  byline.name = std::move(name.name);
  byline.email = std::move(name.email);
  byline.kind = name.organisation ? BylineKind::organisation : BylineKind::person;
  byline.evidence = {evidence};
  names.push_back(std::move(byline));
}

bool AuthorGroup::has_person() const {
  return std::any_of(names.begin(), names.end(),
                     [](Byline const& b) { return b.kind == BylineKind::person; });
}

bool AuthorGroup::holds(AuthorGroup const& smaller) const {
  return std::all_of(smaller.names.begin(), smaller.names.end(), [&](Byline const& one) {
    return std::any_of(names.begin(), names.end(),
                       [&](Byline const& other) { return plain(other.name) == plain(one.name); });
  });
}

bool may_name_authors(Page const& page, std::size_t i) {
  auto const& block = page.blocks[i];
  bool const text = i >= page.body_begin + 2 && i < page.body_end;
  constexpr std::size_t kNear = 6;  // blocks
  auto const around = page.around[i] & ~hints_of_near(page, i, kNear);
  // Linked names with a few words about each of them.
  bool const linked = (page.around[i] & hint::byline) != 0 && block.link_units > 0;
  return !text && block.units <= (linked ? 50 : 25) && i != page.title_block &&
         !(block.ends_sentence && block.units > 12) &&
         is_own_part(around & ~hints_of_head(page, i)) && page.places[i] != Place::caption &&
         !is_of_other_headline(page, i) && !is_in_other_article(page, block.node);
}

std::pair<std::uint32_t, std::uint32_t> nodes_of_block(Page const& page, std::size_t block) {
  auto const& nodes = page.tree.nodes;
  auto const owner = page.blocks[block].node;
  auto first = page.blocks[block].first;
  while (nodes[first].parent > owner) first = nodes[first].parent;
  auto end = nodes[owner].end;
  if (block + 1 < page.blocks.size()) end = std::min(end, page.blocks[block + 1].first);
  return {first, end};
}

bool is_outlet_of(Page const& page, std::string_view name) {
  auto const wanted = plain(name);
  return std::any_of(page.claims.begin(), page.claims.end(), [&](Claim const& claim) {
    return claim.field == ClaimField::outlet && is_same_outlet(plain(claim.value), wanted);
  });
}

bool is_review(Page const& page, std::uint32_t node) {
  auto const& nodes = page.tree.nodes;
  for (auto at = node; at != 0; at = nodes[at].parent) {
    auto const type = page.tree.attribute(nodes[at], "itemtype");
    if (type.ends_with("/Review") || type.ends_with("/Comment")) return true;
  }
  return false;
}

bool is_pen_name(Page const& page, std::uint32_t link, std::string_view text) {
  auto const& node = page.tree.nodes[link];
  std::size_t at = 0;
  bool const capital = !text.empty() && is_upper(next_code_point(text, at));
  bool const said = page.tree.attribute(node, "rel").find("author") != std::string_view::npos;
  auto const name = plain(text);
  return (capital || said) && name.size() > 2 && name.find(' ') == name.npos &&
         furniture_kind(text) == FurnitureKind::none &&
         last_part(page.tree.attribute(node, "href")).find(name) != name.npos;
}

bool links_to_person(Page const& page, std::uint32_t link) {
  constexpr std::array<std::string_view, 20> kParts{
      "/author", "/people/",    "/person/", "/profile", "/staff",    "/contributor", "/editor/",
      "/by/",    "/autor",      "/auteur",  "/autore",  "/users/",   "/redaktion",   "/editors/",
      "/team",   "/journalist", "/writer",  "/@",       "/reporter", "/u/"};
  auto const& node = page.tree.nodes[link];
  auto const href = page.tree.attribute(node, "href");
  for (auto const part : kParts)
    if (href.find(part) != href.npos) return true;
  return page.tree.attribute(node, "rel").find("author") != std::string_view::npos;
}

}  // namespace backfile::internal
