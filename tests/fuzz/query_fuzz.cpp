// Any bytes as a query, in the ways that the options allow.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/fuzz.hpp"
#include "tests/support/query_faults.hpp"

namespace backfile::tests {
namespace {

internal::ParseOptions options_for(std::size_t way) {
  auto given = seoul_clock();
  given.any = way == 1;
  given.exact = way == 2;
  given.plain_words = way == 3;
  given.lenient = way == 4;
  given.stem = way != 5;
  given.fuzzy = way == 6 ? internal::Fuzzy::by_length : internal::Fuzzy::none;
  return given;
}

}  // namespace

std::size_t const kWays = 7;

void check_input(std::string_view text, std::size_t way) {
  auto const fault = query_fault(text, options_for(way));
  if (fault.empty()) return;
  std::fprintf(stderr, "query: %s\n", fault.c_str());
  std::abort();
}

}  // namespace backfile::tests
