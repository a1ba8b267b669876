// What --no-stem and --fuzzy make of the words of a query.
#pragma once

#include "searcher/query/parser.hpp"

namespace backfile::internal {

// Without stems a word is read as if it stood in quotes, with near spellings as if ~ stood behind
// it; so the tree prints as what it means. Stop words beside other words stay as they are, and
// only words of four letters and more have near spellings. Called once, on what was read.
void apply_word_options(Node& tree, ParseOptions const& options);

}  // namespace backfile::internal
