// Why nothing was found, and what would be.
#pragma once

#include <backfile/search.hpp>
#include <string>

#include "searcher/match/reader.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {

// More parts than these are not tried one by one.
inline constexpr std::size_t kMaxDiagnosedParts = 8;

// For a query that matches nothing. Costs a count for each part, and one walk of the index's
// terms where a word of the query occurs nowhere.
[[nodiscard]] Diagnosis diagnose(Reader const& reader, ParsedQuery const& query,
                                 SearchOptions const& options);

// no article matches all 4 parts · without outlet:"Korea Times": 12 · closest spelling: …
[[nodiscard]] std::string diagnosis_text(Diagnosis const& diagnosis);

}  // namespace backfile::internal
