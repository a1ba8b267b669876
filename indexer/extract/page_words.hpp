// Words that pages write with capitals though they name nobody: "Share Article", "Free Trial",
// "Staff Writer".
#pragma once

#include <string_view>

namespace backfile::internal {

// True when one of the words of the plain text is among them.
[[nodiscard]] bool has_page_word(std::string_view plain_text);

// What authors are by trade: "writer", "Redakteurin".
[[nodiscard]] bool is_job_word(std::string_view plain_word);

}  // namespace backfile::internal
