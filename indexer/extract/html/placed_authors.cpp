#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/header_line.hpp"
#include "indexer/extract/html/author_group.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {
namespace {

using Names = std::vector<AuthorName>;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// "Medically reviewed by Kim Sato": she did not write it.
bool tells_of_helper(std::string_view text) {
  constexpr std::array<std::string_view, 8> kLabels{
      "medically reviewed by", "expert reviewed by", "fact checked by", "edited by",
      "reviewed for accuracy", "researched by",      "approved by",     "verified by"};
  auto const line = plain(text.substr(0, 40));
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](auto label) { return starts_with_words(line, label); });
}

bool is_sole_name(std::string_view text) {
  return shows_name(text) && is_person_name(text) && !is_organisation_name(text) &&
         furniture_kind(text) == FurnitureKind::none;
}

class PlacedAuthors {
 public:
  explicit PlacedAuthors(Page const& page) : page_{page} {}

  AuthorGroup find() const {
    AuthorGroup group;
    auto const [first, last] = header_range(page_);
    std::size_t at = page_.blocks.size();
    for (std::size_t i = first; i < last; ++i) {
      if (!may_name_authors(page_, i) || is_review(page_, page_.blocks[i].node)) continue;
      if (tells_of_helper(page_.blocks[i].text)) continue;
      bool const named = (page_.around[i] & hint::byline) != 0;
      // Further authors stand in elements like the first one's.
      if (!group.names.empty() && (!named || i > at + 3 || !alike(at, i))) continue;
      for (auto const& name : named ? of_block(i) : of_other(i)) {
        if (name.organisation && !group.names.empty()) continue;
        group.add(name, evidence_of(page_, page_.blocks[i], name.name));
        at = i;
      }
    }
    return group;
  }

 private:
  bool alike(std::size_t a, std::size_t b) const {
    return element_name(page_.tree, page_.blocks[a].node) ==
           element_name(page_.tree, page_.blocks[b].node);
  }

  // Links that name persons; else the innermost elements that are called so; else the first line
  // that names somebody: below it stands what they do.
  Names of_block(std::size_t i) const {
    auto names = linked_names(i);
    if (names.empty()) names = named_elements(i);
    if (names.empty()) names = of_element(page_.blocks[i].node);
    std::string_view text = page_.blocks[i].text;
    if (auto listed = names_of_list(text); holds_more(listed, names)) return listed;
    while (!text.empty() && names.empty()) {
      auto const line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      names = of_line(line);
    }
    return names;
  }

  static Names names_of_list(std::string_view text) {
    auto names = author_names(text.substr(0, text.find('\n')), false);
    auto const body = [](AuthorName const& name) { return name.organisation; };
    return std::any_of(names.begin(), names.end(), body) ? Names{} : names;
  }

  // "Ann Oduya and <a>Peter Brandt</a>": the list has all names of the links, and more.
  static bool holds_more(Names const& listed, Names const& names) {
    auto const is_listed = [&](AuthorName const& name) {
      return std::any_of(listed.begin(), listed.end(),
                         [&](AuthorName const& other) { return other.name == name.name; });
    };
    return !names.empty() && listed.size() > names.size() &&
           std::all_of(names.begin(), names.end(), is_listed);
  }

  // "Ann Oduya July 3, 2025": what is left without the date.
  Names of_line(std::string_view line) const {
    auto const read = read_header_line(line, page_.order);
    if (read.dates.empty()) return author_or_outlet(line);
    for (auto const segment : read.rest)
      if (auto names = author_or_outlet(segment); !names.empty()) return names;
    return {};
  }

  Names author_or_outlet(std::string_view text) const {
    if (is_outlet_of(page_, text)) return {{std::string{text}, {}, true}};
    return author_names(text, false);
  }

  Names named_elements(std::size_t block) const {
    Names names;
    auto const& nodes = page_.tree.nodes;
    auto const [begin, end] = nodes_of_block(page_, block);
    for (auto i = begin; i < end;) {
      bool const byline = (page_.hints[i] & hint::byline) != 0 && nodes[i].end <= end;
      auto found = byline ? of_element(i) : Names{};
      if (found.empty()) {
        ++i;
        continue;
      }
      std::move(found.begin(), found.end(), std::back_inserter(names));
      i = nodes[i].end;
    }
    return names;
  }

  // What is called the author's name may be any word but a time.
  Names of_element(std::uint32_t node) const {
    auto const text = text_below(page_.tree, node);
    bool const digit = std::any_of(text.begin(), text.end(), is_ascii_digit);
    bool const sure = (page_.hints[node] & hint::author_name) != 0 && !digit &&
                      !is_author_label(text) && furniture_kind(text) == FurnitureKind::none;
    return author_names(text, sure);
  }

  // Links that begin the block, as names do, or that lead to a person's page.
  Names linked_names(std::size_t block) const {
    auto const first = author_names(page_.blocks[block].text, true);
    return names_of_links(block, [&](std::uint32_t link, std::string_view text, bool begun) {
      bool const opens = !begun && !first.empty() && first.front().name.starts_with(text);
      return opens || links_to_person(page_, link);
    });
  }

  Names persons_linked(std::size_t block) const {
    return names_of_links(block, [&](std::uint32_t link, std::string_view, bool) {
      return links_to_person(page_, link);
    });
  }

  Names names_of_links(std::size_t block, auto const& is_wanted) const {
    Names names;
    auto const& nodes = page_.tree.nodes;
    auto const [begin, end] = nodes_of_block(page_, block);
    for (auto i = begin; i < end; ++i) {
      if (nodes[i].tag != Tag::a || nodes[i].end > end) continue;
      auto text = text_below(page_.tree, i);
      if (!is_wanted(i, text, !names.empty())) continue;
      bool const person = links_to_person(page_, i);
      bool const sole = names.empty() && person && is_pen_name(page_, i, text);
      auto found = author_names(text, sole);
      if (person && found.size() == 1) text = found.front().name;  // without "By"
      if (!sole && (!is_person_name(text) || is_organisation_name(text))) continue;
      std::move(found.begin(), found.end(), std::back_inserter(names));
    }
    return names;
  }

  // A line that is not called so itself: elements in it may be, or link to persons.
  Names of_other(std::size_t i) const {
    constexpr std::size_t kNear = 6;  // blocks
    auto names = lone_name(i);
    bool const near =
        i > page_.title_block && i <= page_.title_block + kNear && i < page_.body_begin;
    bool const other = (page_.around[i] & (hint::share | hint::topics | hint::form)) != 0;
    if (!names.empty() || !near || other) return names;
    names = named_elements(i);
    return names.empty() ? persons_linked(i) : names;
  }

  // Just below the title a line that is a name and nothing else is the byline.
  Names lone_name(std::size_t i) const {
    auto const& block = page_.blocks[i];
    auto const tag = page_.tree.nodes[block.node].tag;
    bool const near = i > page_.title_block && i <= page_.title_block + 4 && i <= page_.body_begin;
    constexpr Hints kOthers = hint::share | hint::topics | hint::form;
    bool const headline = (page_.hints[block.node] & hint::title) != 0;
    if (headline || (page_.around[i] & kOthers) != 0) return {};
    if (!near || block.units > 6 || is_heading(tag) || tag == Tag::li) return {};
    if (block.links > 0 && !is_linked_person(i)) return {};
    std::string_view const text = block.text;
    if (auto const handle = text.find(", @");
        handle != text.npos && is_sole_name(text.substr(0, handle)))
      return author_names(text.substr(0, handle), false);
    auto const read = read_header_line(text, page_.order);
    if (read.dates.empty())
      return block.units <= 4 && is_sole_name(block.text) ? author_names(block.text, false)
                                                          : Names{};
    bool const sole = read.rest.size() == 1 && is_sole_name(read.rest.front());
    return sole ? author_names(read.rest.front(), false) : Names{};
  }

  bool is_linked_person(std::size_t i) const {
    auto const& nodes = page_.tree.nodes;
    for (auto at = page_.blocks[i].first; at != 0; at = nodes[at].parent)
      if (nodes[at].tag == Tag::a) return links_to_person(page_, at);
    return false;
  }

  Page const& page_;
};

}  // namespace

AuthorGroup placed_authors(Page const& page) { return PlacedAuthors{page}.find(); }

}  // namespace backfile::internal
