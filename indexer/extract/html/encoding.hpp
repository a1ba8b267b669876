// The bytes of a page to UTF-8: by byte order mark, by what the page declares, by its bytes.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/decode.hpp"

namespace backfile::internal {

// `declared` is a charset from outside (HTTP), or empty. A declaration that the bytes contradict
// is not believed, and noted. Throws as decode() does.
[[nodiscard]] Decoded decode_html(std::string_view bytes, std::string_view declared = {});

// A charset that can be declared: a name that ICU or a browser has for it.
[[nodiscard]] bool knows_charset(std::string_view name);

}  // namespace backfile::internal
