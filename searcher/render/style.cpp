#include "searcher/render/style.hpp"

#include "indexer/console/console.hpp"

namespace backfile::internal {

TextStyle output_style(bool color) {
  return {.color = color, .columns = terminal_columns(), .wrap = fold_columns() > 0};
}

}  // namespace backfile::internal
