// Options as the users of other tools type them.
#pragma once

#include <string>
#include <vector>

namespace backfile::internal {

// notmuch: --output=messages, --format=text0, --sort=newest-first. mu: --maxnum, --sortfield,
// --reverse, --analyze. rg: --count. Each becomes our own option or command; all else stays as it
// is, and so does what stands behind "--". Throws Error{usage} where there is no counterpart.
[[nodiscard]] std::vector<std::string> without_habits(std::vector<std::string> const& words);

}  // namespace backfile::internal
