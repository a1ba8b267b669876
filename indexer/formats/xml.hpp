// XML as small trees, cut out of a stream: no document is held as a whole.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/xml_root.hpp"

namespace backfile::internal {

struct XmlAttribute {
  std::string name;  // with its prefix
  std::string value;
};

// An element, or a text where the name is empty.
struct XmlNode {
  std::string name;   // as written: "dc:creator"
  std::string local;  // "creator"
  std::string space;  // the namespace's address; an undeclared prefix as it is
  std::string text;
  std::vector<XmlAttribute> attributes;
  std::vector<XmlNode> children;
  std::uint32_t line = 0;

  // Empty where there is none.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
  // The first element below it of that local name; null where there is none. "head/docdata" goes
  // down two levels.
  [[nodiscard]] XmlNode const* find(std::string_view path) const;
  [[nodiscard]] std::vector<XmlNode const*> all(std::string_view local_name) const;
};

// The characters of a node, white space as it is.
[[nodiscard]] std::string text_of(XmlNode const& node);
// What is inside an element as HTML; `left_out` names elements that are no part of it.
[[nodiscard]] std::string markup_of(XmlNode const& node,
                                    std::vector<std::string_view> const& left_out = {});

// The element with all that is in it, as one text: equal for equal elements.
[[nodiscard]] std::string written(XmlNode const& node);

// The limits of an element that is cut out. What is beyond is refused singly.
inline constexpr std::size_t kMaxXmlDepth = 200;
inline constexpr std::size_t kMaxXmlBytes = 16u << 20;

// Names of the elements around, outermost first.
using XmlPath = std::vector<std::string>;

struct XmlWishes {
  // Whether the element, which stands below `path`, is to be cut out.
  std::function<bool(XmlPath const& path, std::string_view local_name)> wants;
  // Gives an element and where it stood; false ends the reading.
  std::function<bool(XmlPath const& path, XmlNode node)> take;
  // An element that was too large or too deep, and its line.
  std::function<void(std::string reason, std::uint64_t line)> refuse;
  // What was mended of the whole document, before any element is taken. May be none.
  std::function<void(std::string)> note = {};
};

// Reads to the end, mending what can be mended. Nothing is fetched, and no entity of the document
// is declared: references are those of XML and HTML, others stay as they are written. What breaks
// the reading off is refused with its line. Memory: that of an element.
void read_xml(std::istream& stream, XmlWishes const& wishes);

}  // namespace backfile::internal
