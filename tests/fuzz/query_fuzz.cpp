// Any bytes as a query, read in each way that the options allow.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/fuzz.hpp"
#include "tests/support/query_faults.hpp"

using namespace backfile;

namespace {

// The size chooses, so that an input is nothing but the query.
internal::ParseOptions options_for(std::size_t size) {
  auto given = tests::seoul_clock();
  given.any = size % 4 == 1;
  given.exact = size % 4 == 2;
  given.plain_words = size % 4 == 3;
  return given;
}

void check(std::string_view text, internal::ParseOptions const& options) {
  auto const fault = tests::query_fault(text, options);
  if (fault.empty()) return;
  std::fprintf(stderr, "query: %s\n", fault.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const text{reinterpret_cast<char const*>(data), size};
  check(text, tests::seoul_clock());
  if (size % 4 != 0) check(text, options_for(size));
  auto lenient = tests::seoul_clock();
  lenient.lenient = true;
  check(text, lenient);
  return 0;
}
