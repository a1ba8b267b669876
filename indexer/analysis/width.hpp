// How wide text is where every character has the same width.
#pragma once

#include <unicode/umachine.h>

#include <cstddef>
#include <string_view>

namespace backfile::internal {

// Two for wide characters, none for combining marks; malformed (below zero): one.
[[nodiscard]] std::size_t columns_of(UChar32 c) noexcept;

// Columns that the text takes.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

}  // namespace backfile::internal
