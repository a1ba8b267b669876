#include <array>

#include "searcher/query/parser.hpp"

namespace backfile::internal {
namespace {

constexpr auto kNodeNames = std::to_array<std::string_view>(
    {"everything", "word",  "phrase",   "wildcard", "fuzzy",  "days",     "number",
     "has",        "lacks", "all_of",   "any_of",   "one_of", "negation", "near",
     "ordered",    "same",  "at_least", "all_caps", "first",  "like"});
static_assert(kNodeNames.size() == static_cast<std::size_t>(NodeKind::like) + 1);

constexpr auto kTokenNames = std::to_array<std::string_view>(
    {"word", "phrase", "field", "operation", "open", "close", "minus", "plus", "range", "function",
     "boost", "tilde", "end"});
static_assert(kTokenNames.size() == static_cast<std::size_t>(TokenKind::end) + 1);

}  // namespace

std::string_view to_string(NodeKind kind) noexcept {
  return kNodeNames[static_cast<std::size_t>(kind)];
}

std::string_view to_string(TokenKind kind) noexcept {
  return kTokenNames[static_cast<std::size_t>(kind)];
}

}  // namespace backfile::internal
