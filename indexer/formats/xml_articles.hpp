// The articles of an XML document: elements of one name, wherever they stand.
#pragma once

#include <functional>
#include <string_view>

#include "indexer/formats/record.hpp"
#include "indexer/formats/registry.hpp"
#include "indexer/formats/xml.hpp"

namespace backfile::internal {

struct XmlArticles {
  std::string_view element;  // its local name
  // May throw Error{input_unusable}, which refuses that article alone.
  std::function<void(Record& record, XmlNode const& node)> fill;
};

// Refuses articles without title and text, and documents without any article.
void read_xml_articles(ManyInput const& input, ArticleSink& sink, XmlArticles const& articles);

// Hands the record's article to the sink; refuses it where there is no text. `whole`: the document
// is that article.
struct XmlPlace {
  XmlNode const& node;
  bool whole = false;
};
void take_record(Record const& record, XmlPlace place, ManyInput const& input, ArticleSink& sink);

// What the operator says about names (--map) counts for more than what the format's reader found:
// a path of elements below the article's, with "@name" for an attribute.
void add_mapped_values(Record& record, XmlNode const& node, FieldMap const& map);

}  // namespace backfile::internal
