// When two articles are about one event, and which story an article joins.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "indexer/analysis/story_words.hpp"

namespace backfile::internal {

// What the words of an article weigh in an index, as a vector of unit length.
struct StoryVector {
  std::int32_t day = StoryPrint::kUndated;
  std::vector<std::pair<std::uint32_t, float>> words;  // hash and weight, by hash
  std::vector<std::uint32_t> heaviest;                 // hashes, ascending
};

// `rarity`: of each word of the print, 0 for one that every article has.
[[nodiscard]] StoryVector story_vector(StoryPrint const& print, std::span<float const> rarity);

// The cosine; 0 for articles that are not about one event: too far apart in time, or with too
// little in common. Symmetric.
[[nodiscard]] double story_likeness(StoryVector const& a, StoryVector const& b);

// Near enough in time for one story; undated articles only to each other.
[[nodiscard]] bool are_near(std::int32_t a, std::int32_t b) noexcept;

// What a story is to an article: how alike its members are.
struct StoryOffer {
  double sum = 0;          // of likenesses
  std::size_t alike = 0;   // members with a likeness
  std::size_t near = 0;    // members that are near in time
  std::int32_t first = 0;  // days of its first and last member
  std::int32_t last = 0;
};

// How well the article of that day fits; none where it does not: most of the members that are near
// must be alike, and no story goes on for ever.
[[nodiscard]] std::optional<double> fit_of(StoryOffer const& offer, std::int32_t day);

}  // namespace backfile::internal
