// Bytes of a page to valid UTF-8, and what had to be repaired on the way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct Decoded {
  std::string text;                // valid UTF-8 without NUL
  std::vector<std::string> notes;  // what was repaired, a sentence each
};

// UTF-8 stays what it is, malformed or not; UTF-16 and older charsets are recognised by their
// bytes. Throws Error{input_unusable} for binary data and for pages without any text.
[[nodiscard]] Decoded decode(std::string_view bytes);

// Valid UTF-8 without controls, terminal sequences and direction overrides; `dropped` counts them.
[[nodiscard]] std::string drop_controls(std::string_view text, std::size_t& dropped);

// The sentence that notes them.
[[nodiscard]] std::string controls_note(std::size_t dropped);

// The sentence for UTF-16, and for a charset that nobody declared.
inline constexpr std::string_view kUtf16Note =
    "The page was UTF-16; places count bytes of its UTF-8 form.";
[[nodiscard]] std::string guess_note(std::string_view charset);

// "a PNG image" where the first bytes or the share of control bytes tell that this is no text;
// empty for text.
[[nodiscard]] std::string_view binary_type(std::string_view bytes) noexcept;

// The same by the first bytes alone.
[[nodiscard]] std::string_view known_type(std::string_view bytes) noexcept;

// UTF-16 with or without a byte order mark.
enum class WideOrder { none, little, big };
[[nodiscard]] WideOrder wide_order(std::string_view bytes) noexcept;

}  // namespace backfile::internal
