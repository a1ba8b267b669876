// The words in front of whom a picture is credited to.
#pragma once

#include <cstddef>
#include <string_view>

namespace backfile::internal {

inline constexpr std::size_t kLongestCredit = 100;  // bytes

// A name of few words, each with a capital where its script has them.
[[nodiscard]] bool reads_as_credit(std::string_view text);

// X of "Photo by X", "Provided by X", "사진=X", "X 제공"; an empty view where there is none.
[[nodiscard]] std::string_view labelled_name(std::string_view text);

}  // namespace backfile::internal
