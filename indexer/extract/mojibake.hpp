// Pages that were encoded as UTF-8 twice: "Investorâ€™s", "JaroÅ„".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backfile::internal {

// The text as it was before software took its UTF-8 for ISO 8859-1 or Windows-1252 and encoded it
// again. Only where all of the text was: every character beyond ASCII stands for a byte, and the
// bytes are UTF-8 with at least two such characters. Nothing for all other texts, at once for
// those without the letters Â to ô that the first bytes become.
[[nodiscard]] std::optional<std::string> undo_second_encoding(std::string_view utf8);

}  // namespace backfile::internal
