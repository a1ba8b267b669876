// Options from a file.
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace backfile::internal {

// $XDG_CONFIG_HOME/backfile/config.toml, else the one below ~/.config.
[[nodiscard]] std::string default_config();

// Adds --config, with the default file. Its keys are the long options. Both programs read one file:
// a key at the top is for both, one under [search] or [index] for that program alone. The command
// line wins. An unknown key is an error that names the file.
void add_config(CLI::App& app, std::string const& section);

}  // namespace backfile::internal
