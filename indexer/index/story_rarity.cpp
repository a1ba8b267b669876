#include "indexer/index/story_rarity.hpp"

#include <algorithm>
#include <cmath>

#include "indexer/index/terms.hpp"

namespace backfile::internal {
namespace {

std::string term_of(StoryWord const& word) { return word_term({}, word.kind, word.text); }

}  // namespace

StoryVector StoryRarity::vector(StoryPrint const& print) {
  std::vector<float> rarity;
  for (auto const& word : print.words) {
    auto const share = (articles_ + 1.0) / (frequency(term_of(word)) + 0.5);
    rarity.push_back(static_cast<float>(std::max(0.0, std::log(share))));
  }
  return story_vector(print, rarity);
}

std::vector<std::string> StoryRarity::keys(StoryPrint const& print) {
  std::vector<std::pair<Xapian::doccount, std::string>> rare;
  for (auto const& word : print.words) {
    auto term = term_of(word);
    auto const articles = frequency(term);
    if (articles > 1 && articles <= kMostWithKey) rare.emplace_back(articles, std::move(term));
  }
  std::ranges::sort(rare);
  if (rare.size() > kStoryKeys) rare.resize(kStoryKeys);
  std::vector<std::string> terms;
  for (auto& [articles, term] : rare) terms.push_back(std::move(term));
  return terms;
}

Xapian::doccount StoryRarity::frequency(std::string const& term) {
  auto const [place, is_new] = frequencies_.try_emplace(term, 0);
  if (is_new) place->second = database_.get_termfreq(term);
  return place->second;
}

}  // namespace backfile::internal
