// A shell takes the quotes of title:"arms deal" for its own.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/tree.hpp"

namespace backfile::internal {

// A note for a word of a command line that is FIELD:word and plain words behind blanks.
[[nodiscard]] std::optional<Note> note_unquoted(std::string_view argument);

}  // namespace backfile::internal
