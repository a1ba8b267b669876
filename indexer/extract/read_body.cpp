#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_line.hpp"
#include "indexer/extract/byline.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/title.hpp"

// The paragraphs, and what stands below them.

namespace backfile::internal {
namespace {

// A last line such as "Margery Pell" below a letter or a column; elsewhere a name alone is none.
bool take_signature(Draft& draft, std::size_t at) {
  constexpr std::size_t kNearest = 3;  // lines below the body
  if (at >= draft.body_end + kNearest || !draft.lines[at].after_blank) return false;
  bool const tagged = draft.title && !genre_of(bracket_tag(draft.lines[*draft.title].text)).empty();
  if (!tagged) return false;
  for (auto const& [line, header] : draft.headers) {
    if (!header.names.empty()) return false;
  }
  auto names = read_bare_names(draft.lines[at].text);
  if (names.empty()) return false;
  HeaderLine header;
  header.names = std::move(names);
  header.byline = draft.lines[at].text;
  draft.headers[at] = std::move(header);
  return true;
}

// A page that names its author above the article names others below it.
bool has_head_names(Draft const& draft) {
  for (auto const& [at, header] : draft.headers) {
    Role const role = draft.lines[at].role;
    bool const used = role == Role::byline || role == Role::date;
    if (used && at < draft.body_end && !header.names.empty()) return true;
  }
  return false;
}

// Dates of other stories stand here too: a line needs an author or a label to count.
bool is_tail_header(HeaderLine const& header) {
  if (!header.names.empty() && header.marked) return true;
  if (header.rest_units > 1) return false;
  for (auto const& date : header.dates) {
    if (date.label == DateLabel::published || date.label == DateLabel::updated) return true;
  }
  return false;
}

// A headline below the article opens the list of other stories.
bool is_other_headline(Draft const& draft, std::size_t at) {
  constexpr std::uint32_t kShortest = 5;  // words
  constexpr std::uint32_t kLongest = 20;
  Line const& line = draft.lines[at];
  return line.role == Role::none && line.units >= kShortest && line.units <= kLongest &&
         !line.ends_sentence && !draft.headers.contains(at);
}

// "Published: May 3, 2021", and no second line like it: then it is not of other stories.
std::optional<std::size_t> sole_published_date(Draft const& draft) {
  std::optional<std::size_t> found;
  for (auto at = draft.headers.lower_bound(draft.body_end); at != draft.headers.end(); ++at) {
    auto const& [line, header] = *at;
    if (header.dates.empty() || draft.lines[line].role != Role::none) continue;
    if (header.dates.front().label != DateLabel::published) continue;
    if (found) return std::nullopt;
    found = line;
  }
  return found;
}

// "« An older story 14.12.2019".
bool names_another(std::string_view line) {
  constexpr std::array<std::string_view, 4> kMarks{"«", "»", "‹", "›"};
  return points_elsewhere(line) ||
         std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
           return line.starts_with(mark) || line.ends_with(mark);
         });
}

// "Related posts": what stands below is of other stories.
bool opens_tail(Draft const& draft, std::size_t at) {
  Line const& line = draft.lines[at];
  return line.role == Role::furniture && furniture_of(draft, at) == FurnitureKind::tail;
}

bool is_dated(Draft const& draft, std::size_t at) {
  auto const header = draft.headers.find(at);
  return header != draft.headers.end() && !header->second.dates.empty();
}

// A date below the article, near it and apart from others, as blogs print theirs.
bool is_closing_date(Draft const& draft, std::size_t at) {
  constexpr std::size_t kNear = 4;      // lines with text below the body
  constexpr std::size_t kMostRest = 9;  // words
  constexpr std::size_t kApart = 16;    // lines to the next date, blank ones included
  HeaderLine const& header = draft.headers.at(at);
  if (names_another(draft.lines[at].text)) return false;
  if (header.dates.size() != 1 || header.rest_units > kMostRest) return false;
  if (header.dates.front().label != DateLabel::none) return false;
  if (header.dates.front().printed.date.precision < Precision::day) return false;
  std::size_t lines = 0;
  for (std::size_t i = draft.body_end; i < at; ++i) {
    if (is_other_headline(draft, i) || is_dated(draft, i) || opens_tail(draft, i)) return false;
    lines += draft.lines[i].role == Role::blank ? 0u : 1u;
  }
  auto const next = draft.headers.upper_bound(at);
  auto const dated = std::find_if(next, draft.headers.end(),
                                  [](auto const& entry) { return !entry.second.dates.empty(); });
  return lines <= kNear && (dated == draft.headers.end() || dated->first > at + kApart);
}

}  // namespace

void read_body(Draft& draft) {
  constexpr std::size_t kEdge = 6;  // lines, blank ones included
  for (std::size_t i = draft.body_begin; i < draft.body_end; ++i) {
    auto const header = draft.headers.find(i);
    if (header != draft.headers.end()) {
      // Between the first and the last paragraphs only a byline of its own is no text.
      bool const named = !header->second.names.empty() && header->second.marked;
      bool const edge = i < draft.body_begin + kEdge || i + kEdge >= draft.body_end;
      if (named && edge && header->second.rest_units == 0) draft.set(i, Role::byline);
    }
    draft.set(i, draft.foreign[i] ? Role::furniture : Role::body);
  }
}

// Behind the first tail phrase nothing belongs to the article but its notices.
void read_tail(Draft& draft) {
  bool article = true;
  bool const signed_above = has_head_names(draft);
  auto const published = sole_published_date(draft);
  bool contact = false;
  for (std::size_t i = draft.body_end; i < draft.lines.size(); ++i) {
    Line& line = draft.lines[i];
    contact = contact || is_contact_label(line.text);
    if (line.role == Role::caption && line.units < 4) line.role = Role::furniture;
    if (line.role == Role::furniture || is_other_headline(draft, i)) article = false;
    if (line.role != Role::none) continue;
    auto const header = draft.headers.find(i);
    bool found = header != draft.headers.end() && is_tail_header(header->second);
    bool const undated = found && header->second.dates.empty();
    if (undated && (signed_above || contact)) found = false;
    bool const closing = header != draft.headers.end() && is_closing_date(draft, i);
    if (closing || i == published) {
      line.role = Role::date;
      continue;
    }
    if (article && (found || take_signature(draft, i))) {
      bool const named = !draft.headers[i].names.empty() && draft.headers[i].dates.empty();
      line.role = named ? Role::byline : Role::date;
      continue;
    }
    line.role = Role::furniture;
  }
}

}  // namespace backfile::internal
