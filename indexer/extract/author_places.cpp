#include "indexer/extract/author_places.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/page_words.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kAboveTitle = 3;  // lines with text

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

// "and" on a line of its own, the next author below it.
void take_joined(Draft& draft, std::size_t at, std::size_t end) {
  for (;;) {
    std::size_t const joint = next_text(draft, at);
    if (joint >= end || !is_and(draft.lines[joint].text)) return;
    at = next_text(draft, joint);
    if (at >= end || at >= draft.lines.size()) return;
    auto names = labelled_names(draft, at);
    if (names.empty()) return;
    take_authors(draft, at, std::move(names));
  }
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

}  // namespace

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

std::size_t authors_begin(Draft const& draft) {
  std::size_t at = *draft.title;
  for (std::size_t n = 0; n < kAboveTitle && at > 0; ++n) at = previous_text(draft, at);
  return at;
}

bool stands_with_date(Draft const& draft, std::size_t at) {
  auto const dated = [&](std::size_t line) {
    auto const header = draft.headers.find(line);
    return header != draft.headers.end() && !header->second.dates.empty();
  };
  return dated(at) || dated(previous_text(draft, at)) || dated(next_text(draft, at));
}

void take_authors(Draft& draft, std::size_t at, std::vector<HeaderName> names) {
  HeaderLine& header = draft.headers[at];
  header.names = std::move(names);
  header.byline = draft.lines[at].text;
  if (header.dates.empty()) draft.lines[at].role = Role::byline;
}

bool has_authors(Draft const& draft, std::size_t begin, std::size_t end) {
  for (auto at = draft.headers.lower_bound(begin); at != draft.headers.end(); ++at) {
    if (at->first >= end) break;
    Role const role = draft.lines[at->first].role;
    bool const used = role == Role::byline || role == Role::date;
    if (used && !at->second.names.empty()) return true;
  }
  return false;
}

bool take_labelled(Draft& draft, std::size_t begin, std::size_t end) {
  bool found = false;
  for (std::size_t i = begin; i < end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank || !is_author_label(line.text)) continue;
    std::size_t const below = next_text(draft, i);
    if (below > end || below >= draft.lines.size()) continue;
    auto names = labelled_names(draft, below);
    if (names.empty()) continue;
    take_authors(draft, below, std::move(names));
    take_joined(draft, below, end);
    found = true;
  }
  return found;
}

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
    take_authors(draft, i, {{name, {}}});
    found = true;
  }
  return found;
}

}  // namespace backfile::internal
