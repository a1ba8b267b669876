// Which language a text is in.
#pragma once

#include <backfile/article.hpp>
#include <string>
#include <string_view>

namespace backfile::internal {

// ISO 639-1 code by CLD2; empty where it is not sure. Reads the first few KiB. Thread safe.
[[nodiscard]] std::string language_of(std::string_view text);

// The evidence for a language that was detected.
[[nodiscard]] Evidence language_evidence();

// Pages of these languages write the day first; English ones do not agree.
[[nodiscard]] bool writes_day_first(std::string_view lang);

}  // namespace backfile::internal
