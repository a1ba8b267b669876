// The words, numbers and marks of a text with what each says about time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/times/words.hpp"

namespace backfile::internal {

enum class TimeTokenKind : std::uint8_t { word, number, mark };

struct TimeToken {
  TimeTokenKind kind = TimeTokenKind::mark;
  bool gap = false;         // white space stands before it
  bool capital = false;     // a word that begins with a capital of ASCII
  bool past = false;        // a word in -ed
  std::uint8_t digits = 0;  // of a number
  char mark = 0;            // of ASCII; 0: another
  unsigned value = 0;       // of a number
  TimeWord const* word = nullptr;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;

  [[nodiscard]] bool is(unsigned kinds) const noexcept {
    return word != nullptr && (word->kinds & kinds) != 0;
  }
};

// Replaces what `tokens` held. False where no token can begin an expression of time.
bool tokenise_times(std::string_view text, TimeWords const& words, std::vector<TimeToken>& tokens);

}  // namespace backfile::internal
