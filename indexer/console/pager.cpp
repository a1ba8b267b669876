#include "indexer/console/pager.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

namespace backfile::internal {
namespace {

bool is_installed(std::string_view program) {
  if (program.find('/') != program.npos) return ::access(std::string{program}.c_str(), X_OK) == 0;
  auto const* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "/usr/bin:/bin" : path;
  while (!folders.empty()) {
    auto const end = std::min(folders.find(':'), folders.size());
    auto const file = std::string{folders.substr(0, end)} + '/' + std::string{program};
    if (::access(file.c_str(), X_OK) == 0) return true;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return false;
}

[[noreturn]] void become(std::string const& command, int input) {
  ::dup2(input, STDIN_FILENO);
  static_cast<void>(std::signal(SIGPIPE, SIG_DFL));
  static_cast<void>(std::signal(SIGINT, SIG_DFL));
  // As git does: leave at once where a page holds all, keep colours, leave the text on screen.
  ::setenv("LESS", "FRX", 0);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

std::string pager_command() {
  auto const* chosen = std::getenv("PAGER");
  std::string const command = chosen == nullptr ? "less" : chosen;
  auto const program = command.substr(0, command.find(' '));
  return program.empty() || program == "cat" || !is_installed(program) ? std::string{} : command;
}

Pager::Pager() {
  if (::isatty(STDOUT_FILENO) != 1) return;
  if (auto const command = pager_command(); !command.empty()) start(command);
}

void Pager::start(std::string const& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  child_ = ::fork();
  if (child_ == 0) become(command, ends[0]);
  ::close(ends[0]);
  if (child_ > 0) {
    terminal_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    ::dup2(ends[1], STDOUT_FILENO);
    // Ctrl-C belongs to the pager, which would be left on the terminal without us.
    static_cast<void>(std::signal(SIGINT, SIG_IGN));
  }
  ::close(ends[1]);
}

Pager::~Pager() {
  if (child_ <= 0) return;
  ::dup2(terminal_, STDOUT_FILENO);  // closes the pipe: the pager sees the end
  ::close(terminal_);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  static_cast<void>(std::signal(SIGINT, SIG_DFL));
}

}  // namespace backfile::internal
