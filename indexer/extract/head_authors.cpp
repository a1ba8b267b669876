#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/author_places.hpp"
#include "indexer/extract/byline.hpp"

// Authors above the body without "By" on their line: their place names them.

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestJoint = 3;  // bytes

// "Ann Oduya | 3 May 2021": beside the date.
bool take_beside_date(Draft& draft, std::size_t begin, std::size_t end) {
  for (auto at = draft.headers.lower_bound(begin); at != draft.headers.end(); ++at) {
    if (at->first >= end) break;
    if (at->second.dates.empty() || draft.lines[at->first].role != Role::date) continue;
    if (at->second.dates.front().label == DateLabel::other) continue;
    for (auto const part : at->second.rest) {
      auto names = read_author_line(part);
      if (names.empty()) continue;
      take_authors(draft, at->first, std::move(names));
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

// "Ann Oduya | Guest Columnist".
bool ends_with_job(std::string_view line) {
  constexpr std::string_view kBar = " | ";
  std::size_t const bar = line.rfind(kBar);
  return bar != line.npos && is_job_line(line.substr(bar + kBar.size()));
}

// Below title, deck or date; above date, picture or body.
bool is_author_place(Draft const& draft, std::size_t at, std::size_t end) {
  std::size_t const above = previous_text(draft, at);
  std::size_t below = next_text(draft, at);
  // "on" or a bar alone parts the name from the date.
  if (below < end && draft.lines[below].text.size() <= kLongestJoint)
    below = next_text(draft, below);
  Role const role = draft.lines[above].role;
  bool const deck = role == Role::none && draft.lines[above].units > 4 && above > *draft.title;
  if (below < end && is_header_role(draft.lines[below].role)) return true;
  if (below < draft.lines.size() && is_age_line(draft.lines[below].text)) return true;
  if (role != Role::title && role != Role::date && !deck) return false;
  if (is_age_line(draft.lines[at].text) || ends_with_job(draft.lines[at].text)) return true;
  if (below >= end || role == Role::title || role == Role::date) return true;
  return is_job_line(draft.lines[below].text);
}

// Names, or a team such as "Quay Works Staff".
std::vector<HeaderName> placed_names(Draft const& draft, std::size_t at) {
  constexpr std::uint32_t kLongestTeam = 4;  // words
  Line const& line = draft.lines[at];
  auto names = read_author_line(line.text);
  if (!names.empty() && is_ordinary(draft, names.front().name)) names.clear();
  bool const team = line.units > 1 && line.units <= kLongestTeam && is_team(line.text);
  if (names.empty() && team) names.push_back({line.text, {}});
  return names;
}

// Further authors stand on lines of their own below the first.
void take_next_lines(Draft& draft, std::size_t at, std::size_t end) {
  for (std::size_t i = at + 1; i < end && draft.lines[i].role == Role::none; ++i) {
    auto const line = draft.lines[i].text;
    if (!is_author_name(line) || is_ordinary(draft, line)) return;
    take_authors(draft, i, {{line, {}}});
  }
}

bool take_by_place(Draft& draft, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (draft.lines[i].role != Role::none || !is_author_place(draft, i, end)) continue;
    auto names = placed_names(draft, i);
    if (names.empty()) continue;
    take_authors(draft, i, std::move(names));
    take_next_lines(draft, i, end);
    return true;
  }
  return false;
}

// "May 3, 2021 by quaywatcher".
bool take_lone_beside_date(Draft& draft, std::size_t begin, std::size_t end) {
  for (auto at = draft.headers.lower_bound(begin); at != draft.headers.end(); ++at) {
    if (at->first >= end) break;
    if (at->second.dates.empty() || at->second.lone.empty()) continue;
    take_authors(draft, at->first, {{at->second.lone, {}}});
    return true;
  }
  return false;
}

// "By quaywatcher" between title and body.
bool take_lone_name(Draft& draft, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (draft.lines[i].role == Role::blank || draft.lines[i].units > 24) continue;
    auto const name = read_lone_name(draft.lines[i].text);
    if (name.empty()) continue;
    take_authors(draft, i, {{name, {}}});
    return true;
  }
  return false;
}

}  // namespace

void find_head_authors(Draft& draft) {
  if (!draft.title) return;
  std::size_t const begin = authors_begin(draft);
  std::size_t const end = draft.body_begin;
  if (has_authors(draft, begin, end)) return;
  std::size_t const title = *draft.title;
  static_cast<void>(take_labelled(draft, title, end) || take_beside_date(draft, title, end) ||
                    take_lone_beside_date(draft, begin, end) || take_by_place(draft, title, end) ||
                    take_beside_date(draft, begin, title) || take_by_place(draft, begin, title) ||
                    take_lone_name(draft, title, end) || take_cards(draft, title, end));
}

}  // namespace backfile::internal
