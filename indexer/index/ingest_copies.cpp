// What becomes of articles that the index has already: OnDuplicate.
#include <algorithm>
#include <iterator>

#include "backfile/error.hpp"
#include "indexer/index/ingest.hpp"

namespace backfile::internal {

// False for an article that was refused because its older text cannot be kept.
bool Ingest::keep_version(Prepared const& made) {
  try {
    if (writer_.keep_version(made.id)) ++totals_.versions;
    return true;
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable) throw;
    refuse({made.path, made.line, "its older text cannot be kept: " + error.message()});
    return false;
  }
}

// An article that was replaced was there before: it is no reason to skip it.
void Ingest::note_fresh(std::string const& id, Outcome outcome) {
  bool const skip = options_.on_duplicate == OnDuplicate::skip && outcome == Outcome::added;
  if (skip || options_.on_duplicate == OnDuplicate::replace)
    fresh_[id] = {std::ssize(fresh_), outcome == Outcome::added};
}

// Copies are found by a commit, among all articles; so one of each group is chosen behind it.
void Ingest::settle_copies(CopyTotals const& copies) {
  if (fresh_.empty()) return;
  for (auto const& name : copies.groups) leave_one(writer_.group(name));
  writer_.commit();
}

void Ingest::leave_one(std::vector<std::string> const& group) {
  if (group.empty()) return;
  bool const first = options_.on_duplicate == OnDuplicate::skip;
  // Old articles come before all of this run.
  auto const order = [this](std::string const& id) {
    auto const found = fresh_.find(id);
    return found == fresh_.end() ? -1 : found->second.order;
  };
  auto const stays = first ? std::ranges::min_element(group, {}, order)
                           : std::ranges::max_element(group, {}, order);
  for (auto const& id : group) {
    if (id == *stays || (first && !fresh_.contains(id))) continue;
    if (writer_.remove(id)) ++totals_.skipped;
    auto const fresh = fresh_.find(id);
    if (fresh != fresh_.end()) --(fresh->second.added ? totals_.added : totals_.updated);
  }
}

IngestTotals Ingest::rolled_back() {
  writer_.discard();
  totals_.added = totals_.updated = totals_.versions = 0;
  totals_.rolled_back = true;
  return closing();
}

}  // namespace backfile::internal
