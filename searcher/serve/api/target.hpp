// What stands in the first line of a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct Parameter {
  std::string name;
  std::string value;
};

inline constexpr std::size_t kMaxParameters = 64;

// The path in segments, so that a / in an id (%2F) is none between segments.
struct Target {
  std::vector<std::string> path;
  std::vector<Parameter> parameters;
};

// Throws Error: usage for what is no path, and for too many parameters; bad_encoding for %XX that
// is none, and for what is no UTF-8 or holds NUL.
[[nodiscard]] Target read_target(std::string_view target);

}  // namespace backfile::internal
