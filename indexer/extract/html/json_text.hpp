// JSON as pages carry it in scripts, often not quite valid.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// Valid JSON of a script that is not quite JSON, as far as it can be read; several objects become a
// list of them. Empty where there is none. Cost: linear.
[[nodiscard]] std::string mend_json(std::string_view script);

}  // namespace backfile::internal
