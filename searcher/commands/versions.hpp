// The texts that an article had, as `backfile-index add --on-duplicate version` keeps them: ID@1 is
// the first, ID the one that holds.
#pragma once

#include <backfile/search.hpp>
#include <string>
#include <vector>

namespace backfile::internal {

// Oldest first, the one that holds last; `id` is that of any of them. Throws
// Error{article_not_found}.
[[nodiscard]] std::vector<Article> versions_of(Searcher const& searcher, std::string const& id);

// A line for each.
[[nodiscard]] std::string versions_text(std::vector<Article> const& versions);

// What changed from each to the next, by paragraphs; the title counts as one.
[[nodiscard]] std::string changes_text(std::vector<Article> const& versions);

}  // namespace backfile::internal
