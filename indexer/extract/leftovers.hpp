// Which words of a page no field has: nothing that a page prints is dropped without a trace.
#pragma once

#include <backfile/article.hpp>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace backfile::internal {

// The words of all fields but the body, and of the lines that values were read from.
class FieldWords {
 public:
  explicit FieldWords(Article const& article);

  [[nodiscard]] bool has_all(std::string_view text) const;

 private:
  void add(std::string_view text);
  void add(std::vector<Evidence> const& evidence);

  std::unordered_set<std::string> words_;
};

}  // namespace backfile::internal
