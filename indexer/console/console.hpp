// What both programs do at a terminal: safe text, widths, writing, the end of the program.
#pragma once

#include <backfile/error.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/analysis/width.hpp"

namespace backfile::internal {

// Text from articles made harmless: control characters (also C1), escape sequences' ESC, bidi
// controls and line separators go or become spaces; line ends stay where `lines` says so. Invalid
// UTF-8 becomes U+FFFD.
[[nodiscard]] std::string safe_text(std::string_view text, bool lines = false);

// The text cut to so many columns, with "…" where something is missing.
[[nodiscard]] std::string fit(std::string_view text, std::size_t columns);

// Columns of the terminal on standard output; $COLUMNS; 100 where there is none.
[[nodiscard]] std::size_t terminal_columns();

// The same of standard error; 0 where there is none.
[[nodiscard]] std::size_t error_columns();

enum class ColorChoice { automatic, always, never };

// By the choice; automatic: on a terminal, unless NO_COLOR is set or TERM is dumb;
// CLICOLOR_FORCE forces it.
[[nodiscard]] bool use_color(ColorChoice choice);

// Writes to standard output. False when nobody reads any more (then end quietly).
// Throws Error{io}, for a full disk.
[[nodiscard]] bool write_out(std::string_view text);

// One line on standard error, made harmless.
void write_err(std::string_view line);

// $BACKFILE_DB, else $XDG_DATA_HOME/backfile/default.
[[nodiscard]] std::string default_index();

// Runs a program's body: ignores SIGPIPE (a closed pipe is told by write_out), prints an Error in
// full, and turns whatever is thrown into an exit status.
[[nodiscard]] int run_program(std::function<int()> const& body);

}  // namespace backfile::internal
