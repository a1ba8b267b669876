// The manual pages.
#pragma once

#include <string>

#include "searcher/manual/programs.hpp"

namespace backfile::internal {

// Section 1.
[[nodiscard]] std::string program_page(Program const& program);

// backfile-query(7): the query language, from what `syntax` and `fields` print.
[[nodiscard]] std::string query_page();

}  // namespace backfile::internal
