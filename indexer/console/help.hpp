// The help of both programs, made from their options.
#pragma once

#include <CLI/App.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct HelpCommand {
  std::string_view name;
  std::string_view operand;
  std::string_view summary;
};

struct HelpText {
  std::string_view intro;
  std::string_view usage;
  std::string_view examples;
  std::vector<HelpCommand> commands;
  std::string_view commands_title;
  std::span<std::string_view const> everyday;  // long options that the short help lists
};

// Examples, commands, options; `all` lists every option below its group. Fits the columns.
[[nodiscard]] std::string help_text(CLI::App const& app, HelpText const& text, bool all,
                                    std::size_t columns);

// Throws the Error about an option that there is not, with those that are near it; `otherwise` is
// the hint where none is.
[[noreturn]] void refuse_option(CLI::App const& app, std::string const& word,
                                std::string const& otherwise);

}  // namespace backfile::internal
