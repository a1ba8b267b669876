#include <algorithm>
#include <cstdint>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/html/author_group.hpp"
#include "indexer/extract/html/author_tables.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"

// Authors whom the page tells of apart from any byline.

namespace backfile::internal {
namespace {

// All of it bold or slanted, or at the right margin.
bool is_set_apart(Page const& page, Block const& block) {
  auto const& nodes = page.tree.nodes;
  auto const style = page.tree.attribute(nodes[block.node], "style");
  if (style.find("text-align") != style.npos && style.find("right") != style.npos) return true;
  for (auto i = block.node + 1; i < nodes[block.node].end; ++i) {
    bool const marked = nodes[i].tag == Tag::strong || nodes[i].tag == Tag::em;
    if (marked && plain(text_below(page.tree, i)) == plain(block.text)) return true;
  }
  return false;
}

bool is_name_of_somebody(std::string_view text) {
  return is_author_name(text) && furniture_kind(text) == FurnitureKind::none && !is_nobody(text);
}

// "This post was written by Ann Oduya, harbour master.": a sentence at the beginning or the end.
std::string_view writer_of_this(std::string_view text) {
  constexpr std::size_t kFront = 30;  // bytes: "This article was originally"
  constexpr std::string_view kWritten = " written by ";
  auto const at = text.find(kWritten);
  if (!text.starts_with("This ") || at == text.npos || at > kFront) return {};
  auto const rest = text.substr(at + kWritten.size());
  std::size_t end = rest.size();
  for (std::string_view const stop : {",", ".", " and ", " for ", " from ", " (", " of ", ";"})
    end = std::min(end, rest.find(stop));
  auto const name = trim(rest.substr(0, end));
  return is_name_of_somebody(name) ? name : std::string_view{};
}

// "<b>Ann Oduya:</b> Since …": the bold words with which a block begins.
std::string opening_words(Page const& page, std::size_t block) {
  auto const& nodes = page.tree.nodes;
  auto const [begin, end] = nodes_of_block(page, block);
  for (auto i = begin; i < end; ++i) {
    if (nodes[i].tag != Tag::strong && nodes[i].tag != Tag::a) continue;
    auto const text = text_below(page.tree, i);
    if (!text.empty()) return page.blocks[block].text.starts_with(text) ? text : std::string{};
  }
  return {};
}

// "Ann" of "Ann Oduya" begins what is said next.
bool goes_on_about(Page const& page, std::size_t block, std::string_view name) {
  if (block + 1 >= page.blocks.size()) return false;
  std::string_view const next = page.blocks[block + 1].text;
  auto const given = name.substr(0, name.find(' '));
  return next.starts_with(given) && next.substr(given.size()).starts_with(' ');
}

// Whom a block below the text is about, where its name, a label above it, or what follows says so.
std::string person_told_of(Page const& page, std::size_t i) {
  constexpr std::uint32_t kShort = 16;  // words: a name and what she does
  auto const& block = page.blocks[i];
  if (auto const writer = writer_of_this(block.text); !writer.empty()) return std::string{writer};
  bool const about = (page.around[i] & (hint::byline | hint::biography)) != 0 ||
                     is_author_label(page.blocks[i - 1].text);
  auto const opening = opening_words(page, i);
  auto const name = trim_marks(opening, ":,-|");
  bool const named = is_name_of_somebody(name);
  bool const job =
      block.units <= kShort && is_role(std::string_view{block.text}.substr(opening.size()));
  if (named && (about || (job && goes_on_about(page, i, name)))) return std::string{name};
  if (!about) return {};
  if (auto const person = read_biography(block.text); !person.empty()) return std::string{person};
  return std::string{read_author_card(block.text)};
}

bool may_tell_of_author(Page const& page, std::size_t i) {
  auto const node = page.blocks[i].node;
  return is_own_part(page.around[i]) && !is_in_other_article(page, node) &&
         !is_of_other_headline(page, i) && !is_review(page, node);
}

void add_signature(Page const& page, AuthorGroup& group) {
  constexpr std::size_t kLast = 2;  // blocks
  auto const end = std::min(page.blocks.size(), page.body_end + 1);
  for (auto i = std::max(page.body_begin + 1, page.body_end - std::min(page.body_end, kLast));
       i < end; ++i) {
    auto const& block = page.blocks[i];
    if (block.units > 4 || block.links > 0 || !is_own_part(page.around[i])) continue;
    if (!is_name_of_somebody(block.text) || !is_set_apart(page, block)) continue;
    for (auto const& name : author_names(block.text, false))
      group.add(name, evidence_of(page, block, name.name));
  }
}

void add_biography(Page const& page, AuthorGroup& group) {
  constexpr std::size_t kFirst = 3;  // blocks of the body
  constexpr std::size_t kLast = 4;
  constexpr std::size_t kBelow = 12;  // blocks behind it
  auto const first = std::max(page.body_begin + 1, page.body_end - std::min(page.body_end, kLast));
  auto const end = std::min(page.blocks.size(), page.body_end + kBelow);
  auto const add = [&](std::size_t i, std::string_view name) {
    if (!name.empty() && group.names.empty())
      group.add({std::string{name}, {}, false}, evidence_of(page, page.blocks[i], name));
  };
  for (auto i = page.body_begin; i < std::min(page.body_begin + kFirst, page.body_end); ++i)
    add(i, writer_of_this(page.blocks[i].text));
  for (auto i = first; i < end; ++i)
    if ((page.around[i] & hint::aside) == 0 && may_tell_of_author(page, i))
      add(i, person_told_of(page, i));
}

// An element that is called the author's name, however far; nothing where there are several names.
void add_far_name(Page const& page, AuthorGroup& group) {
  AuthorGroup found;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    auto const& block = page.blocks[i];
    if ((page.hints[block.node] & hint::author_name) == 0 || block.units > 6) continue;
    if (!may_tell_of_author(page, i)) continue;
    for (auto const& name : author_names(block.text, false))
      if (!name.organisation) found.add(name, evidence_of(page, block, name.name));
  }
  if (found.names.size() == 1) group = std::move(found);
}

}  // namespace

AuthorGroup told_authors(Page const& page) {
  AuthorGroup group;
  add_signature(page, group);
  if (group.names.empty()) add_biography(page, group);
  if (group.names.empty()) add_far_name(page, group);
  return group;
}

}  // namespace backfile::internal
