#include "indexer/console/fold.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "indexer/analysis/utf8.hpp"
#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

// Korean is wide and has spaces.
constexpr UChar32 kFirstHangul = 0xAC00;
constexpr UChar32 kLastHangul = 0xD7A3;

constexpr std::size_t kLeastRoom = 20;

// Calls `use` with each line, without its end.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// A column begins behind two spaces.
std::size_t hanging_indent(std::vector<Glyph> const& glyphs, std::size_t columns) {
  std::size_t indent = 0;
  std::size_t width = 0;
  std::size_t spaces = 0;
  for (auto const& glyph : glyphs) {
    if (width > columns / 2) break;
    if (!glyph.space() && (spaces > 1 || spaces == width)) indent = width;
    spaces = glyph.space() ? spaces + 1 : 0;
    width += glyph.columns;
  }
  return indent;
}

std::string folded_line(std::string_view line, std::size_t columns, std::size_t indent) {
  auto const glyphs = glyphs_of(line);
  auto room = columns;
  std::string out;
  for (std::size_t at = 0; at < glyphs.size();) {
    auto const end = end_of_line(glyphs, at, room);
    auto last = end;
    if (end < glyphs.size())
      while (last > at && glyphs[last - 1].space()) --last;
    for (; at < last; ++at) out += glyphs[at].text;
    at = end;
    if (at == glyphs.size()) break;
    out += '\n' + std::string(indent, ' ');
    room = std::max(kLeastRoom, columns - std::min(columns, indent));
  }
  return out;
}

// The columns from `first` on of a line.
std::string slice(std::string_view line, std::size_t first, std::size_t columns) {
  std::string out;
  std::size_t width = 0;
  for (auto const& glyph : glyphs_of(line)) {
    if (width >= first && width + glyph.columns <= first + columns) out += glyph.text;
    width += glyph.columns;
  }
  return out;
}

// A line and the carets below it, cut to the columns around the carets.
std::string window(std::string_view line, std::string_view carets, std::size_t columns) {
  constexpr std::string_view kIndent = "  ";
  auto const width = display_width(line);
  if (width <= columns) return std::string{line} + '\n' + std::string{carets} + '\n';
  auto const caret = std::min(carets.find('^'), carets.size());
  auto const room = columns - 2 * kIndent.size();
  auto const first = std::min(caret - std::min(caret, room / 3), width - room);
  auto const before = first > kIndent.size() ? std::string{"… "} : std::string{kIndent};
  auto const after = first + room < width ? " …" : "";
  return before + slice(line, first, room) + after + '\n' + std::string{kIndent} +
         slice(carets, first, room) + '\n';
}

}  // namespace

std::vector<Glyph> glyphs_of(std::string_view text) {
  std::vector<Glyph> glyphs;
  for (std::size_t at = 0; at < text.size();) {
    auto const begin = at;
    auto const c = next_character(text, at);
    Glyph glyph;
    glyph.text = safe_text(text.substr(begin, at - begin));
    glyph.columns = display_width(glyph.text);
    glyph.alone = glyph.columns == 2 && (c < kFirstHangul || c > kLastHangul);
    glyphs.push_back(std::move(glyph));
  }
  return glyphs;
}

std::size_t end_of_line(std::vector<Glyph> const& glyphs, std::size_t begin, std::size_t room) {
  std::size_t width = 0;
  auto fitting = begin;
  for (auto at = begin; at < glyphs.size(); ++at) {
    width += glyphs[at].columns;
    if (width > room && !glyphs[at].space()) {
      if (fitting > begin) return fitting;
      return std::max(at, begin + 1);
    }
    bool const before_alone = at + 1 < glyphs.size() && glyphs[at + 1].alone;
    if (glyphs[at].space() || glyphs[at].alone || before_alone) fitting = at + 1;
  }
  return glyphs.size();
}

std::size_t fold_columns() {
  bool const read_by_people = ::isatty(STDOUT_FILENO) == 1 || std::getenv("COLUMNS") != nullptr;
  return read_by_people ? std::min(terminal_columns(), kWidestLine) : 0;
}

std::string folded(std::string_view text, std::size_t columns) {
  if (columns == 0) return std::string{text};
  std::string out;
  for_each_line(text, [&](std::string_view line) {
    auto const fits = display_width(line) <= columns;
    out += fits ? std::string{line}
                : folded_line(line, columns, hanging_indent(glyphs_of(line), columns));
    out += '\n';
  });
  return out;
}

std::string folded_error(std::string_view pretty, std::size_t columns) {
  std::vector<std::string_view> lines;
  for_each_line(pretty, [&](std::string_view line) { lines.push_back(line); });
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool const placed = i + 1 < lines.size() && lines[i].starts_with("  ");
    if (columns < 2 * kLeastRoom) {
      out += std::string{lines[i]} + '\n';
    } else if (placed) {
      out += window(lines[i], lines[i + 1], columns);
      ++i;  // the carets
    } else {
      auto const indent = std::min(lines[i].find(' ') + 1, kLeastRoom);
      out += folded_line(lines[i], columns, indent) + '\n';
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace backfile::internal
