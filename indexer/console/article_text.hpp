// An article for people: every field, how it is known, and the line that says so.
#pragma once

#include <backfile/article.hpp>
#include <string>

namespace backfile::internal {

struct ArticleParts {
  bool fields = true;
  bool evidence = true;
  bool body = true;
};

// Made harmless for a terminal. Ends with a newline.
[[nodiscard]] std::string article_text(Article const& article, ArticleParts const& parts = {});

}  // namespace backfile::internal
