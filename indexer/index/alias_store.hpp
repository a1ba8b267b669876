// Groups of aliases as an index keeps them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

using AliasGroup = std::vector<std::string>;

inline constexpr std::size_t kMaxAliasBytes = 1024 * 1024;  // of a file, and of an index
inline constexpr std::size_t kMaxAliasNames = 32;           // of a group
inline constexpr std::size_t kMaxAliasNameBytes = 200;

// What is wrong with the group, in words; empty where nothing is.
[[nodiscard]] std::string_view alias_fault(AliasGroup const& group);

// The groups as one text. Throws Error{usage} naming the group or limit.
[[nodiscard]] std::string pack_aliases(std::vector<AliasGroup> const& groups);
[[nodiscard]] std::vector<AliasGroup> unpack_aliases(std::string_view packed);

}  // namespace backfile::internal
