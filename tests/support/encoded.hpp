// Texts in older charsets.
#pragma once

#include <unicode/unistr.h>

#include <cstdint>
#include <string>

namespace backfile::test {

// UTF-8 in the charset of that name.
inline std::string encoded(std::string const& text, char const* charset) {
  auto const wide = icu::UnicodeString::fromUTF8(text);
  std::string bytes(text.size() * 4, '\0');
  auto const size = wide.extract(0, wide.length(), bytes.data(),
                                 static_cast<std::uint32_t>(bytes.size()), charset);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

}  // namespace backfile::test
