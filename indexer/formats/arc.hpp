// ARC, the format of web archives before WARC (Alexa, the Internet Archive up to 2009): versions 1
// and 2.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

// A record is at the beginning, of the archive itself ("filedesc://...") or of a page.
[[nodiscard]] bool begins_arc(std::string_view head);

// The pages in it, as read_warc gives those of a WARC. A record that is damaged, or whose length is
// not true, costs itself only.
void read_arc(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
