// Tables of separated values, an article a row, named by the header.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

// By name, or because the first line is a header that names a title or text and another field.
[[nodiscard]] bool looks_like_csv(std::string_view head, std::string_view path);

// Columns are found by the map ("#3" is the third), else by habit. Evidence and refusals count
// rows, the header being the first; rule "csv:/COLUMN". A first row that names no field is data
// where the map gives numbers. Throws Error{input_unusable} that lists the columns where the map
// names one there is none of, or no column could be a title or text.
void read_csv(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
