#include "indexer/index/grouping.hpp"

#include <cstdint>
#include <set>

#include "indexer/index/document.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/index/id_list.hpp"
#include "indexer/index/stories.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

constexpr char const* kBehind = "backfile.ungrouped";
constexpr char const* kGroups = "backfile.ungrouped.dup";
constexpr char const* kStories = "backfile.ungrouped.story";

unsigned slot_of(std::string_view name) { return static_cast<unsigned>(field(name).slot); }

// Calls `use` with each article of a commit whose articles were left out.
template <typename Use>
void for_each_behind(Xapian::Database const& database, Use use) {
  auto const since = database.get_metadata(kBehind);
  if (since.empty()) return;
  auto const slot = slot_of("rev");
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it)
    if (*it >= since) use(it.get_docid());
}

// Some may have been put into groups before the stop: those are made afresh, since a group's
// members must not change without its list.
void add_behind(Xapian::Database const& database, Touched& touched) {
  for_each_behind(database, [&](Xapian::docid number) { touched.behind.push_back(number); });
  auto const add = [&](char const* key, std::string_view name, std::set<std::string>& groups) {
    groups.merge(unpack_ids(database.get_metadata(key)));
    for_each_value(database, slot_of(name), touched.behind,
                   [&](Xapian::docid, std::string const& group) { groups.insert(group); });
  };
  add(kGroups, "dup", touched.groups);
  add(kStories, "story", touched.stories);
}

void note_behind(Xapian::WritableDatabase& database, Touched const& touched) {
  if (!is_behind(database))
    database.set_metadata(kBehind, revision_value(index_revision(database)));
  database.set_metadata(kGroups, pack_ids(touched.groups));
  database.set_metadata(kStories, pack_ids(touched.stories));
}

}  // namespace

bool is_behind(Xapian::Database const& database) { return !database.get_metadata(kBehind).empty(); }

std::uint64_t count_behind(Xapian::Database const& database) {
  std::uint64_t count = 0;
  for_each_behind(database, [&](Xapian::docid) { ++count; });
  return count;
}

void update_grouping(Xapian::WritableDatabase& database, Touched touched, CopyTotals& totals,
                     StopFlag stop) {
  add_behind(database, touched);
  bool const done = finished([&] {
    update_groups(database, touched, totals, stop);
    update_stories(database, touched, stop);
  });
  if (!done) return note_behind(database, touched);
  if (!is_behind(database)) return;
  for (auto const* key : {kBehind, kGroups, kStories}) database.set_metadata(key, {});
}

}  // namespace backfile::internal
