// Names of one thing: NK, DPRK, North Korea.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

using AliasGroup = std::vector<std::string>;

// The groups that hold everywhere.
[[nodiscard]] std::vector<AliasGroup> const& default_aliases();

// A group a line, "NK = North Korea = DPRK"; # begins a comment. `name` is the file's, for errors.
// Throws Error{usage} with the number of the line.
[[nodiscard]] std::vector<AliasGroup> read_alias_lines(std::string_view text,
                                                       std::string_view name);

// The other names of what was typed, without repetition. Members in capitals are met by the same
// capitals only (dots left out: U.N. is UN); the others, which are of several words, by quoted
// phrases in any case.
[[nodiscard]] std::vector<std::string> other_names(std::string_view typed, bool quoted,
                                                   std::vector<AliasGroup> const& more);

}  // namespace backfile::internal
