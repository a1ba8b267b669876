// Names of the calendar and their numbers, looked up for nearly every word of a page.
#pragma once

#include <array>
#include <bitset>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/any_byte.hpp"
#include "indexer/analysis/text_hash.hpp"
#include "indexer/analysis/word_filter.hpp"

namespace backfile::internal {

// The number of a name that is one of different things in two languages.
inline constexpr unsigned kSeveralNumbers = 99;

// In lower case, without accents and full stops at the end.
[[nodiscard]] std::string fold_name(std::string_view word);

// Folded names and their numbers.
class NameTable {
 public:
  // The first to come keeps a name.
  void emplace(std::string name, unsigned number) {
    if (begins_in_ascii(name)) openings_.set(opening_of(name));
    filter_.add(name);
    numbers_.emplace(std::move(name), number);
  }

  // A name of another number that is known already is none of either, but of several.
  void dispute(std::string const& name, unsigned number) {
    auto const known = numbers_.find(name);
    if (known != numbers_.end() && known->second != number) known->second = kSeveralNumbers;
  }

  // Whether a word that is not folded yet can be a name: most words begin like none. Folding leaves
  // ASCII as it is, so that a word and its folded form begin alike.
  [[nodiscard]] bool may_hold(std::string_view word) const noexcept {
    return !begins_in_ascii(word) || openings_.test(opening_of(word));
  }

  [[nodiscard]] std::optional<unsigned> find(std::string_view name) const {
    if (!filter_.may_hold(name)) return std::nullopt;
    auto const found = numbers_.find(name);
    if (found == numbers_.end()) return std::nullopt;
    return found->second;
  }

 private:
  static constexpr std::size_t kOpening = 3;  // bytes; no name of ASCII is shorter

  static bool begins_in_ascii(std::string_view word) noexcept {
    return word.size() >= kOpening && is_ascii(word.substr(0, kOpening));
  }
  // Five bits a letter, small and capital alike.
  static std::size_t opening_of(std::string_view word) noexcept {
    auto const letter = [word](std::size_t at) { return static_cast<std::size_t>(word[at]) & 31u; };
    return letter(0) << 10 | letter(1) << 5 | letter(2);
  }

  std::unordered_map<std::string, unsigned, TextHash, std::equal_to<>> numbers_;
  std::bitset<1u << 15> openings_;
  WordFilter filter_;
};

// The number of a word as printed. ASCII is folded in place.
[[nodiscard]] std::optional<unsigned> number_of_name(NameTable const& names, std::string_view word);

}  // namespace backfile::internal
