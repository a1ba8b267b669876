// What a planner may ask of an index.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/query/aliases.hpp"

namespace backfile::internal {

struct Field;

// What a walk does after a term or word: go on, end, or go on from a later one.
struct Step {
  bool on = true;
  std::string to = {};  // empty: the next

  Step(bool on_) : on{on_} {}
  explicit Step(std::string to_) : to{std::move(to_)} {}
};

class Vocabulary {
 public:
  virtual ~Vocabulary() = default;

  // Articles with the term.
  [[nodiscard]] virtual std::uint64_t frequency(std::string const& term) const = 0;

  // Calls `use` with every term that begins with `start`, in byte order, as its steps want it.
  virtual void walk(std::string const& start,
                    std::function<Step(std::string const& term)> const& use) const = 0;

  // The same for all words under the prefix ("" or a field's), which is left out of them.
  virtual void walk_words(std::string const& prefix,
                          std::function<Step(std::string_view word)> const& use) const;

  // The article with that id.
  [[nodiscard]] virtual std::optional<Article> find_article(std::string const& id) const = 0;

  // Ids of the article's group of copies or story, whichever the row is; itself included.
  [[nodiscard]] virtual std::vector<std::string> group(Field const& row,
                                                       std::string const& id) const {
    static_cast<void>(row);
    return {id};
  }

  // Languages (stemmer keys) that the index has stems of.
  [[nodiscard]] virtual std::vector<std::string> const& stem_keys() const = 0;

  // The aliases that the index keeps.
  [[nodiscard]] virtual AliasTable const& aliases() const {
    static AliasTable const none;
    return none;
  }
};

}  // namespace backfile::internal
