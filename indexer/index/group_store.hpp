// Groups of articles as they are stored: of copies of one text (the field dup), and of articles on
// one event (the field story).
//
// On disk: in the slot of the field the group's name; in the metadata, under the field's name, a
// colon and the group's name, the ids of all members, separated by NUL. A group is named by the id
// of one of its members; an article without a group has no value.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "indexer/index/schema.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {

// What has changed since the groups were right.
struct Touched {
  std::vector<Xapian::docid> documents;  // added or replaced; may be gone again
  std::vector<Xapian::docid> behind;     // of earlier commits (grouping.hpp)
  std::set<std::string> groups;          // of copies that lost a member, or a member's old text
  std::set<std::string> stories;         // likewise

  [[nodiscard]] bool empty() const {
    return documents.empty() && behind.empty() && groups.empty() && stories.empty();
  }
  void clear() { *this = {}; }
};

// The article is about to go, or to be replaced: notes its groups.
void leave_groups(Xapian::Database const& database, std::string const& id, Touched& touched);

// Everything, as if it had just been touched.
[[nodiscard]] Touched everything(Xapian::Database const& database);

// The document with that id; 0: none. Xapian's errors pass through, here and below.
[[nodiscard]] Xapian::docid find_number(Xapian::Database const& database, std::string const& id);

// The name of an article's group; empty where it has none.
[[nodiscard]] std::string group_of(Xapian::Database const& database, Field const& row,
                                   std::string const& id);

// The ids of a group's members, in their order; none where there is no such group.
[[nodiscard]] std::vector<std::string> group_members(Xapian::Database const& database,
                                                     Field const& row, std::string const& group);

using UseGroup = std::function<void(std::string const& group, std::vector<std::string> ids)>;

// Calls `use` with each group and the ids of its members, in the order of names.
void for_each_group(Xapian::Database const& database, Field const& row, UseGroup const& use);

// Writes the members of a group; none: the group is gone. Their values are another matter.
void store_members(Xapian::WritableDatabase& database, Field const& row, std::string const& group,
                   std::set<std::string> const& ids);

// Writes the value of one document; empty: none. Only values change, so Xapian leaves terms and
// record as they are.
void set_group(Xapian::WritableDatabase& database, Field const& row, Xapian::docid number,
               std::string const& group);

// Calls `use` with the slot's values of documents in ascending order; empty ones are left out.
template <typename Use>
void for_each_value(Xapian::Database const& database, unsigned slot,
                    std::vector<Xapian::docid> const& documents, Use use) {
  auto value = database.valuestream_begin(slot);
  auto const end = database.valuestream_end(slot);
  for (auto const number : documents) {
    if (value != end && value.get_docid() < number) value.skip_to(number);
    if (value == end) return;
    if (value.get_docid() == number) use(number, *value);
  }
}

// Ascending, each once.
void sort_once(std::vector<Xapian::docid>& numbers);

}  // namespace backfile::internal
