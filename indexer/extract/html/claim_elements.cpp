#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/html/page_text.hpp"

// What elements state by their attributes: microdata, the dates of RDFa and of microformats.

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

// Dates alone, for their attributes say what a person would not read: their text is read as print.
struct DateName {
  std::string_view name;
  ClaimField field;
  int weight;
};

// RDFa, whatever the prefix is: property="dc:date dc:created" content="2016-11-12T10:15:00+01:00".
constexpr std::array kTerms{DateName{"datePublished", ClaimField::published, 75},
                            DateName{"published_time", ClaimField::published, 75},
                            DateName{"issued", ClaimField::published, 72},
                            DateName{"created", ClaimField::published, 66},
                            DateName{"dateCreated", ClaimField::published, 60},
                            DateName{"date", ClaimField::published, 62},
                            DateName{"dateModified", ClaimField::updated, 75},
                            DateName{"modified_time", ClaimField::updated, 75},
                            DateName{"modified", ClaimField::updated, 70}};

// hAtom and what followed it: <abbr class="published" title="2016-11-12T10:15:00+01:00">.
constexpr std::array kClasses{DateName{"published", ClaimField::published, 72},
                              DateName{"dt-published", ClaimField::published, 72},
                              DateName{"updated", ClaimField::updated, 70},
                              DateName{"dt-updated", ClaimField::updated, 70}};

void add_date(Page& page, std::uint32_t at, DateName const& date, std::string rule,
              std::string_view value) {
  if (value.empty()) return;
  Claim claim{date.field, Source::element, without_markup(value), std::move(rule), date.weight};
  claim.line = page.tree.nodes[at].line;
  claim.node = at;
  page.claims.push_back(std::move(claim));
}

// The first of an element's names that is in the table.
template <std::size_t size>
DateName const* find_name(std::array<DateName, size> const& table, std::string_view names) {
  constexpr std::size_t kMostNames = 8;
  for (auto const name : split_words(names, kMostNames)) {
    auto const local = name.substr(name.find_last_of(":/#.") + 1);
    for (auto const& row : table)
      if (row.name == local) return &row;
  }
  return nullptr;
}

void read_terms(Page& page, std::uint32_t at) {
  PageNode const& node = page.tree.nodes[at];
  auto const names = page.tree.attribute(node, "property");
  if (names.empty() || node.tag == Tag::meta) return;
  auto const* const term = find_name(kTerms, names);
  if (term == nullptr) return;
  auto const content = page.tree.attribute(node, "content");
  add_date(page, at, *term, fmt::format("property:{}", names),
           content.empty() ? page.tree.attribute(node, "datetime") : content);
}

// The title of the element itself, or of a "value-title" in it.
void read_classes(Page& page, std::uint32_t at) {
  PageNode const& node = page.tree.nodes[at];
  auto const names = page.tree.attribute(node, "class");
  if (names.empty() || node.tag == Tag::time) return;
  auto const* const date = find_name(kClasses, names);
  if (date == nullptr) return;
  constexpr std::uint32_t kNear = 20;  // nodes
  auto title = page.tree.attribute(node, "title");
  for (std::uint32_t i = at + 1; title.empty() && i < std::min(node.end, at + kNear); ++i)
    if (page.tree.attribute(page.tree.nodes[i], "class") == "value-title")
      title = page.tree.attribute(page.tree.nodes[i], "title");
  add_date(page, at, *date, fmt::format("element:{}@title", element_name(page.tree, at)), title);
}

}  // namespace

void claim_elements(Page& page) {
  for (std::uint32_t i = 0; i < page.tree.nodes.size(); ++i) {
    read_properties(page, i);
    read_terms(page, i);
    read_classes(page, i);
  }
}

}  // namespace backfile::internal
