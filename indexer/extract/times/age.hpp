// "3 hours ago": how old something is said to be, in place of a date.
#pragma once

#include <backfile/article.hpp>
#include <optional>
#include <string_view>

namespace backfile::internal {

// The days that the whole text leaves open, counted from the day on which it was fetched; without
// evidence. Nothing for any other text. English, German, French, Spanish, Italian, Portuguese,
// Korean, Japanese, Chinese.
[[nodiscard]] std::optional<Estimate> estimate_of_age(std::string_view text, Day const& captured);

}  // namespace backfile::internal
