#include "searcher/render/passage.hpp"

#include <algorithm>

#include "indexer/analysis/utf8.hpp"
#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

// Korean is wide and has spaces.
constexpr UChar32 kFirstHangul = 0xAC00;
constexpr UChar32 kLastHangul = 0xD7A3;

struct Glyph {
  std::string text;  // one character, harmless; empty where it went
  std::size_t columns = 0;
  bool found = false;
  bool alone = false;  // of a script without spaces: a line may end before and behind it

  [[nodiscard]] bool space() const { return text == " "; }
};

using Glyphs = std::vector<Glyph>;

Glyphs glyphs_of(std::string_view text, Highlights const& highlights) {
  Glyphs glyphs;
  auto next = highlights.begin();
  for (std::size_t at = 0, point = 0; at < text.size(); ++point) {
    auto const begin = at;
    auto const c = next_character(text, at);
    while (next != highlights.end() && next->second <= point) ++next;
    Glyph glyph;
    glyph.text = safe_text(text.substr(begin, at - begin));
    glyph.columns = display_width(glyph.text);
    glyph.alone = glyph.columns == 2 && (c < kFirstHangul || c > kLastHangul);
    glyph.found = next != highlights.end() && next->first <= point;
    glyphs.push_back(std::move(glyph));
  }
  return glyphs;
}

// Where the line that begins at `begin` ends: behind the last character that fits and may stand
// at an end; inside a word only where the word alone is too long.
std::size_t end_of_line(Glyphs const& glyphs, std::size_t begin, std::size_t room) {
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

class Line {
 public:
  Line(TextStyle const& style, std::string_view plain) : style_{style}, plain_{plain} {}

  void add(Glyph const& glyph) {
    set(glyph.found ? kFound : plain_);
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
  auto const glyphs = glyphs_of(text, highlights);
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
