// Names of one thing: NK, DPRK, North Korea.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/index/alias_store.hpp"

namespace backfile::internal {

// Groups, found by each of their names. A name in capitals is met by the same capitals only (dots
// left out: U.N. is UN). Others are met by their words, in any case, with blanks or hyphens: by a
// quoted phrase, or, for one word of Hangul, Han or kana, by the word itself.
class AliasTable {
 public:
  AliasTable() = default;
  explicit AliasTable(std::vector<AliasGroup> groups);

  // Appends the names of all groups that what was typed is in, without itself and repetition.
  void add_others(std::vector<std::string>& names, std::string_view typed, bool quoted) const;

 private:
  std::vector<AliasGroup> groups_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
};

// The groups that hold everywhere.
[[nodiscard]] std::vector<AliasGroup> const& default_aliases();

// A group a line, "NK = North Korea = DPRK"; # begins a comment. `name` is the file's, for errors.
// Throws Error{usage} with the number of the line.
[[nodiscard]] std::vector<AliasGroup> read_alias_lines(std::string_view text,
                                                       std::string_view name);

// The other names of what was typed, by these tables and the default groups.
[[nodiscard]] std::vector<std::string> other_names(std::string_view typed, bool quoted,
                                                   std::span<AliasTable const* const> tables);

}  // namespace backfile::internal
