// Lines that a person reads, folded between words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Longer lines are hard to read, and what stands at their right end is hard to find.
inline constexpr std::size_t kWidestLine = 110;

struct Glyph {
  std::string text;  // one character, harmless; empty where it went
  std::size_t columns = 0;
  bool alone = false;   // of a script without spaces: a line may end before and behind it
  bool marked = false;  // for the use of callers

  [[nodiscard]] bool space() const { return text == " "; }
};

[[nodiscard]] std::vector<Glyph> glyphs_of(std::string_view text);

// Where the line that begins at `begin` ends: behind the last character that fits and may stand
// at an end; inside a word only where the word alone is too long.
[[nodiscard]] std::size_t end_of_line(std::vector<Glyph> const& glyphs, std::size_t begin,
                                      std::size_t room);

// The columns that text is folded to on standard output; 0 where no person reads it.
[[nodiscard]] std::size_t fold_columns();

// The lines of the text, long ones folded; what goes on stands below the last column of a table
// that begins in the left half, else below the line's first word. 0 columns: as it is.
[[nodiscard]] std::string folded(std::string_view text, std::size_t columns);

// An error as Error::pretty() gives it: message and hint folded, the text cut to what stands
// around the caret. Without the last line end. 0 columns: as it is.
[[nodiscard]] std::string folded_error(std::string_view pretty, std::size_t columns);

}  // namespace backfile::internal
