// Texts of any bytes as lines of a file that a person can read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::tests {

// \xNN for every byte that is no printable ASCII, \\ for a backslash.
[[nodiscard]] std::string escaped(std::string_view text);
// The text again. Throws std::invalid_argument for anything else behind a backslash.
[[nodiscard]] std::string unescaped(std::string_view line);

// The lines of a file, without empty ones and those that begin with #. Throws std::runtime_error.
[[nodiscard]] std::vector<std::string> lines_of(std::string const& path);

}  // namespace backfile::tests
