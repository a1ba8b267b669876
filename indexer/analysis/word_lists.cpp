// The short lists of English words that tokens.hpp speaks of.
#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/analysis/tokens.hpp"

namespace backfile::internal {
namespace {

// Common words that capitals make an acronym of. Sorted.
constexpr auto kCollisions = std::to_array<std::string_view>(
    {"act", "ad",  "aid", "aids",  "all", "am", "an",  "and", "are", "art", "as",  "at",
     "be",  "but", "by",  "can",   "do",  "ex", "fed", "for", "go",  "had", "has", "he",
     "hit", "ice", "id",  "if",    "in",  "is", "it",  "la",  "ma",  "may", "me",  "met",
     "my",  "new", "no",  "not",   "now", "of", "on",  "one", "or",  "our", "out", "pa",
     "per", "pm",  "so",  "start", "the", "to", "un",  "up",  "us",  "was", "we",  "who"});
static_assert(std::ranges::is_sorted(kCollisions));

// English function words. Sorted.
constexpr auto kStopWords = std::to_array<std::string_view>(
    {"a",     "about", "after", "all",   "also", "an",    "and",   "any",    "are",   "as",
     "at",    "be",    "been",  "but",   "by",   "can",   "could", "did",    "do",    "does",
     "for",   "from",  "had",   "has",   "have", "he",    "her",   "his",    "how",   "i",
     "if",    "in",    "into",  "is",    "it",   "its",   "may",   "more",   "most",  "no",
     "nor",   "not",   "of",    "on",    "or",   "our",   "she",   "should", "so",    "such",
     "than",  "that",  "the",   "their", "them", "then",  "there", "these",  "they",  "this",
     "those", "to",    "was",   "we",    "were", "what",  "when",  "where",  "which", "while",
     "who",   "whom",  "why",   "will",  "with", "would", "you",   "your"});
static_assert(std::ranges::is_sorted(kStopWords));

// A word of up to eight bytes as a number, in the order of the alphabet: compared in one step.
constexpr std::uint64_t packed(std::string_view word) noexcept {
  std::uint64_t number = 0;
  for (char const c : word) number = number << 8 | static_cast<unsigned char>(c);
  return number << 8 * (8 - word.size());
}

constexpr std::size_t kLongestStopWord = 6;

constexpr auto kPackedStopWords = [] {
  std::array<std::uint64_t, kStopWords.size()> numbers{};
  std::ranges::transform(kStopWords, numbers.begin(), packed);
  return numbers;
}();
static_assert(std::ranges::all_of(kStopWords, [](auto word) {
  return !word.empty() && word.size() <= kLongestStopWord;
}));

}  // namespace

bool is_acronym_collision(std::string_view folded) noexcept {
  return std::ranges::binary_search(kCollisions, folded);
}

bool is_stop_word(std::string_view folded) noexcept {
  return !folded.empty() && folded.size() <= kLongestStopWord &&
         std::ranges::binary_search(kPackedStopWords, packed(folded));
}

}  // namespace backfile::internal
