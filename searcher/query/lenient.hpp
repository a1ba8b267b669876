// Lenient reading: what strict reading refuses is mended, and every mending gives a note.
#pragma once

#include "searcher/query/normalise.hpp"
#include "searcher/query/parser.hpp"

namespace backfile::internal {

// Mendings of one query; with more of them it is read as plain words.
inline constexpr unsigned kMaxRepairs = 100;

// The strict reading of text that is normalised already. Throws Error.
[[nodiscard]] Parsed read_strictly(QueryText const& source, ParseOptions const& options);

// Any text is read: a valid query as always; else quotes and brackets are closed at the end, what
// lacks its operand or cannot be a value becomes words, and a text without words asks for
// everything. Throws Error: query_too_large; bad_value for a zone or moment of the options.
// Cost: the strict reading for each mending.
[[nodiscard]] Parsed parse_leniently(std::string_view text, ParseOptions const& options);

}  // namespace backfile::internal
