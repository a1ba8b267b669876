// Characters of a page as they are shown.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// Appends `text` with runs of white space made one space (none at the front of a line), soft
// hyphens, zero width marks, controls and direction overrides left out.
void append_shown(std::string& out, std::string_view text);

// The same as a value, trimmed.
[[nodiscard]] std::string shown(std::string_view text);

// Character references resolved, and nothing else.
[[nodiscard]] std::string with_references(std::string_view text);

// Character references resolved ("&amp;quot;" stands escaped twice in many attributes) and tags
// left out.
[[nodiscard]] std::string without_markup(std::string_view text);

}  // namespace backfile::internal
