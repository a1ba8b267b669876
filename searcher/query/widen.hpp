// What a query means beyond its letters: the spellings of names, the other names of things.
#pragma once

#include <backfile/search.hpp>
#include <vector>

#include "searcher/query/aliases.hpp"
#include "searcher/query/tree.hpp"

namespace backfile::internal {

// Fills `also` of quoted phrases that are names, and of words in capitals and quoted phrases that
// have aliases, in the options, in the index or everywhere; not below exact:, not in fields of
// publishers. Returns what was added, in the order of the query.
[[nodiscard]] std::vector<Variant> widen(Node& tree, QueryOptions const& options,
                                         AliasTable const& stored = {});

}  // namespace backfile::internal
