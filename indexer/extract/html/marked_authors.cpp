#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/html/author_group.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/names.hpp"

namespace backfile::internal {
namespace {

// "By <a>Ann Oduya</a> Loom Herald": the link, or the element that is called author, ends where
// the name does.
std::string marked_off_name(Page const& page, std::size_t block, std::string_view printed) {
  auto const& nodes = page.tree.nodes;
  auto const [begin, end] = nodes_of_block(page, block);
  for (auto i = begin; i < end; ++i) {
    bool const marks = nodes[i].tag == Tag::a || (page.hints[i] & hint::byline) != 0;
    if (!marks || nodes[i].end > end) continue;
    auto text = text_below(page.tree, i);
    for (std::string_view const joint : {" and", ","})
      if (text.ends_with(joint)) text.resize(text.size() - joint.size());
    bool const part = printed.size() > text.size() + 1 && printed.starts_with(text) &&
                      printed[text.size()] == ' ';
    if (part && is_person_name(text)) return text;
  }
  return std::string{printed};
}

// Whether an element of the block holds the name and nothing else.
bool is_marked_off(Page const& page, std::size_t block, std::string_view name) {
  auto const& nodes = page.tree.nodes;
  auto const [begin, end] = nodes_of_block(page, block);
  for (auto i = begin; i < end; ++i)
    if (nodes[i].end > i + 1 && nodes[i].end <= end && text_below(page.tree, i) == name)
      return true;
  return false;
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

// "Ann Oduya Senior Editor and Master Brewer": what follows a name without a mark is her job, and
// what is joined to that is another.
bool follows_job(std::string_view line, std::string_view before, std::string_view name) {
  auto const begin = static_cast<std::size_t>(before.data() - line.data()) + before.size();
  auto const end = static_cast<std::size_t>(name.data() - line.data());
  if (begin >= end) return false;
  auto const gap = trim(line.substr(begin, end - begin));
  std::size_t at = 0;
  return !gap.empty() && gap.find(' ') != gap.npos && is_upper(next_code_point(gap, at));
}

// False at an organisation behind a person: where the person works.
bool add_printed(Page const& page, AuthorGroup& group, HeaderBlock const& line,
                 HeaderName const& printed) {
  auto const name = marked_off_name(page, line.block, printed.name);
  bool const person =
      is_person_name(name) && !is_organisation_name(name) && !is_outlet_of(page, name);
  if (!person && group.has_person()) return false;
  auto const read = author_names(name, true);
  if (read.empty()) return true;  // what somebody is, not who
  auto const& bare = person && read.size() == 1 ? read.front().name : name;  // without degrees
  group.add({bare, std::string{printed.mail}, !person},
            evidence_of(page, page.blocks[line.block], printed.name));
  return person;
}

void add_line(Page const& page, AuthorGroup& group, HeaderBlock const& line) {
  HeaderName const* before = nullptr;
  for (auto const& name : line.read.names) {
    bool const job = before != nullptr && follows_job(line.text, before->name, name.name) &&
                     !is_marked_off(page, line.block, name.name);
    if (job || !add_printed(page, group, line, name)) return;
    before = &name;
  }
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

// "Written by:" in an element of its own; the names stand in the next ones.
std::size_t add_labelled(Page const& page, AuthorGroup& group, std::vector<HeaderBlock> const& all,
                         std::size_t label) {
  auto const element = [&](HeaderBlock const& line) {
    return element_name(page.tree, page.blocks[line.block].node);
  };
  std::size_t last = all[label].block;
  for (auto i = label + 1; i < all.size() && all[i].block <= last + 1; ++i) {
    auto const& line = all[i];
    if (i > label + 1 && element(line) != element(all[label + 1])) break;
    auto const names = author_names(line.text, false);
    bool const author = names.size() == 1 && !is_author_label(line.text) &&
                        (is_author_name(names.front().name) || is_team(names.front().name));
    if (!author || is_contact(page, line)) break;
    group.add(names.front(), evidence_of(page, page.blocks[line.block], names.front().name));
    last = line.block;
  }
  return last;
}

// "The wall will not stand another winter, writes Ann Oduya.": the end of a deck. Anybody "says"
// things; the author does in capitals.
std::string_view name_behind_deck(std::string_view line) {
  for (std::string_view const verb : {", writes ", ", says "}) {
    auto const at = line.rfind(verb);
    if (at == line.npos) continue;
    auto const name = trim_marks(line.substr(at + verb.size()), ".");
    bool const small =
        std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (is_author_name(name) && (!small || verb == ", writes ")) return name;
  }
  return {};
}

AuthorGroup authors_of_deck(Page const& page, std::vector<HeaderBlock> const& all) {
  AuthorGroup group;
  for (auto const& line : all) {
    auto const name =
        line.where == Where::between ? name_behind_deck(line.text) : std::string_view{};
    if (name.empty() || !group.names.empty()) continue;
    group.add({std::string{name}, {}, false}, evidence_of(page, page.blocks[line.block], name));
  }
  return group;
}

bool names_authors(Page const& page, HeaderBlock const& line) {
  if (line.read.names.empty() || !line.read.marked) return false;
  return line.where != Where::below || !is_contact(page, line);
}

AuthorGroup marked_at(Page const& page, std::vector<HeaderBlock> const& all, Where where) {
  AuthorGroup group;
  std::size_t last = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const& line = all[i];
    if (line.where != where) continue;
    if (group.names.empty() && is_author_label(line.text)) last = add_labelled(page, group, all, i);
    auto const lone = group.names.empty() ? lone_name(line.read) : std::string_view{};
    if (!lone.empty())
      group.add({std::string{lone}, {}, is_outlet_of(page, lone)},
                evidence_of(page, page.blocks[line.block], lone));
    if (!names_authors(page, line)) continue;
    if (!group.names.empty() && line.block > last + 2) break;
    add_line(page, group, line);
    last = line.block;
  }
  return group;
}

}  // namespace

// Between title and body first, then below the body, then above the title; a person before a team.
AuthorGroup marked_authors(Page const& page) {
  auto const all = header_blocks(page);
  AuthorGroup best;
  for (auto const where : {Where::between, Where::below, Where::above}) {
    auto group = marked_at(page, all, where);
    if (where == Where::between && group.names.empty()) group = authors_of_deck(page, all);
    group.near = where == Where::between;
    if (group.has_person()) return group;
    if (best.names.empty()) best = std::move(group);
  }
  return best;
}

}  // namespace backfile::internal
