// The charset of bytes that declare none and are no UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// "windows-949", "koi8-r": East Asian ones by the letters that their languages are mostly written
// with, others by ICU and by whether words come out whole. "windows-1252" or "iso-8859-1" where
// nothing else is known; empty where these have no such bytes.
[[nodiscard]] std::string guess_charset(std::string_view bytes);

// The same for East Asian charsets alone, which can hardly be mistaken; empty for all others.
[[nodiscard]] std::string_view east_asian_charset(std::string_view bytes);

}  // namespace backfile::internal
