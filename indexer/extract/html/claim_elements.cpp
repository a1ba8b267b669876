#include <fmt/format.h>

#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/html/page_text.hpp"

// What elements state by their attributes: microdata, <time>, rel=author.

namespace backfile::internal {
namespace {

struct Property {
  std::string_view name;
  ClaimField field;
  int weight;
};
constexpr std::array kProperties{Property{"headline", ClaimField::title, 70},
                                 Property{"alternativeHeadline", ClaimField::deck, 60},
                                 Property{"datePublished", ClaimField::published, 82},
                                 Property{"dateCreated", ClaimField::published, 60},
                                 Property{"dateModified", ClaimField::updated, 80},
                                 Property{"author", ClaimField::author, 75},
                                 Property{"creator", ClaimField::author, 60},
                                 Property{"articleSection", ClaimField::section, 60},
                                 Property{"genre", ClaimField::genre, 60}};

std::string value_of(Tree const& tree, std::uint32_t at, ClaimField field) {
  PageNode const& node = tree.nodes[at];
  for (std::string_view const name : {"content", "datetime"}) {
    auto const value = tree.attribute(node, name);
    if (!value.empty()) return without_markup(value);
  }
  if (field == ClaimField::author) {
    // The name within an author's scope.
    for (std::uint32_t i = at + 1; i < node.end; ++i) {
      if (tree.attribute(tree.nodes[i], "itemprop") != "name") continue;
      auto const content = tree.attribute(tree.nodes[i], "content");
      return content.empty() ? text_below(tree, i) : without_markup(content);
    }
  }
  constexpr std::size_t kLongest = 300;  // bytes; more is a text around the value
  auto text = text_below(tree, at);
  return text.size() > kLongest ? std::string{} : text;
}

void add(Page& page, std::uint32_t at, Property const& property) {
  auto value = value_of(page.tree, at, property.field);
  if (value.empty()) return;
  Claim claim{property.field, Source::element, std::move(value),
              fmt::format("itemprop:{}", property.name), property.weight};
  claim.line = page.tree.nodes[at].line;
  claim.node = at;
  page.claims.push_back(std::move(claim));
}

void read_properties(Page& page, std::uint32_t at) {
  auto const names = page.tree.attribute(page.tree.nodes[at], "itemprop");
  if (names.empty() || page.tree.nodes[at].tag == Tag::meta) return;
  for (auto const name : split_words(names, 8))
    for (auto const& property : kProperties)
      if (property.name == name) return add(page, at, property);
}

}  // namespace

void claim_elements(Page& page) {
  for (std::uint32_t i = 0; i < page.tree.nodes.size(); ++i) read_properties(page, i);
}

}  // namespace backfile::internal
