#include "searcher/query/run_together.hpp"

#include <algorithm>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLeastWords = 3;

bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
}  // namespace

std::vector<std::string> words_run_together(std::string_view word) {
  std::vector<std::string> words;
  if (word.empty() || !is_ascii_upper(word.front())) return words;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!is_lower(word[i]) && !is_ascii_upper(word[i])) return {};
    if (is_ascii_upper(word[i])) words.emplace_back();
    words.back() += word[i];
  }
  bool const short_one =
      std::ranges::any_of(words, [](auto const& part) { return part.size() < 2; });
  if (words.size() < kLeastWords || short_one) return {};
  return words;
}

}  // namespace backfile::internal
