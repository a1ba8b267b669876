#include "searcher/match/vocabulary.hpp"

namespace backfile::internal {

bool begins_word(char c) noexcept {
  return c != '@' && c != '#' && c != '=' && c != ':' && !(c >= 'A' && c <= 'Z');
}

void Vocabulary::walk_words(std::string const& prefix,
                            std::function<Step(std::string_view word)> const& use) const {
  bool on = true;
  for (unsigned byte = 1; byte < 0x100 && on; ++byte) {
    auto const first = static_cast<char>(byte);
    bool const inside = (byte & 0xC0) == 0x80;  // no character begins so
    if (inside || !begins_word(first)) continue;
    walk(prefix + first, [&](std::string const& term) {
      auto step = use(std::string_view{term}.substr(prefix.size()));
      on = step.on;
      return step.to.empty() ? step : Step{prefix + step.to};
    });
  }
}

}  // namespace backfile::internal
