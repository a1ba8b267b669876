// What must hold for any text that is given as a query or as a date.
#pragma once

#include <string>
#include <string_view>

#include "searcher/query/parser.hpp"

namespace backfile::tests {

// The clock of all tests of queries: Friday, 15 September 2023, 10:00 in Seoul.
[[nodiscard]] internal::ParseOptions seoul_clock();

// The text is refused with an Error that has its place in the text, or it is read; then the
// printed reading is read as the same tree, and everything has its place in the text.
// Empty, or what does not hold.
[[nodiscard]] std::string query_fault(std::string_view text, internal::ParseOptions const& options);

// The days end after they start, exist, and read the same when printed; as a query's value the
// text means the same days or is refused for the same reason. Empty, or what does not hold.
[[nodiscard]] std::string date_fault(std::string_view text, internal::ParseOptions const& options);

}  // namespace backfile::tests
