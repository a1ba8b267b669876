#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/author_places.hpp"
#include "indexer/extract/byline.hpp"

// Authors below the body, where none are named above.

namespace backfile::internal {
namespace {

// The name on or beside a dated line below the article: "3 May 2021 by quaywatcher".
bool take_beside_closing_date(Draft& draft, std::size_t end) {
  for (auto at = draft.headers.lower_bound(draft.body_end); at != draft.headers.end(); ++at) {
    std::size_t const line = at->first;
    if (line >= end) break;
    if (draft.lines[line].role != Role::date || at->second.dates.empty()) continue;
    if (!at->second.lone.empty()) return take_authors(draft, line, {{at->second.lone, {}}}), true;
    for (std::size_t const i : {previous_text(draft, line), next_text(draft, line)}) {
      if (i < draft.body_end || i >= draft.lines.size()) continue;
      std::string_view const text = trim_marks(draft.lines[i].text, "-|");
      auto names = read_author_line(text);
      if (auto const lone = read_lone_name(text); names.empty() && !lone.empty()) {
        names.push_back({lone, {}});
      }
      if (names.empty()) continue;
      take_authors(draft, i, std::move(names));
      return true;
    }
  }
  return false;
}

// A name alone above what is said of her: "Ann is a reporter", "I’m a reporter", "Reporter".
bool take_introduced(Draft& draft, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank || !is_author_name(line.text)) continue;
    std::size_t below = next_text(draft, i);
    if (below < end && draft.lines[below].text == line.text) below = next_text(draft, below);
    if (below >= draft.lines.size() || !introduces(draft.lines[below].text, line.text)) continue;
    take_authors(draft, i, {{line.text, {}}});
    return true;
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
    take_authors(draft, line, std::move(names));
    return true;
  }
  return false;
}

// "Posted by quaywatcher" below the article; where several are named, they are readers.
bool take_lone_told(Draft& draft, std::size_t begin, std::size_t end) {
  constexpr std::uint32_t kLongest = 12;  // words
  std::vector<std::size_t> found;
  for (std::size_t i = begin; i < end; ++i) {
    Line const& line = draft.lines[i];
    if (line.role == Role::blank || line.units > kLongest) continue;
    if (tells_of_author(line.text) && !read_lone_name(line.text).empty()) found.push_back(i);
  }
  if (found.size() != 1) return false;
  take_authors(draft, found.front(), {{read_lone_name(draft.lines[found.front()].text), {}}});
  return true;
}

// "By Ann Oduya", "Posted by quaywatcher on 3 May 2021": the only line of its kind between the
// paragraphs.
bool take_within(Draft& draft) {
  constexpr std::size_t kLone = 4;  // words
  std::vector<std::size_t> found;
  for (auto at = draft.headers.lower_bound(draft.body_begin); at != draft.headers.end(); ++at) {
    auto const& [line, header] = *at;
    if (line >= draft.body_end) break;
    bool const named = header.marked && !header.names.empty();
    bool const told = !header.dates.empty() && !header.lone.empty();
    // A lone name is still among the rest of its line.
    if ((named && header.rest_units == 0) || (told && header.rest_units <= kLone))
      found.push_back(line);
  }
  if (found.size() != 1) return false;
  HeaderLine const& header = draft.headers.at(found.front());
  auto names = header.names;
  if (names.empty()) names.push_back({header.lone, {}});
  take_authors(draft, found.front(), std::move(names));
  draft.lines[found.front()].role = Role::byline;
  return true;
}

// The only author whom the lines far above the title name with "By", and with a day: the page's own
// header, with the title of another story below it.
bool take_far_above(Draft& draft) {
  if (!draft.title) return false;
  std::optional<std::size_t> found;
  std::string name;
  for (auto& [line, header] : draft.headers) {
    if (line >= *draft.title) break;
    bool const named = header.marked && header.names.size() == 1;
    bool const told = !header.dates.empty() && !header.lone.empty();
    if ((!named && !told) || !stands_with_date(draft, line)) continue;
    std::string const other = plain(named ? header.names.front().name : header.lone);
    if (found && other != name) return false;
    if (!found) found = line;
    name = other;
  }
  if (!found) return false;
  auto names = draft.headers.at(*found).names;
  if (names.empty()) names.push_back({draft.headers.at(*found).lone, {}});
  take_authors(draft, *found, std::move(names));
  return true;
}

}  // namespace

void find_tail_authors(Draft& draft) {
  constexpr std::size_t kLastOfBody = 8;  // lines, blank ones included
  constexpr std::size_t kFarthest = 120;
  if (has_authors(draft, draft.title ? authors_begin(draft) : 0, draft.lines.size())) return;
  std::size_t const begin =
      std::max(draft.body_begin, draft.body_end - std::min(draft.body_end, kLastOfBody));
  std::size_t const end = std::min(draft.lines.size(), draft.body_end + kFarthest);
  constexpr std::size_t kNear = 40;  // lines
  std::size_t const near = std::min(draft.lines.size(), draft.body_end + kNear);
  static_cast<void>(take_cards(draft, begin, end) || take_told(draft, begin, near) ||
                    take_labelled(draft, draft.body_end, end) ||
                    take_beside_closing_date(draft, near) || take_within(draft) ||
                    take_introduced(draft, begin, end) || take_lone_told(draft, begin, near) ||
                    take_far_above(draft));
}

}  // namespace backfile::internal
