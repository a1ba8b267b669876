// What a shell offers behind a word that has begun.
#pragma once

#include <string>

#include "searcher/manual/programs.hpp"

namespace backfile::internal {

[[nodiscard]] std::string bash_completion(Program const& program);
[[nodiscard]] std::string zsh_completion(Program const& program);
[[nodiscard]] std::string fish_completion(Program const& program);

// The program that has a query: its words are completed as fields and their values.
[[nodiscard]] bool has_query(Program const& program);

// The names of the parts of `syntax`.
[[nodiscard]] std::vector<std::string> syntax_parts();

[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view with);

// In single quotes, as bash and zsh read them.
[[nodiscard]] std::string shell_quoted(std::string_view text);

}  // namespace backfile::internal
