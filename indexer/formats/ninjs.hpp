// ninjs, the news in JSON of the IPTC, versions 1 and 2.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

[[nodiscard]] bool looks_like_ninjs(std::string_view head, std::string_view path);

// One item or a list of them. Pictures that go with an item give captions and credits; an item
// that its provider withdrew is refused.
void read_ninjs(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
