// What speaks for a line to be text of the article, and what against it.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/extract/draft.hpp"

namespace backfile::internal {

// Each sign is seen or not. What it is worth stands in find_body.cpp.
enum class BodySign : std::uint8_t {
  // words, of a line that ends a sentence
  sentence_short,      // to 7
  sentence_middle,     // to 14
  sentence_long,       // to 29
  sentence_paragraph,  // to 59
  sentence_very_long,
  // and of one that does not
  open_short,   // to 3
  open_middle,  // to 9
  open_long,    // to 24
  open_paragraph,
  // role
  header,
  button,
  menu,
  tail,
  blurb,
  caption,
  copyright,
  source,
  // other lines speak of the same: share of its words that other prose has
  shares_none,
  shares_few,
  shares_some,
  shares_most,
  // it speaks to the reader
  speaks_once,
  speaks_often,
  quotes,
  // place
  prose_above,  // the line above is prose
  prose_below,
  prose_near,  // one of three lines around
  below_tail,  // one mark of the end of the article above
  below_tails,
  far_below_tail,  // with prose between
  below_comments,
  below_copyright,
  count,
};

using BodySigns = std::bitset<static_cast<std::size_t>(BodySign::count)>;

// Of every line; none for blank ones.
// Marks of the end count from line `begin` on, where the prose seems to begin.
[[nodiscard]] std::vector<BodySigns> body_signs(Draft const& draft, std::size_t begin);

}  // namespace backfile::internal
