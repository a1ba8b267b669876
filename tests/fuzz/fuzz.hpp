// What a fuzz target and its replay share.
#pragma once

#include <cstddef>
#include <string_view>

namespace backfile::tests {

// Ways of a target to read an input; libFuzzer tries one, which the input's size chooses, and the
// replay of kept inputs all of them.
extern std::size_t const kWays;

// Reads the input in that way (below kWays); aborts where something does not hold.
void check_input(std::string_view text, std::size_t way);

}  // namespace backfile::tests
