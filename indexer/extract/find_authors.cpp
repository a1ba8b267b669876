#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/byline.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/page_words.hpp"

// Authors without "By" on their line: their place names them, or a few words about them.

namespace backfile::internal {
namespace {

constexpr std::size_t kAboveTitle = 3;    // lines with text
constexpr std::size_t kLongestJoint = 3;  // bytes

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

// "The Quay Herald", "Redaktion".
bool is_body_name(std::string_view line) {
  constexpr std::size_t kLongest = 40;  // bytes
  return line.size() <= kLongest && is_organisation_name(line) &&
         furniture_kind(line) == FurnitureKind::none;
}

// The names on a line that some label or place announces.
std::vector<HeaderName> announced_names(std::string_view line) {
  auto names = read_author_line(line);
  if (!names.empty()) return names;
  auto name = read_biography(line);
  if (name.empty()) name = read_author_card(line);
  if (name.empty()) return {};
  return {{name, {}}};
}

// Those above the body may be of a body or a handle, too.
std::vector<HeaderName> labelled_names(Draft const& draft, std::size_t at) {
  std::string_view const line = draft.lines[at].text;
  auto names = announced_names(line);
  if (!names.empty() || !draft.in_head(at) || is_job_line(line)) return names;
  bool const whole = is_body_name(line) || (is_person_name(line) && !has_page_word(plain(line)));
  std::string_view const name = whole ? line : read_handle(line);
  if (!name.empty()) names.push_back({name, {}});
  return names;
}

// "By" on a line of its own.
bool take_labelled(Draft& draft, std::size_t begin, std::size_t end) {
  bool found = false;
  for (std::size_t i = begin; i < end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank || !is_author_label(line.text)) continue;
    std::size_t const below = next_text(draft, i);
    if (below > end || below >= draft.lines.size()) continue;
    auto names = labelled_names(draft, below);
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
    if (at->second.dates.front().label == DateLabel::other) continue;
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
  std::size_t below = next_text(draft, at);
  // "on" or a bar alone parts the name from the date.
  if (below < end && draft.lines[below].text.size() <= kLongestJoint)
    below = next_text(draft, below);
  Role const role = draft.lines[above].role;
  bool const deck = role == Role::none && draft.lines[above].units > 4 && above > *draft.title;
  if (below < end && is_header_role(draft.lines[below].role)) return true;
  if (role != Role::title && role != Role::date && !deck) return false;
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
    take(draft, i, {{line, {}}});
  }
}

bool take_by_place(Draft& draft, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (draft.lines[i].role != Role::none || !is_author_place(draft, i, end)) continue;
    auto names = placed_names(draft, i);
    if (names.empty()) continue;
    take(draft, i, std::move(names));
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
    take(draft, at->first, {{at->second.lone, {}}});
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
    take(draft, i, {{name, {}}});
    return true;
  }
  return false;
}

// The name on or beside a dated line below the article: "3 May 2021 by quaywatcher".
bool take_beside_closing_date(Draft& draft, std::size_t end) {
  for (auto at = draft.headers.lower_bound(draft.body_end); at != draft.headers.end(); ++at) {
    std::size_t const line = at->first;
    if (line >= end) break;
    if (draft.lines[line].role != Role::date || at->second.dates.empty()) continue;
    if (!at->second.lone.empty()) return take(draft, line, {{at->second.lone, {}}}), true;
    for (std::size_t const i : {previous_text(draft, line), next_text(draft, line)}) {
      if (i < draft.body_end || i >= draft.lines.size()) continue;
      std::string_view const text = trim_marks(draft.lines[i].text, "-|");
      auto names = read_author_line(text);
      if (auto const lone = read_lone_name(text); names.empty() && !lone.empty()) {
        names.push_back({lone, {}});
      }
      if (names.empty()) continue;
      take(draft, i, std::move(names));
      return true;
    }
  }
  return false;
}

// "Autorin: Ann Oduya" below the article.
bool take_told(Draft& draft, std::size_t begin, std::size_t end) {
  for (auto at = draft.headers.lower_bound(begin); at != draft.headers.end(); ++at) {
    std::size_t const line = at->first;
    if (line >= end) break;
    HeaderLine const& header = at->second;
    bool const named = (!header.names.empty() && header.marked) || !header.lone.empty();
    if (!named || !header.dates.empty() || !tells_of_author(draft.lines[line].text)) continue;
    auto names = header.names;
    if (names.empty()) names.push_back({header.lone, {}});
    draft.lines[line].role = Role::none;
    take(draft, line, std::move(names));
    return true;
  }
  return false;
}

// Who is named shortly below "Press contact" answers questions.
bool is_contact(Draft const& draft, std::size_t at) {
  constexpr std::size_t kNear = 6;  // lines, blank ones included
  for (std::size_t i = at > kNear ? at - kNear : 0; i < at; ++i) {
    if (is_contact_label(draft.lines[i].text)) return true;
  }
  return false;
}

// "About Quay Works" among other short lines, or with nothing said about it below.
bool is_menu_entry(Draft const& draft, std::size_t at) {
  constexpr std::uint32_t kShort = 4;  // words
  Line const& line = draft.lines[at];
  if (line.units > kShort) return false;
  auto const is_short = [&](std::size_t i) {
    return i >= draft.lines.size() || draft.lines[i].units <= kShort;
  };
  bool const listed = !line.after_blank && !line.before_blank && is_short(at - 1);
  bool const about = line.text.starts_with("About ") || line.text.starts_with("Über ");
  return (listed && is_short(at + 1)) || (about && is_short(next_text(draft, at)));
}

// Biographies in a row are of several authors.
bool take_cards(Draft& draft, std::size_t begin, std::size_t end) {
  bool found = false;
  for (std::size_t i = begin; i < end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank || line.role == Role::caption) continue;
    auto name = read_biography(line.text);
    if (name.empty() && !found) name = read_author_card(line.text);
    if (name.empty() && !found) continue;
    if (is_contact(draft, i) || is_menu_entry(draft, i)) continue;
    if (name.empty()) break;
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
  std::size_t const title = *draft.title;
  static_cast<void>(take_labelled(draft, title, end) || take_beside_date(draft, title, end) ||
                    take_lone_beside_date(draft, begin, end) || take_by_place(draft, title, end) ||
                    take_beside_date(draft, begin, title) || take_by_place(draft, begin, title) ||
                    take_lone_name(draft, title, end) || take_cards(draft, title, end));
}

void find_tail_authors(Draft& draft) {
  constexpr std::size_t kLastOfBody = 8;  // lines, blank ones included
  constexpr std::size_t kFarthest = 120;
  if (has_names(draft, draft.title ? window_begin(draft) : 0, draft.lines.size())) return;
  std::size_t const begin =
      std::max(draft.body_begin, draft.body_end - std::min(draft.body_end, kLastOfBody));
  std::size_t const end = std::min(draft.lines.size(), draft.body_end + kFarthest);
  constexpr std::size_t kNear = 40;  // lines
  std::size_t const near = std::min(draft.lines.size(), draft.body_end + kNear);
  static_cast<void>(take_cards(draft, begin, end) || take_told(draft, begin, near) ||
                    take_labelled(draft, draft.body_end, end) ||
                    take_beside_closing_date(draft, near));
}

}  // namespace backfile::internal
