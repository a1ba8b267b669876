// Matching in several indexes as in one.
#pragma once

#include <string>

#include "searcher/match/matcher.hpp"

namespace backfile::internal {

// The name of a group in `slot` as the article's index means it: another may have given the name
// to another group.
[[nodiscard]] std::string group_key(Reader const& reader, unsigned slot, DocumentNumber number,
                                    std::string name);

// What match() gives. All matches are found first; a plan with places has them read again for the
// page, with a budget of its own.
[[nodiscard]] Matched match_several(Reader const& reader, Plan const& plan,
                                    MatchOptions const& options);

}  // namespace backfile::internal
