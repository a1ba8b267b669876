// Groups of copies, as they are stored.
//
// Two articles belong to one group when one is a copy of the other (are_copies), or when copies of
// copies lead from one to the other: so the groups do not depend on the order of adding. A group is
// named by the id of its member that comes first byte by byte. That name changes when an earlier
// one joins or it is removed itself; any member's id finds the group. Groups that turn out to be
// one become one; a group that lost a member is made afresh of the others. An article without a
// copy has no group, and nothing is stored for it.
//
// On disk: in the slot of `dup` the group's name; in the metadata, under "dup:" and the name, the
// ids of all members, separated by NUL.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "indexer/index/xapian.hpp"

namespace backfile::internal {

// What has changed since the groups were right.
struct Touched {
  std::vector<Xapian::docid> documents;  // added or replaced; may be gone again
  std::set<std::string> groups;          // that lost a member, or a member's old text

  void clear() { *this = {}; }
};

// Of the documents that were touched, how many are copies of another, and in which groups. The
// first of a group that is all new is not counted as a copy.
struct CopyTotals {
  std::uint64_t copies = 0;
  std::set<std::string> groups;
};

// Articles that share boilerplate and nothing else would all be compared with each other: from a
// list of more articles than kShortList with one hash, only the first kListed are compared. Where
// such lists grow, the groups depend on the order of adding after all.
inline constexpr std::size_t kShortList = 48;
inline constexpr std::size_t kListed = 8;

// Puts what was touched into groups; not yet committed. Cost: a look-up for each of the key
// hashes of each document, and a comparison for each article that shares one.
void update_groups(Xapian::WritableDatabase& database, Touched const& touched, CopyTotals& totals);

// Everything, as if it had just been touched.
[[nodiscard]] Touched everything(Xapian::Database const& database);

// The name of an article's group; empty where it has none. Xapian's errors pass through.
[[nodiscard]] std::string group_of(Xapian::Database const& database, std::string const& id);

// The ids of a group's members, in their order; none where there is no such group.
[[nodiscard]] std::vector<std::string> group_members(Xapian::Database const& database,
                                                     std::string const& group);

using UseGroup = std::function<void(std::string const& group, std::vector<std::string> ids)>;

// Calls `use` with each group and the ids of its members, in the order of names.
void for_each_group(Xapian::Database const& database, UseGroup const& use);

}  // namespace backfile::internal
