#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/dateline.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/masthead.hpp"
#include "indexer/extract/title.hpp"

// Above the body: masthead, sections, title, deck, date and byline lines.

namespace backfile::internal {
namespace {

// Lines with dates, names, or days without a year.
void mark_header_lines(Draft& draft) {
  for (auto const& [at, header] : draft.headers) {
    if (!draft.in_head(at)) continue;
    bool const named = !header.names.empty() && header.dates.empty();
    draft.set(at, named ? Role::byline : Role::date);
  }
  for (std::size_t i = 0; i < draft.body_begin; ++i) {
    if (!read_dateline(draft.lines[i].text).place.empty()) draft.set(i, Role::date);
  }
}

// The paper's name is often the first line; it may carry the section or the issue.
void mark_mastheads(Draft& draft) {
  for (std::size_t i = 0; i < draft.body_begin; ++i) {
    Line& line = draft.lines[i];
    if (line.role == Role::none && is_masthead(draft, i)) line.role = Role::masthead;
  }
}

void mark_section_tags(Draft& draft) {
  for (std::size_t i = 0; i < draft.body_begin; ++i) {
    Line& line = draft.lines[i];
    bool const alone = line.role == Role::none || line.role == Role::furniture;
    std::string const& text = draft.plain[i];
    if (alone && is_section_word(text) && !is_button_phrase(text)) line.role = Role::section;
  }
}

bool is_deck(Line const& line) {
  constexpr std::uint32_t kShortestDeck = 2;  // words
  return line.role == Role::none && line.units >= kShortestDeck;
}

// The deck is the first free line below the title; what else is free is furniture.
void mark_deck(Draft& draft) {
  if (!draft.title) return;
  constexpr std::size_t kFarthest = 12;  // lines
  std::size_t const last = std::min(draft.body_begin, *draft.title + kFarthest);
  for (std::size_t i = *draft.title + 1; i < last; ++i) {
    if (!is_deck(draft.lines[i])) continue;
    if (draft.lines[i].text == draft.lines[*draft.title].text) continue;
    draft.lines[i].role = Role::deck;
    return;
  }
}

}  // namespace

void read_head(Draft& draft) {
  mark_header_lines(draft);
  mark_mastheads(draft);
  mark_section_tags(draft);
  draft.title = find_title(draft);
  if (draft.title) draft.lines[*draft.title].role = Role::title;
  begin_body_behind_head(draft);
  mark_header_lines(draft);
  find_head_authors(draft);
  mark_deck(draft);
  for (std::size_t i = 0; i < draft.body_begin; ++i) draft.set(i, Role::furniture);
}

}  // namespace backfile::internal
