#include "indexer/analysis/near_names.hpp"

#include <algorithm>
#include <utility>

namespace backfile::internal {
namespace {

constexpr std::size_t kMostEdits = 2;
constexpr std::size_t kMostNearNames = 3;
constexpr std::size_t kLongestNearName = 32;

// Edits (Levenshtein) between two short names.
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto const above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1] ? 1u : 0u)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> near_names(std::string_view name,
                                    std::vector<std::string_view> const& candidates) {
  std::vector<std::pair<std::size_t, std::string_view>> near;
  if (name.size() > kLongestNearName) return {};
  for (auto const candidate : candidates) {
    auto const [shorter, longer] = std::minmax({name.size(), candidate.size()});
    if (longer - shorter > kMostEdits || candidate.size() <= 2) continue;
    auto const edits = edits_between(name, candidate);
    if (edits <= kMostEdits) near.emplace_back(edits, candidate);
  }
  std::ranges::stable_sort(near, {}, [](auto const& pair) { return pair.first; });
  if (near.size() > kMostNearNames) near.resize(kMostNearNames);
  std::vector<std::string> names;
  for (auto const& [edits, candidate] : near) names.emplace_back(candidate);
  return names;
}

std::string did_you_mean(std::string_view name, std::vector<std::string_view> const& candidates) {
  std::string text;
  for (auto const& near : near_names(name, candidates))
    text += (text.empty() ? "did you mean " : " or ") + near;
  return text.empty() ? text : text + "?";
}

}  // namespace backfile::internal
