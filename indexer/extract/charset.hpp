// Charsets by the names that pages give them, and their bytes as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace backfile::internal {

// UTF-8 and what browsers read as it. Labels are in lower case, here and below.
[[nodiscard]] bool is_utf8_label(std::string_view label);

// A charset that can be declared: a name that ICU or a browser has for it.
[[nodiscard]] bool is_charset(std::string_view label);

// The bytes in UTF-8, malformed ones as U+FFFD; empty for an unknown charset.
[[nodiscard]] std::string from_charset(std::string_view bytes, std::string_view label);

struct Utf8Count {
  std::size_t multi = 0;    // well-formed characters of several bytes
  std::size_t invalid = 0;  // bytes that are no part of one
};
[[nodiscard]] Utf8Count count_utf8(std::string_view bytes);

// Characters that no text holds: bytes that do not exist in the charset, private ones, and C1
// controls, which Windows-1252 has in place of them.
[[nodiscard]] std::size_t count_misfits(std::string_view text);

[[nodiscard]] std::size_t count_high_bytes(std::string_view bytes);

}  // namespace backfile::internal
