#include "indexer/index/group_store.hpp"

#include <algorithm>

#include "indexer/index/id_list.hpp"
#include "indexer/index/terms.hpp"

namespace backfile::internal {
namespace {

std::string prefix_of(Field const& row) { return std::string{row.name} + ':'; }

unsigned slot_of(Field const& row) { return static_cast<unsigned>(row.slot); }

std::set<std::string> names_of_groups(Xapian::Database const& database, Field const& row) {
  std::set<std::string> names;
  for_each_group(database, row,
                 [&](std::string const& group, auto const&) { names.insert(group); });
  return names;
}

}  // namespace

void leave_groups(Xapian::Database const& database, std::string const& id, Touched& touched) {
  auto const number = find_number(database, id);
  if (number == 0) return;
  auto const document = database.get_document(number);
  auto const leave = [&](std::string_view name, std::set<std::string>& groups) {
    auto group = document.get_value(slot_of(field(name)));
    if (!group.empty()) groups.insert(std::move(group));
  };
  leave("dup", touched.groups);
  leave("story", touched.stories);
}

Touched everything(Xapian::Database const& database) {
  Touched touched;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it)
    touched.documents.push_back(*it);
  touched.groups = names_of_groups(database, field("dup"));
  touched.stories = names_of_groups(database, field("story"));
  return touched;
}

Xapian::docid find_number(Xapian::Database const& database, std::string const& id) {
  auto const term = keyword_term(field("id"), id);
  auto const posting = database.postlist_begin(term);
  return posting == database.postlist_end(term) ? 0 : *posting;
}

std::string group_of(Xapian::Database const& database, Field const& row, std::string const& id) {
  auto const number = find_number(database, id);
  return number == 0 ? std::string{} : database.get_document(number).get_value(slot_of(row));
}

std::vector<std::string> group_members(Xapian::Database const& database, Field const& row,
                                       std::string const& group) {
  auto const ids = unpack_ids(database.get_metadata(prefix_of(row) + group));
  return {ids.begin(), ids.end()};
}

void for_each_group(Xapian::Database const& database, Field const& row, UseGroup const& use) {
  auto const prefix = prefix_of(row);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    auto const group = (*key).substr(prefix.size());
    use(group, group_members(database, row, group));
  }
}

void store_members(Xapian::WritableDatabase& database, Field const& row, std::string const& group,
                   std::set<std::string> const& ids) {
  database.set_metadata(prefix_of(row) + group, pack_ids(ids));
}

void set_group(Xapian::WritableDatabase& database, Field const& row, Xapian::docid number,
               std::string const& group) {
  auto document = database.get_document(number);
  if (document.get_value(slot_of(row)) == group) return;
  if (group.empty())
    document.remove_value(slot_of(row));
  else
    document.add_value(slot_of(row), group);
  database.replace_document(number, document);
}

void sort_once(std::vector<Xapian::docid>& numbers) {
  std::ranges::sort(numbers);
  auto const repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
}

}  // namespace backfile::internal
