// What is kept of a text to tell whether another is about the same event.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/tokens.hpp"

namespace backfile::internal {

// A word that stands for what an article is about.
struct StoryWord {
  TokenClass kind = TokenClass::word;
  std::string text;           // folded
  std::uint8_t salience = 0;  // in eighths: log(1 + n), n its occurrences, those of the title
                              // twice; twice as much for names and numbers, and again for words of
                              // the title
};

struct StoryPrint {
  static constexpr std::int32_t kUndated = INT32_MIN;

  std::int32_t day = kUndated;   // of publication, days since 1970
  std::vector<StoryWord> words;  // the most salient first, at most kStoryWords
};

inline constexpr std::size_t kStoryWords = 16;

// Of an article with fewer words than kLeastStoryWords that could stand for it: nothing.
inline constexpr std::size_t kLeastStoryWords = 5;

// The beginning of the body says what an article is about; no more of it is read.
inline constexpr std::uint32_t kStoryPositions = 1'000;

[[nodiscard]] StoryPrint story_print(std::string_view title, Tokens const& title_tokens,
                                     std::string_view body, Tokens const& body_tokens);

// Bytes for a value slot, and back. Empty for a print without words and for bytes that are none.
[[nodiscard]] std::string pack(StoryPrint const& print);
[[nodiscard]] StoryPrint unpack_story(std::string_view bytes);

}  // namespace backfile::internal
