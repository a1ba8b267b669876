// A file or stream of JSON lines, an article each.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

// By name, or because an object opens it.
[[nodiscard]] bool looks_like_json_lines(std::string_view head, std::string_view path);

// In the memory of one line.
void read_json_lines(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
