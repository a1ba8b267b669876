#include "indexer/analysis/width.hpp"

#include <unicode/uchar.h>

#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {

std::size_t columns_of(UChar32 c) noexcept {
  if (c < 0) return 1;
  auto const kind = u_charType(c);
  if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
  auto const width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += columns_of(next_character(text, at));
  return width;
}

}  // namespace backfile::internal
