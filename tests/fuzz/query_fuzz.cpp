// Any bytes as a query, read in one of the ways that the options allow.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/fuzz.hpp"
#include "tests/support/query_faults.hpp"

using namespace backfile;

namespace {

// The size chooses, so that an input is nothing but the query and none is read many times.
internal::ParseOptions options_for(std::size_t size) {
  auto given = tests::seoul_clock();
  given.any = size % 5 == 1;
  given.exact = size % 5 == 2;
  given.plain_words = size % 5 == 3;
  given.lenient = size % 5 == 4;
  return given;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const text{reinterpret_cast<char const*>(data), size};
  auto const fault = tests::query_fault(text, options_for(size));
  if (fault.empty()) return 0;
  std::fprintf(stderr, "query: %s\n", fault.c_str());
  std::abort();
}
