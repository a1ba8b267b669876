// What the bytes 0x80 to 0x9F mean in Windows-1252. Unicode has controls there that nobody writes:
// where a text has one ("&#146;", U+0092), a byte of Windows was taken for a code point.
#pragma once

#include <array>

namespace backfile::internal {

// 0: none.
inline constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

// The character that a C1 control stands for; 0 for others and where it is none.
[[nodiscard]] constexpr char32_t windows_character(char32_t c) noexcept {
  return c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80] : 0;
}

}  // namespace backfile::internal
