#include "searcher/match/vocabulary.hpp"

namespace backfile::internal {

bool begins_word(char c) noexcept {
  return c != '@' && c != '#' && c != '=' && c != ':' && !(c >= 'A' && c <= 'Z');
}

namespace {

// The first character behind `c` that begins a word.
char next_beginning(char c) noexcept {
  do ++c;
  while (!begins_word(c));
  return c;
}

}  // namespace

void Vocabulary::walk_words(std::string const& prefix,
                            std::function<Step(std::string_view word)> const& use) const {
  walk(prefix, [&](std::string const& term) -> Step {
    auto const word = std::string_view{term}.substr(prefix.size());
    if (word.empty()) return true;
    if (!begins_word(word.front())) return Step{prefix + next_beginning(word.front())};
    auto step = use(word);
    return step.to.empty() ? step : Step{prefix + step.to};
  });
}

}  // namespace backfile::internal
