// Ids as one text: the members of a group, the ids that stay out.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace backfile::internal {

// In the index's metadata: ids that were removed for good.
inline constexpr char const* kTombstonesKey = "backfile.tombstones";

// Separated by NUL, which no id has.
[[nodiscard]] std::string pack_ids(std::set<std::string> const& ids);
[[nodiscard]] std::set<std::string> unpack_ids(std::string_view packed);

}  // namespace backfile::internal
