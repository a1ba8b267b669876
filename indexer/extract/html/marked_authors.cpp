#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/author_group.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {
namespace {

// "By <a>Ann Oduya</a> Loom Herald": the link ends where the name does.
std::string linked_name(Page const& page, std::size_t block, std::string_view printed) {
  auto const& nodes = page.tree.nodes;
  auto const [begin, end] = nodes_of_block(page, block);
  for (auto i = begin; i < end; ++i) {
    if (nodes[i].tag != Tag::a || nodes[i].end > end) continue;
    auto text = text_below(page.tree, i);
    bool const part = printed.size() > text.size() + 1 && printed.starts_with(text) &&
                      printed[text.size()] == ' ';
    if (part && is_person_name(text)) return text;
  }
  return std::string{printed};
}

// Whom to ask about a press release did not write it.
bool is_contact(Page const& page, HeaderBlock const& line) {
  constexpr std::size_t kBefore = 2;
  auto const first = line.block - std::min(line.block, kBefore);
  for (auto i = first; i <= line.block; ++i) {
    auto const text = plain(page.blocks[i].text);
    bool const contact = text.find("contact") != text.npos || text.find("kontakt") != text.npos;
    if (contact && page.blocks[i].units <= 12) return true;
  }
  return false;
}

// False at an organisation behind a person: where the person works.
bool add_printed(Page const& page, AuthorGroup& group, HeaderBlock const& line,
                 HeaderName const& printed) {
  auto const name = linked_name(page, line.block, printed.name);
  bool const person =
      is_person_name(name) && !is_organisation_name(name) && !is_outlet_of(page, name);
  if (!person && group.has_person()) return false;
  if (author_names(name, true).empty()) return true;  // what somebody is, not who
  group.add({name, std::string{printed.mail}, !person},
            evidence_of(page, page.blocks[line.block], printed.name));
  return person;
}

// "by Kester · Jan 3, 2025": one word after the marker, beside a date.
std::string_view lone_name(HeaderLine const& line) {
  if (!line.names.empty() || line.dates.empty()) return {};
  for (auto const segment : line.rest) {
    auto const words = split_words(segment, 3);
    std::size_t at = 0;
    if (words.size() == 2 && plain(words[0]) == "by" && is_upper(next_code_point(words[1], at)))
      return words[1];
  }
  return {};
}

bool names_authors(Page const& page, HeaderBlock const& line) {
  if (line.read.names.empty() || !line.read.marked) return false;
  return line.where != Where::below || !is_contact(page, line);
}

}  // namespace

// Between title and body first, then below the body, then above the title.
AuthorGroup marked_authors(Page const& page) {
  auto const all = header_blocks(page);
  for (auto const where : {Where::between, Where::below, Where::above}) {
    AuthorGroup group;
    std::size_t last = 0;
    for (auto const& line : all) {
      if (line.where != where) continue;
      auto const lone = group.names.empty() ? lone_name(line.read) : std::string_view{};
      if (!lone.empty())
        group.add({std::string{lone}, {}, is_outlet_of(page, lone)},
                  evidence_of(page, page.blocks[line.block], lone));
      if (!names_authors(page, line)) continue;
      if (!group.names.empty() && line.block > last + 2) break;
      for (auto const& name : line.read.names)
        if (!add_printed(page, group, line, name)) break;
      last = line.block;
    }
    group.near = where == Where::between;
    if (!group.names.empty()) return group;
  }
  return {};
}

}  // namespace backfile::internal
