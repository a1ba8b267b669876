// Copies and stories brought up to date by a commit, or left to a later one.
//
// Comparing everything with everything takes long beside writing it, so it may be interrupted: the
// articles are committed without it then. On disk, in the metadata, only while groups are behind:
// backfile.ungrouped, the first revision whose articles have not been compared; and of groups and
// stories that lost a member since, their names.
#pragma once

#include <cstdint>

#include "indexer/index/groups.hpp"
#include "indexer/index/stop.hpp"

namespace backfile::internal {

// Puts what was touched, and what earlier commits left out, into groups and stories; or, when it is
// to stop, notes it for the next. Not yet committed. The metadata have the revision to be.
void update_grouping(Xapian::WritableDatabase& database, Touched touched, CopyTotals& totals,
                     StopFlag stop);

// There are articles that update_grouping left out, and how many. Xapian's errors pass through.
[[nodiscard]] bool is_behind(Xapian::Database const& database);
[[nodiscard]] std::uint64_t count_behind(Xapian::Database const& database);

}  // namespace backfile::internal
