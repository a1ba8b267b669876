#include "indexer/formats/record_text.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/line_end.hpp"
#include "indexer/extract/html/blocks.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/extract/html/tree.hpp"
#include "indexer/formats/encoded_data.hpp"
#include "indexer/formats/markup_signs.hpp"

namespace backfile::internal {
namespace {

constexpr int kMostLevels = 4;  // of markup that was escaped, and again

bool lies_in(Tree const& tree, std::uint32_t node, Tag tag) {
  for (;; node = tree.nodes[node].parent) {
    if (tree.nodes[node].tag == tag) return true;
    if (tree.nodes[node].parent == node) return false;
  }
}

void append_paragraph(std::string& text, std::string_view paragraph) {
  if (!text.empty() && !paragraph.empty()) text += "\n\n";
  text += paragraph;
}

// Agencies repeat headline and byline in a <header>, which is not told again as text.
RecordText from_blocks(std::string_view text) {
  RecordText read;
  auto const tree = parse_html(text);
  for (auto& block : find_blocks(tree)) {
    if (lies_in(tree, block.node, Tag::figcaption))
      read.captions.push_back(std::move(block.text));
    else if (lies_in(tree, block.node, Tag::header))
      read.aside.push_back(std::move(block.text));
    else
      append_paragraph(read.text, block.text);
  }
  if (read.text.empty())
    for (auto const& block : std::exchange(read.aside, {})) append_paragraph(read.text, block);
  return read;
}

RecordText from_inlines(std::string_view text) {
  auto const lines = unwrapped(without_scripts(text));
  RecordText read;
  for (std::size_t at = 0; at < lines.size();) {
    auto const end = std::min(lines.find("\n\n", at), lines.size());
    append_paragraph(read.text, without_markup(std::string_view{lines}.substr(at, end - at)));
    at = end + 2;
  }
  return read;
}

RecordText read_level(std::string_view text, Markup markup) {
  if (markup == Markup::blocks) return from_blocks(text);
  if (markup == Markup::inlines || has_reference(text)) return from_inlines(text);
  return {unwrapped(text), {}, {}, false};
}

// Markup was escaped once more than it is read: "&lt;p&gt;Rain.&lt;/p&gt;". Where text with tags
// of its own shows some, it speaks of them ("the <p> tag"), unless they hold all of it.
bool is_escaped_again(std::string_view text, Markup above) {
  auto const shown = trim(text);
  bool const whole = shown.starts_with('<') && shown.ends_with('>');
  bool const paired = markup_in(text).paired;
  return above == Markup::none ? paired || has_reference(text) : paired && whole;
}

}  // namespace

std::string unwrapped(std::string_view text) {
  std::string body;
  std::size_t at = 0;
  bool broken = false;
  while (at < text.size()) {
    auto const end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    at = end + 1;
    auto const begin = line.find_first_not_of(" \t");
    if (begin == line.npos) {
      broken = true;
      continue;
    }
    bool const indented = begin >= 2 || line.front() == '\t';
    line = line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
    // Behind a hyphen the line's end stays: it may divide a word, which is one word for a search.
    char const* const joint = broken || indented ? "\n\n" : ends_with_divider(body) ? "\n" : " ";
    if (!body.empty()) body += joint;
    body += line;
    broken = false;
  }
  return body;
}

RecordText read_record_text(std::string_view text) {
  auto above = markup_in(text).kind;
  auto read = read_level(text, above);
  for (int level = 1; level < kMostLevels && is_escaped_again(read.text, above); ++level) {
    above = markup_in(read.text).kind;
    auto inner = read_level(read.text, above);
    std::ranges::move(inner.captions, std::back_inserter(read.captions));
    std::ranges::move(inner.aside, std::back_inserter(read.aside));
    read.text = std::move(inner.text);
  }
  if (has_reference(read.text)) read.text = with_references(read.text);
  read.encoded = drop_encoded(read.text);
  return read;
}

std::string without_tags(std::string text) {
  for (int level = 0; level < kMostLevels; ++level) {
    auto const found = markup_in(text);
    bool const marked = level == 0 ? found.kind != Markup::none : found.paired;
    if (!marked && !has_reference(text)) break;
    text = marked ? without_markup(without_scripts(text)) : shown(with_references(text));
  }
  return text;
}

bool is_page(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return false;
  text.remove_prefix(begin);
  auto const name = text.starts_with("<!")  ? tag_name(text.substr(2, 16))
                    : text.starts_with('<') ? tag_name(text.substr(1, 16))
                                            : std::string{};
  return name == "doctype" || name == "html";
}

}  // namespace backfile::internal
