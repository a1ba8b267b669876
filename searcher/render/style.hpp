// How text for people looks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/console/fold.hpp"

namespace backfile::internal {

struct TextStyle {
  bool color = false;
  std::size_t columns = 100;
  bool wrap = false;   // titles and passages are folded into lines of the columns
  bool share = false;  // histograms show shares
};

inline constexpr std::string_view kBold = "\x1B[1m";
inline constexpr std::string_view kDim = "\x1B[2m";
inline constexpr std::string_view kFound = "\x1B[1;33m";
inline constexpr std::string_view kPlain = "\x1B[0m";

[[nodiscard]] inline std::string paint(TextStyle const& style, std::string_view code,
                                       std::string_view text) {
  std::string out{text};
  return style.color && !text.empty() ? std::string{code} + out + std::string{kPlain} : out;
}

// The style for standard output, as it is before a pager takes it.
[[nodiscard]] TextStyle output_style(bool color);

}  // namespace backfile::internal
