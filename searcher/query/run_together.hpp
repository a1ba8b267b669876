// Words that are written in one, as in a hashtag: BlackLivesMatter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// The words, each with its capital; none where there are fewer than three, because two are a name
// as a rule (McDonald, YouTube), or where one is a single letter.
[[nodiscard]] std::vector<std::string> words_run_together(std::string_view word);

}  // namespace backfile::internal
