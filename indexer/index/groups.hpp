// Which articles are copies of each other.
//
// Two articles belong to one group when one is a copy of the other (are_copies), or when copies of
// copies lead from one to the other: so the groups do not depend on the order of adding. A group is
// named by the id of its member that comes first byte by byte. That name changes when an earlier
// one joins or it is removed itself; any member's id finds the group. Groups that turn out to be
// one become one; a group that lost a member is made afresh of the others.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "indexer/index/group_store.hpp"
#include "indexer/index/stop.hpp"

namespace backfile::internal {

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
// Throws Error{interrupted} when it is to stop, and has stored nothing then.
void update_groups(Xapian::WritableDatabase& database, Touched const& touched, CopyTotals& totals,
                   StopFlag stop);

}  // namespace backfile::internal
