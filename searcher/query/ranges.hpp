// The ways to write a range, for dates and numbers alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/schema.hpp"

namespace backfile::internal {

// The two ends as written; an absent one is open. `…_excluded`: the end itself is outside.
struct RangeText {
  std::optional<std::string_view> low;
  std::optional<std::string_view> high;
  bool low_excluded = false;
  bool high_excluded = false;
};

// a..b, a.., ..b, [a TO b], {a TO b}, >=a, >a, <=b, <b, =a, "a to b"; nothing for a single value.
// Throws Error bad_value for one that is not complete.
[[nodiscard]] std::optional<RangeText> split_range(std::string_view text);

struct NumberRange {
  std::optional<std::uint64_t> low;
  std::optional<std::uint64_t> high;
};

// The value of a number field. Throws Error bad_value or reversed_range.
[[nodiscard]] NumberRange read_numbers(std::string_view text, Field const& row);

// The number of such a value as it is written: 0.85.
[[nodiscard]] std::string number_text(std::uint64_t number, Field const& row);

}  // namespace backfile::internal
