// Catch2, of the version that the system has: 2 (Debian 12) or 3 (Debian 13), whose headers and names
// differ. The tests are written for 2.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#include <string>

using Catch::Approx;

namespace Catch {
using Matchers::StartsWith;

[[nodiscard]] inline auto Contains(std::string const& text) {
  return Matchers::ContainsSubstring(text);
}
}  // namespace Catch
#else
#include <catch2/catch.hpp>
#endif
