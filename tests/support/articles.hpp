// Articles written inline.
#pragma once

#include <backfile/article.hpp>
#include <string>
#include <string_view>

namespace backfile::tests {

// An article of a few fields; lang "en". An empty date is none.
struct Brief {
  std::string id = {};
  std::string body = {};
  std::string title = {};
  std::string date = {};
  std::string outlet = {};
  std::string lang = "en";
};

[[nodiscard]] DateField dated(std::string_view text);

[[nodiscard]] Article article_of(Brief const& brief);

// Every field filled, with words that stand in no other field.
[[nodiscard]] Article full_article();

}  // namespace backfile::tests
