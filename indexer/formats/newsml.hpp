// NewsML-G2 and NewsML 1, the news exchange formats of the IPTC.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

[[nodiscard]] bool looks_like_newsml(std::string_view head, std::string_view path);

// The news items of a document or message, with text as XHTML, NITF or plain. An item that its
// provider withdrew, that is no text, or that only tells of news (a package, a plan, a concept), is
// refused.
void read_newsml(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
