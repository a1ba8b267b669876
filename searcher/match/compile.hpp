// Plan → Xapian::Query.
#pragma once

#include "indexer/index/xapian.hpp"
#include "searcher/match/plan.hpp"

namespace backfile::internal {

// Nothing is looked up; the database decides at match time. `whole`: the database of several
// indexes, that words score the same in all of them; null: of one. Errors of Xapian pass through.
[[nodiscard]] Xapian::Query compile(Plan const& plan, Xapian::Database const* whole = nullptr);

}  // namespace backfile::internal
