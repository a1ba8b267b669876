#include <cstdint>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/byline_marker.hpp"
#include "indexer/extract/date_context.hpp"
#include "indexer/extract/date_tokens.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/notices.hpp"
#include "indexer/extract/placeholders.hpp"

// Roles that a line's own text decides.

namespace backfile::internal {
namespace {

constexpr std::uint32_t kShortestCaption = 4;  // words of a line that stands twice
constexpr std::uint32_t kMostCaptionWords = 60;  // words, where only a bracket speaks for it
constexpr std::size_t kMostRest = 6;           // words in a header line beside dates and names
constexpr std::size_t kMostFramed = 16;        // where marks set the date apart

std::size_t next_text(Lines const& lines, std::size_t at) {
  for (++at; at < lines.size() && lines[at].role == Role::blank; ++at) {
  }
  return at;
}

// A picture's text stands twice in a row: as its alternative and as its caption.
bool is_doubled(Lines const& lines, std::size_t at) {
  std::size_t const next = next_text(lines, at);
  return next < lines.size() && next <= at + 2 && lines[at].units >= kShortestCaption &&
         lines[next].text == lines[at].text;
}

void mark_caption(Draft& draft, std::size_t at, CaptionCredit const& credit) {
  Line& line = draft.lines[at];
  if (line.role != Role::none) return;
  if (is_doubled(draft.lines, at)) {
    std::size_t const twin = next_text(draft.lines, at);
    Role const role = credit.only_credit ? Role::credit : Role::caption;
    line.role = role;
    draft.lines[twin].role = role;
    draft.captions[at] = credit;
    return;
  }
  if (credit.names.empty() || (!credit.certain && line.units > kMostCaptionWords)) return;
  line.role = credit.only_credit ? Role::credit : Role::caption;
  draft.captions[at] = credit;
}

// A long sentence is no header, whatever dates it names.
bool is_prose_line(Line const& line) {
  constexpr std::uint32_t kLongestHeader = 24;  // words
  return line.ends_sentence && line.units > kLongestHeader && !tells_of_entry(line.text);
}

// A line without a digit, an address and a word that announces an author is no header, and most
// lines are such.
bool may_be_header(std::string_view line) {
  return may_have_number(line) || line.find('@') != line.npos || may_have_marker(line);
}

void mark_header(Draft& draft, std::size_t at) {
  Line& line = draft.lines[at];
  if (!may_be_header(line.text)) return;
  HeaderLine header = read_header_line(line.text, {draft.order, draft.article.lang});
  bool const found = !header.dates.empty() || !header.names.empty() || header.undated;
  bool const sentence = line.text.ends_with('.') && header.rest_units > 3;
  std::size_t const most = header.framed ? kMostFramed : kMostRest;
  if (found && !sentence && header.rest_units <= most) draft.headers[at] = std::move(header);
}

// "Published:" on a line of its own, above the date.
void take_labels_above(Draft& draft) {
  constexpr std::uint32_t kLongest = 4;  // words
  for (auto& [at, header] : draft.headers) {
    if (header.dates.empty() || header.dates.front().label != DateLabel::none) continue;
    if (header.dates.front().printed.begin != 0) continue;
    std::size_t above = at;
    while (above > 0 && (above == at || draft.lines[above].role == Role::blank)) --above;
    if (above == at || draft.lines[above].units > kLongest) continue;
    std::string_view rest;
    auto const label = label_before(draft.lines[above].text, rest);
    if (label == DateLabel::none || !rest.empty()) continue;
    header.dates.front().label = label;
    // "Founded" above "May 3, 1921 (1921-05-03)" is said of all of them.
    if (label != DateLabel::other) continue;
    for (auto& date : header.dates) date.label = label;
  }
}

void mark_notice(Line& line) {
  if (read_copyright(line.text))
    line.role = Role::copyright;
  else if (read_source(line.text))
    line.role = Role::source;
}

// Four or more short lines without a blank one between are a menu.
void mark_menus(Draft& draft) {
  Lines& lines = draft.lines;
  constexpr std::size_t kShortestMenu = 5;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    bool const entry = i < lines.size() && lines[i].role != Role::blank && lines[i].units <= 4 &&
                       !lines[i].ends_sentence && !draft.headers.contains(i);
    if (entry) continue;
    if (i - begin >= kShortestMenu) {
      for (std::size_t k = begin; k < i; ++k) {
        if (lines[k].role == Role::none) lines[k].role = Role::furniture;
      }
    }
    begin = i + 1;
  }
}

// A header reads better as such than as a caption that ends with a name.
bool is_clear_header(Draft const& draft, std::size_t at) {
  auto const found = draft.headers.find(at);
  return found != draft.headers.end() && (found->second.marked || found->second.rest_units <= 3);
}

// "By N/A", "Date: unknown": a label, and nothing that it announces.
bool announces_nothing(Line const& line) {
  constexpr std::uint32_t kLongest = 4;  // words
  if (line.units > kLongest || line.text.find(' ') == line.text.npos) return false;
  return is_placeholder(MetadataKind::author, line.text) &&
         !is_placeholder(MetadataKind::other, line.text);
}

void mark_line(Draft& draft, std::size_t at) {
  Line& line = draft.lines[at];
  mark_notice(line);
  if (line.role != Role::none) return;
  draft.furniture[at] = furniture_kind(line.text, draft.plain[at]);
  if (draft.furniture[at] != FurnitureKind::none) {
    line.role = Role::furniture;
    return;
  }
  CaptionCredit const credit = read_caption_credit(line.text);
  // "[Photo by X]" names no author, though it says by.
  bool const picture = credit.certain && credit.only_credit;
  if (!picture && !is_prose_line(line)) mark_header(draft, at);
  if (!is_clear_header(draft, at)) mark_caption(draft, at, credit);
}

}  // namespace

void mark_lines(Draft& draft) {
  draft.plain.reserve(draft.lines.size());
  for (auto const& line : draft.lines) draft.plain.push_back(plain(line.text));
  draft.furniture.resize(draft.lines.size());
  Placeholders found;
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    Line& line = draft.lines[i];
    if (announces_nothing(line) && found.take(MetadataKind::author, "line", line.text))
      line.role = Role::furniture;
    if (line.role == Role::none && line.text.size() <= kLongestHeaderLine) mark_line(draft, i);
  }
  found.note(draft.article.notes);
  take_labels_above(draft);
  mark_menus(draft);
  std::erase_if(draft.headers,
                [&](auto const& entry) { return draft.lines[entry.first].role != Role::none; });
}

FurnitureKind furniture_of(Draft const& draft, std::size_t line) {
  bool const known = line < draft.furniture.size() && draft.furniture[line].has_value();
  return known ? *draft.furniture[line] : furniture_kind(draft.lines[line].text);
}

}  // namespace backfile::internal
