// Near spellings of one word among words that come in byte order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {

// Words are compared up to here, in code points, as they are cut when indexed.
inline constexpr std::size_t kMaxCompared = 96;

// The first text behind all that begin with `start`; behind all words where there is none.
[[nodiscard]] std::string behind(std::string start);

// The table of edits (Damerau, restricted) between the word and a candidate, a row a character.
// Rows of a beginning that two candidates share are computed once, and only the cells within
// `edits` of the diagonal. Right in any order, fast in byte order.
class NearSpelling {
 public:
  NearSpelling(std::string_view word, unsigned edits);

  // True when the candidate is within the edits. It has its first `common` bytes from the
  // candidate before it.
  [[nodiscard]] bool matches(std::string_view candidate, std::size_t common);

  // True where the last candidate's beginning is already too far from the word.
  [[nodiscard]] bool is_hopeless() const noexcept { return hopeless_ > 0; }

  // Of a hopeless candidate: the first text behind it in byte order that can begin a near spelling.
  [[nodiscard]] std::string next_start(std::string_view candidate) const;

 private:
  [[nodiscard]] std::uint8_t* row(std::size_t depth) noexcept { return &cells_[depth * width_]; }
  // Appends the row of the character; the least of its cells.
  unsigned append(UChar32 character);

  unsigned edits_;
  std::vector<UChar32> word_;
  std::vector<UChar32> letters_;  // of the word, each once, ascending
  std::size_t width_;
  std::vector<std::uint8_t> cells_;
  std::vector<UChar32> characters_;  // of the candidate, as far as there are rows
  std::vector<std::size_t> ends_;    // of each character, in bytes
  std::size_t hopeless_ = 0;         // so many bytes of the last candidate are too far
};

}  // namespace backfile::internal
