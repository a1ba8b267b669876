#include "indexer/console/console.hpp"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include "indexer/analysis/utf8.hpp"
#include "indexer/console/fold.hpp"

namespace backfile::internal {
namespace {

bool is_bidi_control(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

// Controls, separators and what no font shows.
bool is_unsafe(UChar32 c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE001F);
}

// Of the terminal; 0 where there is none.
std::size_t columns_at(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool is_set(char const* name) {
  auto const* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

std::string safe_text(std::string_view text, bool lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const begin = at;
    auto const c = next_character(text, at);
    if (c < 0)
      out += "\xEF\xBF\xBD";
    else if (is_bidi_control(c))
      continue;
    else if (is_unsafe(c))
      out += lines && c == '\n' ? '\n' : ' ';
    else
      out += text.substr(begin, at - begin);
  }
  return out;
}

std::string fit(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string{text};
  std::size_t width = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    auto next = at;
    auto const c = next_character(text, next);
    auto const more = columns_of(c);
    if (width + more + 1 > columns) break;
    width += more;
    at = next;
  }
  return std::string{text.substr(0, at)} + "…";
}

std::size_t terminal_columns() {
  if (auto const columns = columns_at(STDOUT_FILENO); columns > 0) return columns;
  if (auto const* columns = std::getenv("COLUMNS")) {
    auto const number = std::strtoul(columns, nullptr, 10);
    if (number >= 20 && number <= 1000) return number;
  }
  return 100;
}

std::size_t error_columns() { return columns_at(STDERR_FILENO); }

bool use_color(ColorChoice choice) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (is_set("CLICOLOR_FORCE")) return true;
  auto const* term = std::getenv("TERM");
  bool const dumb = term != nullptr && std::strcmp(term, "dumb") == 0;
  return !is_set("NO_COLOR") && !dumb && ::isatty(STDOUT_FILENO) == 1;
}

bool write_out(std::string_view text) {
  while (!text.empty()) {
    auto const written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      return false;
    } else if (errno != EINTR) {
      throw Error{Code::io, std::string{"cannot write the output: "} + std::strerror(errno)};
    }
  }
  return true;
}

void write_err(std::string_view line) {
  auto const text = safe_text(line, true) + "\n";
  std::string_view rest = text;
  while (!rest.empty()) {
    auto const written = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string default_index() {
  if (auto const* named = std::getenv("BACKFILE_DB"); named != nullptr && *named != '\0')
    return named;
  if (auto const* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0')
    return std::string{data} + "/backfile/default";
  auto const* home = std::getenv("HOME");
  return std::string{home == nullptr ? "" : home} + "/.local/share/backfile/default";
}

int run_program(std::function<int()> const& body) {
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  try {
    return body();
  } catch (Error const& error) {
    write_err(folded_error(error.pretty(), error_columns()));
    return exit_status(error.code());
  } catch (std::bad_alloc const&) {
    write_err("error: not enough memory");
  } catch (std::exception const& error) {
    write_err(std::string{"error: "} + error.what() + " (a bug; please report it)");
  }
  return exit_status(Code::internal);
}

}  // namespace backfile::internal
