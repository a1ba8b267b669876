// Bytes as mail carries them.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// "=C3=A9"; a "=" at the end of a line joins it with the next. In headers "_" is a space.
[[nodiscard]] std::string from_quoted(std::string_view text, bool header);

// Characters of no meaning are passed over, as MIME asks for.
[[nodiscard]] std::string from_base64(std::string_view text);

}  // namespace backfile::internal
