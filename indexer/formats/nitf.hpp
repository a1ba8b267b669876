// NITF, the news text format of the IPTC.
#pragma once

#include <string_view>

#include "indexer/formats/record.hpp"
#include "indexer/formats/registry.hpp"
#include "indexer/formats/xml.hpp"

namespace backfile::internal {

[[nodiscard]] bool looks_like_nitf(std::string_view head, std::string_view path);

void read_nitf(ManyInput const& input, ArticleSink& sink);

// Fills what the record lacks from a <nitf> element that stands at `path`.
void add_nitf(Record& record, XmlNode const& nitf, std::string const& path);

// Captions and credits of the pictures below an element.
void add_nitf_media(Record& record, XmlNode const& node, std::string const& path);

}  // namespace backfile::internal
