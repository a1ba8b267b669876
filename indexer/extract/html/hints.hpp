// What the names that an element bears (class, id, role, itemprop) say of its part of the page.
#pragma once

#include <cstdint>

#include "indexer/extract/html/tree.hpp"

namespace backfile::internal {

// Sets of bits.
using Hints = std::uint32_t;

namespace hint {
inline constexpr Hints navigation = 1u << 0;
inline constexpr Hints footer = 1u << 1;
inline constexpr Hints aside = 1u << 2;
inline constexpr Hints related = 1u << 3;     // other stories
inline constexpr Hints comments = 1u << 4;    // of readers
inline constexpr Hints share = 1u << 5;       // buttons of networks
inline constexpr Hints newsletter = 1u << 6;  // asks to sign up, pay or give
inline constexpr Hints cookies = 1u << 7;
inline constexpr Hints advertising = 1u << 8;
inline constexpr Hints topics = 1u << 9;  // tags of the article
inline constexpr Hints form = 1u << 10;
inline constexpr Hints hidden = 1u << 11;
inline constexpr Hints caption = 1u << 12;
inline constexpr Hints byline = 1u << 13;
inline constexpr Hints date = 1u << 14;
inline constexpr Hints biography = 1u << 15;  // of the author
inline constexpr Hints deck = 1u << 16;
inline constexpr Hints title = 1u << 17;
inline constexpr Hints header = 1u << 18;
inline constexpr Hints article = 1u << 19;       // article, story, post
inline constexpr Hints body = 1u << 20;          // text, body, content
inline constexpr Hints article_body = 1u << 21;  // both at once, or itemprop=articleBody
inline constexpr Hints link = 1u << 22;
inline constexpr Hints heading = 1u << 23;
inline constexpr Hints quote = 1u << 24;  // pulled out of the text, which has it too
inline constexpr Hints media = 1u << 25;  // players, galleries

inline constexpr Hints teaser = 1u << 26;       // of another story, or the head of this one
inline constexpr Hints author_name = 1u << 27;  // holds the name and nothing else

inline constexpr Hints furniture = navigation | footer | aside | related | comments | share |
                                   newsletter | cookies | advertising | topics | form | hidden |
                                   biography | media | teaser;
}  // namespace hint

[[nodiscard]] Hints hints_of(Tree const& tree, PageNode const& node);

}  // namespace backfile::internal
