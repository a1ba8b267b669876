#include "searcher/match/vocabulary.hpp"

#include "indexer/index/terms.hpp"

namespace backfile::internal {

void Vocabulary::walk_words(std::string const& prefix,
                            std::function<Step(std::string_view word)> const& use) const {
  walk(prefix, [&](std::string const& term) -> Step {
    auto const word = std::string_view{term}.substr(prefix.size());
    if (word.empty()) return true;
    if (!begins_word(word.front())) return Step{prefix + next_word_beginning(word.front())};
    auto step = use(word);
    return step.to.empty() ? step : Step{prefix + step.to};
  });
}

}  // namespace backfile::internal
