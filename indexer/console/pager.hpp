// The program that shows long output page by page.
#pragma once

#include <sys/types.h>

#include <string>

namespace backfile::internal {

// $PAGER, else less; empty where that is "cat" or no such program is installed.
[[nodiscard]] std::string pager_command();

// From construction to destruction standard output goes to the pager, where it is a terminal and
// there is a pager; otherwise nothing happens. Ask for columns and colour before. The destructor
// waits until the person leaves the pager.
class Pager {
 public:
  Pager();
  Pager(Pager const&) = delete;
  Pager& operator=(Pager const&) = delete;
  ~Pager();

 private:
  void start(std::string const& command);

  pid_t child_ = -1;
  int terminal_ = -1;  // standard output as it was
};

}  // namespace backfile::internal
