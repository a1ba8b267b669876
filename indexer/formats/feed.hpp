// RSS 0.9 to 2.0 and Atom.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

[[nodiscard]] bool looks_like_rss(std::string_view head, std::string_view path);
[[nodiscard]] bool looks_like_atom(std::string_view head, std::string_view path);

// An article an item or entry. The title of the channel is the outlet; what an item names as its
// source is the source. A description is the deck where there is content, else the body; an entry
// that has only a date of change is dated by it.
void read_feed(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
