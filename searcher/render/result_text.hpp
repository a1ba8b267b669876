// Results for people.
#pragma once

#include <backfile/search.hpp>
#include <string>

namespace backfile::internal {

struct TextStyle {
  bool color = false;
  std::size_t columns = 100;
};

// Date, outlet and byline, id; title; passage; then facets and histogram as bars; last, one line
// with the numbers. Everything from articles is made harmless for a terminal.
[[nodiscard]] std::string results_text(Results const& results, TextStyle const& style);

}  // namespace backfile::internal
