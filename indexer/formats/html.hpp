// HTML pages: which bytes are one, and the article in it.
#pragma once

#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

// The beginning shows markup of a page: a document type, or elements that only pages have.
[[nodiscard]] bool looks_like_html(std::string_view head, std::string_view path);

[[nodiscard]] Article read_html_page(PageInput const& page, ExtractOptions const& options);

}  // namespace backfile::internal
