// The prose of a program's manual page. What is not prose is made from its options.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace backfile::internal {

// In all texts `…` sets a word as it is typed.
struct ManualText {
  std::vector<std::string_view> description;                          // paragraphs
  std::vector<std::pair<std::string_view, std::string_view>> topics;  // headings, their paragraph
  std::vector<std::pair<std::string_view, std::string_view>> environment;
  std::vector<std::pair<std::string_view, std::string_view>> files;
  std::vector<std::string_view> see_also;  // name(section)
};

}  // namespace backfile::internal
