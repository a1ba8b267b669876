#include <algorithm>

#include "indexer/formats/xml.hpp"

// What is asked of an element.

namespace backfile::internal {
namespace {

void append_text(std::string& out, XmlNode const& node) {
  out += node.text;
  for (auto const& child : node.children) append_text(out, child);
}

void append_escaped(std::string& out, std::string_view text) {
  for (char const c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
}

void append_markup(std::string& out, XmlNode const& node,
                   std::vector<std::string_view> const& left_out) {
  if (node.name.empty()) return append_escaped(out, node.text);
  if (std::ranges::find(left_out, node.local) != left_out.end()) return;
  // NITF's headlines of the second rank.
  std::string const tag = node.local == "hl2" ? "h2" : node.local;
  out += '<' + tag + '>';
  for (auto const& child : node.children) append_markup(out, child, left_out);
  out += "</" + tag + '>';
}

void append_written(std::string& out, XmlNode const& node) {
  out += node.name.empty() ? node.text : '<' + node.name;
  for (auto const& attribute : node.attributes) out += ' ' + attribute.name + '=' + attribute.value;
  if (!node.name.empty()) out += '>';
  for (auto const& child : node.children) append_written(out, child);
  if (!node.name.empty()) out += "</>";
}

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  auto const found = std::ranges::find(attributes, wanted, &XmlAttribute::name);
  return found == attributes.end() ? std::string_view{} : std::string_view{found->value};
}

XmlNode const* XmlNode::find(std::string_view path) const {
  auto const slash = path.find('/');
  auto const found = std::ranges::find(children, path.substr(0, slash), &XmlNode::local);
  if (found == children.end()) return nullptr;
  return slash == path.npos ? &*found : found->find(path.substr(slash + 1));
}

std::vector<XmlNode const*> XmlNode::all(std::string_view local_name) const {
  std::vector<XmlNode const*> found;
  for (auto const& child : children)
    if (child.local == local_name && !child.name.empty()) found.push_back(&child);
  return found;
}

std::string text_of(XmlNode const& node) {
  std::string text;
  append_text(text, node);
  return text;
}

std::string markup_of(XmlNode const& node, std::vector<std::string_view> const& left_out) {
  std::string markup;
  for (auto const& child : node.children) append_markup(markup, child, left_out);
  return markup;
}

std::string written(XmlNode const& node) {
  std::string text;
  append_written(text, node);
  return text;
}

}  // namespace backfile::internal
