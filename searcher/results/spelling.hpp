// Words of a query that no article has, and the query with near ones in their place.
#pragma once

#include <backfile/search.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/match/reader.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {

struct Respelled {
  std::vector<Spelling> words;
  std::string query;  // as typed but for them; empty where nothing is put in
};

// Looks at words and phrases, at the first eight that are unknown, never at what is excluded.
// Costs a look at each word's articles; where one has none, one walk of the index's terms.
[[nodiscard]] Respelled respell(Reader const& reader, ParsedQuery const& query);

// True where a word can be unknown though something matches.
[[nodiscard]] bool has_choice(Node const& tree);

// True where `text` reads as a query in the same way and finds more than `found` articles.
[[nodiscard]] bool finds_more(Reader const& reader, std::string const& text,
                              ParsedQuery const& query, SearchOptions const& options,
                              std::uint64_t found);

}  // namespace backfile::internal
