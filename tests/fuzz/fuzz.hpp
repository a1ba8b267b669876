// What a fuzz target and its replay share.
#pragma once

#include <cstddef>
#include <cstdint>

// Called by libFuzzer, or by replay.cpp, for each input; aborts where something does not hold.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
