// Streams of JSON objects, an article each: a line each, or in a document.
#pragma once

#include <string_view>

#include "indexer/formats/jsonl.hpp"
#include "indexer/formats/registry.hpp"

namespace backfile::internal {

// By name, or because the first line is an object.
[[nodiscard]] bool looks_like_json_lines(std::string_view head, std::string_view path);

// An array of objects, an object that wraps one, or an object over several lines. The name
// decides where all that is seen is the beginning of one long line.
[[nodiscard]] bool looks_like_json(std::string_view head, std::string_view path);

// Both in the memory of one record. In lines a line is a record, whatever is wrong with others.
void read_json_lines(ManyInput const& input, ArticleSink& sink);
void read_json(ManyInput const& input, ArticleSink& sink);

// A document of JSON whose format says more than names do.
void read_json_items(ManyInput const& input, ArticleSink& sink, MoreValues more);

}  // namespace backfile::internal
