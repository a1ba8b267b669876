#include "indexer/extract/html/blocks.hpp"

#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/extract/lines.hpp"

namespace backfile::internal {
namespace {

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_code_point(text, at);
    if (is_letter(c) || digit_value(c) >= 0) return true;
  }
  return false;
}

// "<span>Ann Lee</span><span>March 3</span>" is shown apart by its style; a capital drawn large
// ("<span>T</span>he") is not.
bool runs_together(std::string_view before, std::string_view text) {
  if (before.size() < 2 || text.empty()) return false;
  char32_t const last = last_code_point(before);
  std::size_t at = 0;
  char32_t const first = next_code_point(text, at);
  bool const ends = is_lower(last) || digit_value(last) >= 0 || last == '.' || last == ':' ||
                    (is_letter(last) && !is_upper(last));
  return ends && (is_upper(first) || digit_value(first) >= 0);
}

// An inline element that is open, and what it and those around it say.
struct Inline {
  std::uint32_t node = 0;
  Hints hints = 0;
  bool link = false;  // an <a> that leads somewhere
};

class Finder {
 public:
  explicit Finder(Tree const& tree) : tree_{tree} {}

  Blocks run() {
    for (std::uint32_t i = 0; i < tree_.nodes.size();) {
      close_until(i);
      i = enter(i);
    }
    close_until(static_cast<std::uint32_t>(tree_.nodes.size()));
    finish();
    return std::move(blocks_);
  }

 private:
  // The node to go on with.
  std::uint32_t enter(std::uint32_t i) {
    PageNode const& node = tree_.nodes[i];
    if (is_unread(node.tag) && !swallows_page(i)) return node.end;
    if (node.tag == Tag::text) {
      add(node);
    } else if (node.tag == Tag::br) {
      line_break();
    } else if (is_block(node.tag)) {
      finish();
      open_.push_back(i);
    } else {
      bool const link = node.tag == Tag::a && !tree_.attribute(node, "href").empty();
      inlines_.push_back({i, inline_hints() | hints_of(tree_, node), link});
      if (link) ++links_;
      joint_ = true;
    }
    return i + 1;
  }

  // A <video> that is never closed has the rest of the page in it.
  bool swallows_page(std::uint32_t i) const {
    auto const tag = tree_.nodes[i].tag;
    bool const holder = tag == Tag::video || tag == Tag::audio || tag == Tag::button ||
                        tag == Tag::object || tag == Tag::noscript || tag == Tag::dialog;
    return holder && tree_.nodes[i].end - i > tree_.nodes.size() / 4;
  }

  void close_until(std::uint32_t i) {
    while (!inlines_.empty() && tree_.nodes[inlines_.back().node].end <= i) {
      if (inlines_.back().link) --links_;
      inlines_.pop_back();
      joint_ = true;
    }
    while (!open_.empty() && tree_.nodes[open_.back()].end <= i) {
      finish();
      open_.pop_back();
    }
  }

  void line_break() {
    if (block_.text.empty()) return;
    while (block_.text.ends_with(' ')) block_.text.pop_back();
    if (block_.text.ends_with('\n')) return finish();  // a second one parts paragraphs
    block_.text += '\n';
  }

  void add(PageNode const& node) {
    std::string text;
    append_shown(text, node.text);
    std::size_t first = 0;
    bool const leading = !node.text.empty() && is_space(next_code_point(node.text, first));
    if (text.empty() || text == " ") {
      if (!block_.text.empty() && leading && !block_.text.ends_with(' ') &&
          !block_.text.ends_with('\n'))
        block_.text += ' ';
      return;
    }
    if (block_.text.empty())
      start(node);
    else
      block_.hints &= inline_hints() | ~hint::furniture;
    bool const apart = block_.text.ends_with(' ') || block_.text.ends_with('\n');
    bool const glued = !leading && joint_ && runs_together(block_.text, text);
    if (!block_.text.empty() && !apart && (leading || glued)) block_.text += ' ';
    std::size_t const from = block_.text.size();
    block_.text += text;
    block_.end = node.stop;
    if (links_ > 0) {
      block_.link_units += count_prose_units(std::string_view{block_.text}.substr(from));
      ++block_.links;
    }
    joint_ = false;
  }

  void start(PageNode const& node) {
    block_.node = open_.empty() ? 0 : open_.back();
    block_.first = static_cast<std::uint32_t>(&node - tree_.nodes.data());
    block_.line = node.line;
    block_.begin = node.begin;
    block_.hints = inline_hints();
  }

  // A link to a popup at the front does not make a paragraph one: only what holds all of it does.
  Hints inline_hints() const { return inlines_.empty() ? Hints{0} : inlines_.back().hints; }

  void finish() {
    auto const text = trim(block_.text);
    if (has_word(text)) {
      block_.text = std::string{text};
      block_.units = count_prose_units(block_.text);
      block_.ends_sentence = ends_sentence(block_.text);
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
    joint_ = false;
  }

  Tree const& tree_;
  Blocks blocks_;
  Block block_;
  std::vector<std::uint32_t> open_;  // block elements
  std::vector<Inline> inlines_;      // the others
  std::uint32_t links_ = 0;          // of these, links
  bool joint_ = false;               // an inline element began or ended since the last text
};

}  // namespace

Blocks find_blocks(Tree const& tree) { return Finder{tree}.run(); }

}  // namespace backfile::internal
