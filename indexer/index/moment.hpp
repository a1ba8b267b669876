// When an article was written to an index.
#pragma once

#include <backfile/article.hpp>

namespace backfile::internal {

// The field `indexed`: a moment of the writer's clock, in UTC, to the second.
[[nodiscard]] DateField indexed_at(Date moment);
[[nodiscard]] DateField indexed_now();

}  // namespace backfile::internal
