// NewsML-G2, the news exchange format of the IPTC.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

[[nodiscard]] bool looks_like_newsml(std::string_view head, std::string_view path);

// The news items of a document or message, with text as XHTML, NITF or plain. An item that its
// provider withdrew, or that is no text, is refused.
void read_newsml(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
