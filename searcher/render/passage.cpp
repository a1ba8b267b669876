#include "searcher/render/passage.hpp"

#include <algorithm>

#include "indexer/console/fold.hpp"

namespace backfile::internal {
namespace {

using Glyphs = std::vector<Glyph>;

Glyphs marked_glyphs(std::string_view text, Highlights const& highlights) {
  auto glyphs = glyphs_of(text);
  auto next = highlights.begin();
  for (std::size_t point = 0; point < glyphs.size(); ++point) {
    while (next != highlights.end() && next->second <= point) ++next;
    glyphs[point].marked = next != highlights.end() && next->first <= point;
  }
  return glyphs;
}

class Line {
 public:
  Line(TextStyle const& style, std::string_view plain) : style_{style}, plain_{plain} {}

  void add(Glyph const& glyph) {
    set(glyph.marked ? kFound : plain_);
    out_ += glyph.text;
  }

  void set(std::string_view code) {
    if (!style_.color || code == code_) return;
    if (!code_.empty()) out_ += kPlain;
    out_ += code;
    code_ = code;
  }

  void end(std::size_t indent) {
    set({});
    out_ += '\n' + std::string(indent, ' ');
  }

  [[nodiscard]] std::string take() {
    set({});
    return std::move(out_);
  }

 private:
  TextStyle const& style_;
  std::string_view plain_;
  std::string_view code_;
  std::string out_;
};

}  // namespace

std::string passage_text(std::string_view text, Highlights const& highlights,
                         TextStyle const& style, PassageStyle const& look) {
  auto const glyphs = marked_glyphs(text, highlights);
  auto const width = std::min(style.columns, kWidestLine);
  auto const full = width > look.indent + 20 ? width - look.indent : 20;
  auto room = full > look.used ? full - look.used : full;
  Line line{style, look.plain};
  for (std::size_t at = 0; at < glyphs.size();) {
    auto const end = style.wrap ? end_of_line(glyphs, at, room) : glyphs.size();
    auto last = end;
    if (end < glyphs.size())
      while (last > at && glyphs[last - 1].space()) --last;
    for (; at < last; ++at) line.add(glyphs[at]);
    at = end;
    if (at < glyphs.size()) line.end(look.indent);
    room = full;
  }
  return line.take();
}

}  // namespace backfile::internal
