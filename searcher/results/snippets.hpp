// The passage of an article that shows why it was found.
#pragma once

#include <backfile/search.hpp>

#include "searcher/results/highlights.hpp"

namespace backfile::internal {

// Up to `limit` passages of at most about `width` characters, the best first: those with the most
// different words of the query, then the most words. Looks in body, captions, deck, title, byline
// and outlet; an article in which nothing can be shown gives the beginning of its body. Texts are
// cut between words.
[[nodiscard]] std::vector<Snippet> make_snippets(Article const& article, Highlights& highlights,
                                                 std::size_t limit, std::size_t width);

}  // namespace backfile::internal
