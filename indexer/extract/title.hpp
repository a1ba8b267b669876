// Which line above the body is the title.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/extract/draft.hpp"

namespace backfile::internal {

[[nodiscard]] std::optional<std::size_t> find_title(Draft const& draft);

// "Editorial" of "[Editorial] …", "社説" of "【社説】…"; empty where no tag opens the line.
[[nodiscard]] std::string_view bracket_tag(std::string_view line);

// The genre that a word or section names: "editorial" for Leitartikel, 사설, 社説; empty for none.
[[nodiscard]] std::string_view genre_of(std::string_view tag);

}  // namespace backfile::internal
