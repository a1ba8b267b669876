// Words that are too common to be required.
#pragma once

#include "searcher/query/tree.hpp"

namespace backfile::internal {

// True for a stop word in an unquoted list of words.
[[nodiscard]] bool is_optional_word(Node const& node);

// True for a part of a list of words (AND; OR where `any` joins them) that adds to the score and
// makes no match: a stop word beside other words.
[[nodiscard]] bool is_left_optional(Node const& list, Node const& part, bool any);

}  // namespace backfile::internal
