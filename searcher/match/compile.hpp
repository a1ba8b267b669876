// Plan → Xapian::Query.
#pragma once

#include "indexer/index/xapian.hpp"
#include "searcher/match/plan.hpp"

namespace backfile::internal {

// Nothing is looked up; the database decides at match time. Errors of Xapian pass through.
[[nodiscard]] Xapian::Query compile(Plan const& plan);

}  // namespace backfile::internal
