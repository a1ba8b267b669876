// like(id): the words that tell an article from the others.
#pragma once

#include <string>
#include <vector>

#include "searcher/match/vocabulary.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile::internal {

// Words of an article that its likes are searched by, at most: as many as bring recall in
// relevance feedback before they bring noise (Robertson, On term selection for query expansion,
// 1990; Harman 1992 finds 20 to 40).
inline constexpr std::size_t kMaxLikeWords = 30;

// like() in one query: each reads an article and weighs all of its words.
inline constexpr std::size_t kMaxLikes = 32;

// Of these an article must have one in six, and two, to be like the other; the order
// does the rest.
[[nodiscard]] unsigned share_of(std::size_t words) noexcept;

struct TellingWord {
  std::string text;     // as a query would ask for it
  double share = 0.0;   // tf / (tf + k1) of BM25: below 1
  double weight = 0.0;  // by which it was chosen: share times inverse document frequency
};

// The heaviest first. Words of the title, deck and body count with the weights of the index (a
// word of the title four times); numbers, stop words and words of no other article do not.
[[nodiscard]] std::vector<TellingWord> telling_words(Article const& article,
                                                     Vocabulary const& vocabulary);

// Gives every like() of the tree its words as parts. Throws Error{article_not_found} or
// {query_too_large} at its place.
void choose_words(Node& tree, ParsedQuery const& query, Vocabulary const& vocabulary);

}  // namespace backfile::internal
