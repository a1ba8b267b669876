// One JSON object as an article.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/formats/json_record.hpp"
#include "indexer/formats/marks.hpp"

namespace backfile::internal {

// Where a record lies, and how it is to be read.
struct RecordOrigin {
  std::string const& path;
  std::uint64_t line;  // or number in its file
  FieldMap const& map;
  ExtractOptions const& options;
};

// Adds what a format says beyond names; may throw Error{input_unusable}.
using MoreValues = void (*)(simdjson::dom::object, Record&);

// Values are declared, with the rule "json:/KEY" and the line as evidence. Keys are found by the
// map, else by habit: nested in "fields", "_source" and their like, too; a value may be an object
// that wraps its text. Null and missing are unknown. Throws Error{input_unusable}: no JSON
// object, a key given twice, a value of the wrong type under a field's own name or the map's, or
// neither title, body nor id. Thread safe.
[[nodiscard]] Article article_from_line(std::string_view line, RecordOrigin const& origin,
                                        MoreValues more = nullptr);

// The same without an exception for most of what is refused, which is told in `why`: a file can
// hold nothing else, and throwing costs twenty times as much as reading such a line.
[[nodiscard]] std::optional<FoundArticle> found_in_line(std::string_view line,
                                                        RecordOrigin const& origin,
                                                        std::string& why, MoreValues more);

}  // namespace backfile::internal
