#include "searcher/render/style.hpp"

#include <unistd.h>

#include <cstdlib>

#include "indexer/console/console.hpp"

namespace backfile::internal {

TextStyle output_style(bool color) {
  bool const read_by_people = ::isatty(STDOUT_FILENO) == 1 || std::getenv("COLUMNS") != nullptr;
  return {.color = color, .columns = terminal_columns(), .wrap = read_by_people};
}

}  // namespace backfile::internal
