// Words that stand where authors stand, and are of something else.
#pragma once

#include <string_view>

namespace backfile::internal {

// "New York", "Für Hochschulen", "Marketing Director", "Quay's Harbour", "ChecklistsJust Opened":
// reads as a name by its capitals only.
[[nodiscard]] bool names_something_else(std::string_view text);

// "director": a post that is no writer's, or a writer's job, as the last word.
[[nodiscard]] bool ends_with_post(std::string_view folded);

}  // namespace backfile::internal
