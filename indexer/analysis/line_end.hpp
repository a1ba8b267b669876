// Words that a line's end divides: "har-⏎bour".
#pragma once

#include <cstddef>
#include <string_view>

namespace backfile::internal {

// Where the word that ends at `end` goes on behind a hyphen (or ¬, or a soft hyphen) and the end of
// its line; 0 where it does not. Cost: the white space that follows.
[[nodiscard]] std::size_t divided_rest(std::string_view text, std::size_t end);

// True where the text ends with what divides words at a line's end.
[[nodiscard]] bool ends_with_divider(std::string_view text);

// Behind the blanks and ends of lines at `at`; 0 where no line ends there.
[[nodiscard]] std::size_t behind_line_end(std::string_view text, std::size_t at);

}  // namespace backfile::internal
