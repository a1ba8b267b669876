#include "indexer/index/id_list.hpp"

#include <algorithm>

namespace backfile::internal {

std::string pack_ids(std::set<std::string> const& ids) {
  std::string packed;
  for (auto const& id : ids) {
    if (!packed.empty()) packed += '\0';
    packed += id;
  }
  return packed;
}

std::set<std::string> unpack_ids(std::string_view packed) {
  std::set<std::string> ids;
  while (!packed.empty()) {
    auto const end = std::min(packed.find('\0'), packed.size());
    ids.emplace(packed.substr(0, end));
    packed.remove_prefix(std::min(end + 1, packed.size()));
  }
  return ids;
}

}  // namespace backfile::internal
