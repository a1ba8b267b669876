// Text of an article with places in it that stand out.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/render/style.hpp"

namespace backfile::internal {

using Highlights = std::vector<std::pair<std::size_t, std::size_t>>;

struct PassageStyle {
  std::string_view plain = {};  // colour code of the text; empty: none
  std::size_t indent = 2;       // columns before every line
  std::size_t used = 0;         // columns that the first line has lost already, to a label
};

// Made harmless; highlights are code points of the text as it is. Where the style wraps, folded at
// spaces and between characters of scripts without them, every further line behind the indent.
[[nodiscard]] std::string passage_text(std::string_view text, Highlights const& highlights,
                                       TextStyle const& style, PassageStyle const& look = {});

}  // namespace backfile::internal
