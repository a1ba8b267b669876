// The text of a query with every style of quote, dash, space and width made plain.
#pragma once

#include <backfile/error.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// A query as typed and as read, and the way back from one to the other.
struct QueryText {
  std::string_view typed;              // the caller's; must outlive this
  std::string text;                    // plain quotes, dashes and spaces
  std::vector<std::uint32_t> origins;  // for each byte of `text` and its end; empty: unchanged

  // Where [begin, end) of `text` stands in `typed`.
  [[nodiscard]] Position place(std::size_t begin, std::size_t end) const noexcept;

  // Throws the error with its place in `typed`.
  [[noreturn]] void refuse(Code code, std::string message, std::string hint, Position place) const;
};

// Curly, low, angle and corner quotes become ", apostrophes ', dashes -, all spaces a blank,
// full-width forms their ASCII ones; soft hyphens and direction marks go. Single quotes around
// words become " as well; inside a word they are apostrophes. Tabs and line ends become blanks;
// NUL and the other control characters are refused like ill-formed UTF-8 (Error bad_encoding).
// With `mended` they become blanks as well, and are counted there.
[[nodiscard]] QueryText normalise(std::string_view typed, unsigned* mended = nullptr);

}  // namespace backfile::internal
