// The words that announce an author.
#pragma once

#include <optional>
#include <string_view>

namespace backfile::internal {

// "Ann Oduya" of "By Ann Oduya" and "Autorin: Ann Oduya": the text behind a marker at the front;
// nothing where there is none.
[[nodiscard]] std::optional<std::string_view> behind_marker(std::string_view text);

}  // namespace backfile::internal
