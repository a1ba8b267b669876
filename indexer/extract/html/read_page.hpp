// An HTML page in, an article with evidence out.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <string>
#include <string_view>

#include "indexer/extract/read_text.hpp"

namespace backfile::internal {

// What is known of a page from outside.
struct PageOrigin {
  std::string path;
  std::string url;
  std::string captured;
  std::string charset;
  BeforeLast before_last = {};
};

// Throws Error{input_unusable} for pages without text, binary data and more than kMaxArticleBytes.
[[nodiscard]] Article read_page(std::string_view bytes, PageOrigin const& origin,
                                ExtractOptions const& options);

}  // namespace backfile::internal
