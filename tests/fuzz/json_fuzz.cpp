// Any bytes as JSON lines.
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/article_faults.hpp"

namespace backfile::tests {

std::size_t const kWays = 3;

void check_input(std::string_view text, std::size_t way) {
  check_page(InputFormat::jsonl, text, way);
}

}  // namespace backfile::tests
