// The words that announce an author.
#pragma once

#include <optional>
#include <string_view>

namespace backfile::internal {

// "Ann Oduya" of "By Ann Oduya" and "Autorin: Ann Oduya": the text behind a marker at the front;
// nothing where there is none.
[[nodiscard]] std::optional<std::string_view> behind_marker(std::string_view text);

// Whether some word of the line may be a marker or the beginning of one. A yes may be wrong.
[[nodiscard]] bool may_have_marker(std::string_view line);

// "Posted by X", "Opinion By X", "Eine Analyse von X"; but "Photo by X" and "Powered by X" are
// something else.
[[nodiscard]] bool may_stand_before_by(std::string_view front);

}  // namespace backfile::internal
