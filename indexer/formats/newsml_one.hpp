// NewsML 1.0 to 1.2, which agencies sent before NewsML-G2 and many still send.
#pragma once

#include "indexer/formats/registry.hpp"
#include "indexer/formats/xml.hpp"

namespace backfile::internal {

// A <NewsItem>, and what the document says around it.
struct NewsItem {
  XmlNode const& item;
  XmlNode const* envelope;  // may be null
  std::string_view note;    // of the document; may be empty
};

// Hands over the articles of the item: several where its parts have headline and text of their
// own, as languages do. Refused where its provider withdrew it, or where it holds no text.
void take_news_item(NewsItem const& news, ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
