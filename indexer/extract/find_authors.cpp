#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/byline.hpp"
#include "indexer/extract/draft.hpp"

// Authors without "By" on their line: their place names them, or a few words about them.

namespace backfile::internal {
namespace {

constexpr std::size_t kAboveTitle = 3;  // lines with text

std::size_t next_text(Draft const& draft, std::size_t at) {
  for (++at; at < draft.lines.size() && draft.lines[at].role == Role::blank; ++at) {
  }
  return at;
}

std::size_t previous_text(Draft const& draft, std::size_t at) {
  while (at > 0 && draft.lines[--at].role == Role::blank) {
  }
  return at;
}

// Authors stand from a few lines above the title to the body.
std::size_t window_begin(Draft const& draft) {
  std::size_t at = *draft.title;
  for (std::size_t n = 0; n < kAboveTitle && at > 0; ++n) at = previous_text(draft, at);
  return at;
}

void take(Draft& draft, std::size_t at, std::vector<HeaderName> names) {
  HeaderLine& header = draft.headers[at];
  header.names = std::move(names);
  header.byline = draft.lines[at].text;
  if (header.dates.empty()) draft.lines[at].role = Role::byline;
}

bool has_names(Draft const& draft, std::size_t begin, std::size_t end) {
  for (auto at = draft.headers.lower_bound(begin); at != draft.headers.end(); ++at) {
    if (at->first >= end) break;
    Role const role = draft.lines[at->first].role;
    bool const used = role == Role::byline || role == Role::date;
    if (used && !at->second.names.empty()) return true;
  }
  return false;
}

// The names on a line that some label or place announces.
std::vector<HeaderName> announced_names(std::string_view line) {
  auto names = read_author_line(line);
  if (!names.empty()) return names;
  auto const name = read_biography(line);
  if (name.empty()) return {};
  return {{name, {}}};
}

// "By" on a line of its own.
bool take_labelled(Draft& draft, std::size_t begin, std::size_t end) {
  bool found = false;
  for (std::size_t i = begin; i < end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank || !is_author_label(line.text)) continue;
    std::size_t const below = next_text(draft, i);
    if (below > end || below >= draft.lines.size()) continue;
    auto names = announced_names(draft.lines[below].text);
    if (names.empty()) continue;
    take(draft, below, std::move(names));
    found = true;
  }
  return found;
}

// "Ann Oduya | 3 May 2021": beside the date.
bool take_beside_date(Draft& draft, std::size_t begin, std::size_t end) {
  for (auto at = draft.headers.lower_bound(begin); at != draft.headers.end(); ++at) {
    if (at->first >= end) break;
    if (at->second.dates.empty() || draft.lines[at->first].role != Role::date) continue;
    for (auto const part : at->second.rest) {
      auto names = read_author_line(part);
      if (names.empty()) continue;
      take(draft, at->first, std::move(names));
      return true;
    }
  }
  return false;
}

bool occurs_small(Draft const& draft, std::string_view word) {
  for (std::size_t i = draft.body_begin; i < draft.body_end; ++i) {
    auto const text = draft.lines[i].text;
    std::size_t const at = text.find(word);
    if (at == text.npos) continue;
    bool const begins = at == 0 || text[at - 1] == ' ';
    std::size_t const end = at + word.size();
    if (begins && (end == text.size() || text.find_first_of(" .,;:", end) == end)) return true;
  }
  return false;
}

// "Window Sensors" is no person where the article writes of window sensors.
bool is_ordinary(Draft const& draft, std::string_view name) {
  std::string const small = plain(name);
  auto const words = split_words(small, 8);
  return std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return occurs_small(draft, word); });
}

bool is_header_role(Role role) {
  return role == Role::date || role == Role::caption || role == Role::credit;
}

// Below title, deck or date; above date, picture or body.
bool is_author_place(Draft const& draft, std::size_t at, std::size_t end) {
  std::size_t const above = previous_text(draft, at);
  std::size_t const below = next_text(draft, at);
  Role const role = draft.lines[above].role;
  bool const deck = role == Role::none && draft.lines[above].units > 4 && above > *draft.title;
  if (below < end && is_header_role(draft.lines[below].role)) return true;
  if (role != Role::title && role != Role::date && !deck) return false;
  return below >= end || role == Role::title || role == Role::date;
}

bool take_by_place(Draft& draft, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (draft.lines[i].role != Role::none || !is_author_place(draft, i, end)) continue;
    auto names = read_author_line(draft.lines[i].text);
    if (names.empty() || is_ordinary(draft, names.front().name)) continue;
    take(draft, i, std::move(names));
    return true;
  }
  return false;
}

// "By quaywatcher", close to the title.
bool take_lone_name(Draft& draft, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (draft.lines[i].role == Role::blank || draft.lines[i].units > 24) continue;
    auto const header = draft.headers.find(i);
    bool const dated = header != draft.headers.end() && !header->second.dates.empty();
    auto const name = dated ? header->second.lone : read_lone_name(draft.lines[i].text);
    if (name.empty()) continue;
    take(draft, i, {{name, {}}});
    return true;
  }
  return false;
}

// Biographies in a row are of several authors.
bool take_cards(Draft& draft, std::size_t begin, std::size_t end) {
  bool found = false;
  for (std::size_t i = begin; i < end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank || line.role == Role::caption) continue;
    auto name = read_biography(line.text);
    if (name.empty() && !found) name = read_author_card(line.text);
    if (name.empty() && found) break;
    if (name.empty()) continue;
    take(draft, i, {{name, {}}});
    found = true;
  }
  return found;
}

}  // namespace

void find_head_authors(Draft& draft) {
  if (!draft.title) return;
  std::size_t const begin = window_begin(draft);
  std::size_t const end = draft.body_begin;
  if (has_names(draft, begin, end)) return;
  static_cast<void>(take_labelled(draft, *draft.title, end) ||
                    take_beside_date(draft, begin, end) || take_by_place(draft, begin, end) ||
                    take_lone_name(draft, *draft.title, end) ||
                    take_cards(draft, *draft.title, end));
}

void find_tail_authors(Draft& draft) {
  constexpr std::size_t kLastOfBody = 8;  // lines, blank ones included
  constexpr std::size_t kFarthest = 120;
  if (has_names(draft, draft.title ? window_begin(draft) : 0, draft.lines.size())) return;
  std::size_t const begin =
      std::max(draft.body_begin, draft.body_end - std::min(draft.body_end, kLastOfBody));
  std::size_t const end = std::min(draft.lines.size(), draft.body_end + kFarthest);
  static_cast<void>(take_cards(draft, begin, end) || take_labelled(draft, draft.body_end, end));
}

}  // namespace backfile::internal
