#include <sstream>

#include "indexer/formats/json_splitter.hpp"

namespace backfile::internal {

JsonShape json_shape(std::string_view head) {
  constexpr std::string_view kSpace = " \t\r\n";
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  auto const open = head.find_first_not_of(kSpace);
  if (open == head.npos) return JsonShape::none;
  auto const inner = head.find_first_not_of(kSpace, open + 1);
  char const first = inner == head.npos ? '\0' : head[inner];
  if (head[open] == '[') return first == '{' ? JsonShape::document : JsonShape::none;
  if (head[open] != '{' || (first != '"' && first != '}')) return JsonShape::none;
  std::istringstream stream{std::string{head.substr(open)}};
  JsonSplitter splitter{stream, head.size()};
  std::string record;
  static_cast<void>(splitter.next(record));
  bool const document = splitter.in_array() || record.find('\n') != record.npos;
  return document ? JsonShape::document : JsonShape::lines;
}

}  // namespace backfile::internal
