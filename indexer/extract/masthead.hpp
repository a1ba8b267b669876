// Lines that name the paper above the article.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/draft.hpp"

namespace backfile::internal {

// The name in "Radio Keld English Service | Politics"; the whole line without a bar.
[[nodiscard]] std::string_view masthead_name(std::string_view line);
// The section behind the bar; empty where there is none.
[[nodiscard]] std::string_view masthead_section(std::string_view line);

// A line above the title that names the paper: it is an outlet's name, or stands in the
// copyright line, or has a section behind a bar, or is spelled by the authors' mail domain, or
// opens the page with the date directly below.
[[nodiscard]] bool is_masthead(Draft const& draft, std::size_t at);

}  // namespace backfile::internal
