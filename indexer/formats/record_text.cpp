#include "indexer/formats/record_text.hpp"

#include <algorithm>

#include "indexer/extract/html/blocks.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/extract/html/tree.hpp"

namespace backfile::internal {
namespace {

enum class Markup { none, inlines, blocks };

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string lower_name(std::string_view text) {
  std::string name;
  for (char const c : text) {
    if (!is_name(c)) break;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

// The tag behind "<" or "</", where it is one of HTML and closed.
Tag tag_at(std::string_view text) {
  constexpr std::size_t kLongest = 4096;  // bytes of a tag
  auto const name = lower_name(text.substr(0, 16));
  if (name.empty() || text.substr(0, kLongest).find('>') == text.npos) return Tag::other;
  auto const behind = text.substr(name.size(), 1);
  if (behind.find_first_of(" \t\r\n/>") == behind.npos) return Tag::other;
  return name == "b" || name == "i" || name == "u" ? Tag::em : tag_of(name);
}

Markup markup_of(std::string_view text) {
  auto found = Markup::none;
  for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    bool const closing = text.substr(at + 1, 1) == "/";
    auto const tag = tag_at(text.substr(at + (closing ? 2 : 1)));
    if (tag == Tag::br || tag == Tag::p || (closing && is_block(tag))) return Markup::blocks;
    if (tag == Tag::img || (closing && tag != Tag::other)) found = Markup::inlines;
  }
  return found;
}

bool has_reference(std::string_view text) {
  for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    auto const end = text.find(';', at);
    if (end != text.npos && end > at + 1 && end - at <= 10 &&
        std::ranges::all_of(text.substr(at + 1, end - at - 1),
                            [](char c) { return is_name(c) || c == '#'; }))
      return true;
  }
  return false;
}

bool lies_in(Tree const& tree, std::uint32_t node, Tag tag) {
  for (;; node = tree.nodes[node].parent) {
    if (tree.nodes[node].tag == tag) return true;
    if (tree.nodes[node].parent == node) return false;
  }
}

RecordText from_blocks(std::string_view text) {
  RecordText read;
  auto const tree = parse_html(text);
  for (auto& block : find_blocks(tree)) {
    if (lies_in(tree, block.node, Tag::figcaption)) {
      read.captions.push_back(std::move(block.text));
      continue;
    }
    if (!read.text.empty()) read.text += "\n\n";
    read.text += block.text;
  }
  return read;
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
    if (!body.empty()) body += broken || indented ? "\n\n" : " ";
    body += line;
    broken = false;
  }
  return body;
}

RecordText read_record_text(std::string_view text) {
  auto const markup = markup_of(text);
  if (markup == Markup::blocks) return from_blocks(text);
  RecordText read{unwrapped(text), {}};
  if (markup == Markup::none && !has_reference(text)) return read;
  std::string plain;
  for (std::size_t at = 0; at < read.text.size();) {
    auto const end = std::min(read.text.find("\n\n", at), read.text.size());
    auto const paragraph = without_markup(std::string_view{read.text}.substr(at, end - at));
    if (!plain.empty() && !paragraph.empty()) plain += "\n\n";
    plain += paragraph;
    at = end + 2;
  }
  read.text = std::move(plain);
  return read;
}

std::string without_tags(std::string const& text) {
  bool const plain = markup_of(text) == Markup::none && !has_reference(text);
  return plain ? text : without_markup(text);
}

bool is_page(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return false;
  text.remove_prefix(begin);
  auto const name = text.starts_with("<!")  ? lower_name(text.substr(2, 16))
                    : text.starts_with('<') ? lower_name(text.substr(1, 16))
                                            : std::string{};
  return name == "doctype" || name == "html";
}

}  // namespace backfile::internal
