// What one request over HTTP may ask for. Narrower than the library's own limits: strangers share
// the machine.
#pragma once

#include "searcher/embed/request.hpp"

namespace backfile::internal {

inline constexpr std::size_t kMostRows = 100;       // of a page
inline constexpr std::size_t kDeepestRow = 10'000;  // offset and page together
inline constexpr std::size_t kMostFacets = 8;
inline constexpr std::size_t kMostFacetValues = 100;
inline constexpr std::size_t kMostSnippets = 10;
inline constexpr std::size_t kWidestSnippet = 1'000;
inline constexpr std::size_t kLongestQuery = 4096;  // bytes
inline constexpr std::size_t kMostParts = 128;      // words and values of a query
inline constexpr std::size_t kMostWildcards = 4;    // and near spellings
inline constexpr std::size_t kLongestPhrase = 32;   // words
inline constexpr unsigned kDeepestNesting = 32;

// Throws Error{bad_value} that names the limit.
void check_request(SearchRequest const& request);

// Throws Error: query_too_large naming the limit; unknown_field for path:, which would tell where
// files lie.
void check_length(std::string_view query);
void check_query(Query const& query);

// Throws Error{unknown_field} for a field that is not told over HTTP.
void check_field(std::string_view name);

}  // namespace backfile::internal
