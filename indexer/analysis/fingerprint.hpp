// What is kept of a text to tell whether another is a copy of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/tokens.hpp"

namespace backfile::internal {

// Sketches of two sets, ascending: the smallest hashes of all, so that two sketches show what
// share of the sets is common (Broder, On the resemblance and containment of documents, 1997).
// A set with fewer members than the sketch has room for is there as a whole.
struct Fingerprint {
  static constexpr std::int32_t kUndated = INT32_MIN;

  std::int32_t day = kUndated;         // of publication, days since 1970
  std::vector<std::uint32_t> wording;  // shingles: three words in a row, stop words left out
  std::vector<std::uint32_t> facts;    // numbers, and words with a capital inside a sentence

  [[nodiscard]] bool empty() const noexcept { return wording.empty(); }
  friend bool operator==(Fingerprint const&, Fingerprint const&) = default;
};

// Room of the sketches. A share of 0.5 is estimated within 0.05 by 96 hashes (standard error).
inline constexpr std::size_t kWordingHashes = 96;
inline constexpr std::size_t kFactHashes = 24;

// Copies share at least one of their first hashes with a probability of 1 - (1 - J)^12, J being
// the share of common shingles: 0.97 where J is 0.25, the least that counts as a copy.
inline constexpr std::size_t kKeyHashes = 12;

// Texts with fewer words than this (stop words left out) have no fingerprint: "Weather at a
// glance" under two pages does not make one a copy of the other.
inline constexpr std::size_t kLeastContentWords = 6;

// A body with fewer is taken together with its title.
inline constexpr std::size_t kShortBodyWords = 30;

[[nodiscard]] Fingerprint fingerprint(std::string_view title, Tokens const& title_tokens,
                                      std::string_view body, Tokens const& body_tokens);

// True when one is a copy of the other, edited or cut; symmetric. See the constants of the
// implementation.
[[nodiscard]] bool are_copies(Fingerprint const& a, Fingerprint const& b) noexcept;

// Bytes for a value slot, and back. Empty for an empty fingerprint and for bytes that are none.
[[nodiscard]] std::string pack(Fingerprint const& print);
[[nodiscard]] Fingerprint unpack_fingerprint(std::string_view bytes);

}  // namespace backfile::internal
