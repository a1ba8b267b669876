// The entry of libFuzzer.
#include <cstdint>

#include "tests/fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace backfile::tests;
  check_input({reinterpret_cast<char const*>(data), size}, size % kWays);
  return 0;
}
