// A text page in, an article with evidence out, with what others say of it.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <functional>
#include <string_view>

namespace backfile::internal {

// What is known of a page besides itself: applied when its own fields are filled, and before the
// stages that read the finished fields (names of outlets, times that the text tells of).
using BeforeLast = std::function<void(Article&)>;

// As extract_text(); `before_last` may be none.
[[nodiscard]] Article read_text(std::string_view bytes, std::string_view path,
                                ExtractOptions const& options, BeforeLast const& before_last);

}  // namespace backfile::internal
