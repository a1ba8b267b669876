// What speaks for a line to be the title, and what against it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/extract/draft.hpp"

namespace backfile::internal {

// Each sign is seen or not. What it is worth stands in title.cpp.
enum class TitleSign : std::uint8_t {
  // words
  one_word,
  two_words,
  three_words,
  four_words,
  five_words,
  sentence_length,  // 7 to 15
  long_length,      // 16 to 22
  very_long,        // 23 and more
  // the line's end and beginning
  full_stop,
  question,
  colon,
  lower_case,
  capitals,
  bracket_tag,
  has_bar,
  // the article speaks of it: share of its words that the prose has
  shares_none,
  shares_few,   // up to a third
  shares_some,  // up to two thirds
  shares_most,
  // the same text elsewhere above the article
  repeated,
  ends_a_trail,  // of a longer line
  is_a_trail,    // ends with another candidate
  // place
  isolated,
  stands_in_list,  // short lines directly above and below
  body_next,       // nothing but blank lines before the prose
  body_near,       // at most 3 lines
  body_far,        // more than 8
  body_very_far,   // more than 20
  in_body,
  header_next,   // a line with date or author
  header_near,   // 2 or 3 lines below
  header_above,  // directly
  header_near_above,
  // company
  rival_next_above,  // a line that may be the title, and at most one other between
  rival_above,       // 2 or 3 between
  rival_far_above,
  below_shorter,  // directly below a line that reads as a headline and is shorter
  below_longer,   // or longer
  above_longer,   // directly above a longer line
  deck_below,     // a longer line of the same matter below
  doubled,        // stands twice in a row, as pictures' texts do
  credited,       // ends as a caption does
  person,         // begins with a name
  count,
};

struct TitleCandidate {
  std::size_t line = 0;
  std::vector<TitleSign> signs;
};

// What the words of the line alone say.
void add_word_signs(Line const& line, std::vector<TitleSign>& signs);

// Lines above the second paragraph that could be the title, in their order.
[[nodiscard]] std::vector<TitleCandidate> title_candidates(Draft const& draft);

}  // namespace backfile::internal
