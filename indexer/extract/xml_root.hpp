// What an XML document is, by its root: XML that no reader takes is no page, however it came here.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// The root element at the beginning of an input without its prefix: "rss", "RDF"; empty where it is
// no XML. UTF-16 is read, too.
[[nodiscard]] std::string xml_root(std::string_view head);

// A page of HTML in XML's clothes, <?xml ...?><html>, or a fragment of one.
[[nodiscard]] bool is_html_root(std::string_view root);

// The root of a document of XML that is no HTML; empty for all else. A text may begin with a tag or
// a word in angles; a document says that it is one, or its root is closed.
[[nodiscard]] std::string unread_root(std::string_view bytes);

// Throws Error{input_unusable} that names such a root.
void refuse_unread_xml(std::string_view bytes);

}  // namespace backfile::internal
