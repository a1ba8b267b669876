// Reading UTF-8 a character at a time.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace backfile::internal {

// The character at `at`, which moves behind it; negative for a malformed sequence. The text must
// be shorter than 2 GiB and `at` inside it.
[[nodiscard]] inline UChar32 next_character(std::string_view text, std::size_t& at) noexcept {
  auto next = static_cast<std::int32_t>(at);
  auto const length = static_cast<std::int32_t>(text.size());
  UChar32 c = 0;
// ICU's macro narrows int to uint8_t.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(text.data(), next, length, c);
#pragma GCC diagnostic pop
  at = static_cast<std::size_t>(next);
  return c;
}

}  // namespace backfile::internal
