// What was meant by a mistyped name of a field, an option or a command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Up to three of the candidates within two edits, nearest first. Candidates of one or two
// characters are near everything and left out.
[[nodiscard]] std::vector<std::string> near_names(std::string_view name,
                                                  std::vector<std::string_view> const& candidates);

// "did you mean --format or --from?"; empty where nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       std::vector<std::string_view> const& candidates);

}  // namespace backfile::internal
