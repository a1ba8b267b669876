// JSON as pages carry it in scripts, often not quite valid.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// The JSON of a script: comments and CDATA marks around it gone, raw control characters within
// texts made spaces, commas before a closing bracket dropped. Valid JSON stays as it is.
[[nodiscard]] std::string mend_json(std::string_view script);

}  // namespace backfile::internal
