#include "indexer/formats/json_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "backfile/error.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxDepth = 1024;  // simdjson's

std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{'))
      deepest = std::max(deepest, ++depth);
    else if (!quoted && (c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return deepest;
}

// "\ud8.." of a first half, "\udc.." of a second.
bool is_surrogate(std::string_view text, std::size_t at, std::string_view fourth) {
  return at + 6 <= text.size() && text[at] == '\\' && text[at + 1] == 'u' &&
         (text[at + 2] == 'd' || text[at + 2] == 'D') && fourth.find(text[at + 3]) != fourth.npos;
}

// \uD83D without its other half.
bool has_lone_surrogate(std::string_view text) {
  for (auto at = text.find('\\'); at != text.npos; at = text.find('\\', at)) {
    bool const high = is_surrogate(text, at, "89abAB");
    if (high && !is_surrogate(text, at + 6, "cdefCDEF")) return true;
    if (is_surrogate(text, at, "cdefCDEF")) return true;
    at += high ? 12 : 2;
  }
  return false;
}

}  // namespace

std::string malformation(std::string_view text, simdjson::simdjson_error const& error) {
  if (depth_of(text) >= kMaxDepth)
    return fmt::format("no valid JSON: nested too deep, more than {} levels", kMaxDepth);
  if (has_lone_surrogate(text)) return "no valid JSON: a lone surrogate in a text";
  return std::string{"no valid JSON: "} + error.what();
}

void refuse_repeated_keys(simdjson::dom::object object) {
  std::vector<std::string_view> keys;
  for (auto const [key, value] : object) keys.push_back(key);
  std::ranges::sort(keys);
  auto const twice = std::ranges::adjacent_find(keys);
  if (twice == keys.end()) return;
  throw Error{Code::input_unusable, fmt::format("key '{}' is given twice", *twice)};
}

}  // namespace backfile::internal
