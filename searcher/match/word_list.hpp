// The words of an index under one prefix, kept in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/match/vocabulary.hpp"

namespace backfile::internal {

// The bytes that a list may hold; more words are walked in the index each time.
inline constexpr std::size_t kMaxWordListBytes = 32u << 20;

class WordList {
 public:
  // Room for words of so many bytes.
  void reserve(std::size_t bytes);
  // In byte order. Precondition: below 4 GiB in all.
  void add(std::string_view word);

  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const;

  void walk(std::function<Step(std::string_view word)> const& use) const;

 private:
  // The first word that is not before `start`, from the index `first` on.
  [[nodiscard]] std::size_t seek(std::string_view start, std::size_t first) const;

  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

// A list: the one that lies beside the index, else made at the third walk within a commit, as one
// walk alone is cheaper without.
class KeptWords {
 public:
  // `lines` hold a word each, in byte order.
  void take(std::string_view lines);
  // Null: walk the index. `all` walks it whole.
  using WalkAll = std::function<void(std::function<Step(std::string_view word)> const& use)>;
  [[nodiscard]] WordList const* list(WalkAll const& all);

 private:
  unsigned walks_ = 0;
  std::optional<WordList> list_;
  bool too_large_ = false;
};

}  // namespace backfile::internal
