#include "indexer/analysis/capitals.hpp"

namespace backfile::internal {
namespace {

bool is_sentence_start(std::string_view text, std::size_t at) noexcept {
  constexpr std::string_view kBetween = " \t\"'([";
  while (at > 0 && (kBetween.find(text[at - 1]) != kBetween.npos)) --at;
  if (at == 0) return true;
  constexpr std::string_view kEnds = ".!?:\n\r";
  if (kEnds.find(text[at - 1]) != kEnds.npos) return true;
  return text.substr(0, at).ends_with("“") || text.substr(0, at).ends_with("‘");
}

}  // namespace

bool begins_name(std::string_view text, std::size_t at) noexcept {
  return text[at] >= 'A' && text[at] <= 'Z' && !is_sentence_start(text, at);
}

}  // namespace backfile::internal
