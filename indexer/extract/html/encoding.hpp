// The bytes of a page to UTF-8: by byte order mark, by what the page declares, by its bytes.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/decode.hpp"

namespace backfile::internal {

// `declared` is a charset from outside (HTTP), or empty. A declaration that the bytes contradict
// is not believed, and noted. Throws as decode() does.
[[nodiscard]] Decoded decode_html(std::string_view bytes, std::string_view declared = {});

// charset=X of <meta charset>, of http-equiv's content, or of an XML declaration's encoding, in
// lower case; empty where there is none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

// A western charset is declared of East Asian text: it reads any bytes, so that its declaration
// says little.
[[nodiscard]] bool is_contradicted(std::string_view label, std::string_view bytes);

// A charset that can be declared: a name that ICU or a browser has for it.
[[nodiscard]] bool knows_charset(std::string_view name);

}  // namespace backfile::internal
