// The components of a NewsML 1 item, and which of them make one article.
//
// A component holds other components, or contents. Agencies nest them as they like: a text below a
// component that has the headline, a headline and a text side by side, languages of one report,
// pictures with captions. So an article is a component with text whose inner parts do not each
// have a headline and a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/xml.hpp"

namespace backfile::internal {

// A node and the path to it, "/NewsML/NewsItem/NewsComponent".
struct PlacedNode {
  XmlNode const* node;
  std::string path;
};

struct NewsPart {
  std::vector<PlacedNode> around;  // the components that speak for it, the innermost first
  std::vector<PlacedNode> content;  // its own component, whole, then those beside it: pictures
  std::vector<XmlNode const*> others;  // parts of other articles within them
  XmlNode const* own = nullptr;        // the component that sets it apart; null: the only article
};

// At most kMostNewsParts; what is beyond belongs to the last.
inline constexpr std::size_t kMostNewsParts = 1000;
[[nodiscard]] std::vector<NewsPart> parts_of_item(PlacedNode const& item);

// What the roles and media of NewsML come to.
enum class NewsRole { text, title, lead, deck, caption, other };
[[nodiscard]] NewsRole role_of(XmlNode const& component, NewsRole around);
// "Photo", "image/jpeg": the name of what is no text; empty for text.
[[nodiscard]] std::string other_media(XmlNode const& content);
// A content that holds text within the document, in any form.
[[nodiscard]] bool holds_text(XmlNode const& content);

// Names are written in several ways: HeadLine, Headline. Null where there is none.
[[nodiscard]] XmlNode const* child_of(XmlNode const& node, std::string_view name);

}  // namespace backfile::internal
