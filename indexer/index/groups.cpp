#include "indexer/index/groups.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analysis/fingerprint.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/index/terms.hpp"

namespace backfile::internal {
namespace {

using GroupedId = Xapian::docid;

constexpr std::size_t kSlice = 20'000;  // documents whose comparisons are in memory at once

Field const& copies() { return field("dup"); }

// Which documents hang together (union-find; Tarjan 1975, with path halving).
class Components {
 public:
  GroupedId root(GroupedId number) {
    while (parent(number) != number) number = parent(number) = parent(parent(number));
    return number;
  }
  void join(GroupedId a, GroupedId b) {
    a = root(a);
    b = root(b);
    if (a != b) parents_[std::max(a, b)] = std::min(a, b);
  }
  // The sets of several documents, each ascending.
  [[nodiscard]] std::vector<std::vector<GroupedId>> sets() {
    std::map<GroupedId, std::vector<GroupedId>> byroot;
    std::vector<GroupedId> all;
    for (auto const& [number, ignored] : parents_) all.push_back(number);
    std::ranges::sort(all);
    for (auto const number : all) byroot[root(number)].push_back(number);
    std::vector<std::vector<GroupedId>> found;
    for (auto& [first, set] : byroot)
      if (set.size() > 1) found.push_back(std::move(set));
    return found;
  }

 private:
  GroupedId& parent(GroupedId number) { return parents_.try_emplace(number, number).first->second; }
  std::unordered_map<GroupedId, GroupedId> parents_;
};

class Update {
 public:
  Update(Xapian::WritableDatabase& database, Touched const& touched, CopyTotals& totals,
         StopFlag stop)
      : database_{database}, totals_{totals}, stop_{stop} {
    for (auto const number : touched.documents) new_.insert(number);
    work_ = touched.documents;
    work_.insert(work_.end(), touched.behind.begin(), touched.behind.end());
    for (auto const& group : touched.groups) dissolve(group);
    sort_once(work_);
    in_work_.insert(work_.begin(), work_.end());
  }

  void run() {
    for (std::size_t at = 0; at < work_.size(); at += kSlice) {
      auto const end = std::min(at + kSlice, work_.size());
      compare({work_.begin() + static_cast<std::ptrdiff_t>(at),
               work_.begin() + static_cast<std::ptrdiff_t>(end)});
    }
    join_old_groups();
    check_stop(stop_);
    store();
  }

 private:
  using Prints = std::unordered_map<GroupedId, Fingerprint>;

  // Fast beside what was found out before, and not to be left half way.
  void store() {
    for (auto const& group : dissolved_) {
      store_members(database_, copies(), group, {});
      totals_.groups.erase(group);
    }
    for (auto const& set : components_.sets()) store(set);
    for (auto const number : left_over_) set_group(database_, copies(), number, {});
  }

  // Its members are put to work; their values stay until it is known which are wrong.
  void dissolve(std::string const& group) {
    for (auto const& id : group_members(database_, copies(), group))
      if (auto const number = find_number(database_, id); number > 0) {
        work_.push_back(number);
        left_over_.insert(number);
      }
    dissolved_.insert(group);
  }

  void read_prints(std::vector<GroupedId> const& documents, Prints& prints) const {
    for_each_value(database_, kSlotFingerprint, documents,
                   [&](GroupedId number, std::string const& bytes) {
                     prints.try_emplace(number, unpack_fingerprint(bytes));
                   });
  }

  void compare(std::vector<GroupedId> const& slice) {
    Prints prints;
    read_prints(slice, prints);
    auto pairs = candidates(prints);
    std::vector<GroupedId> others;
    for (auto const& [one, other] : pairs) others.push_back(other);
    sort_once(others);
    read_prints(others, prints);
    for (auto const& [one, other] : pairs) {
      check_stop(stop_);
      if (components_.root(one) == components_.root(other)) continue;
      auto const a = prints.find(one);
      auto const b = prints.find(other);
      if (b != prints.end() && are_copies(a->second, b->second)) components_.join(one, other);
    }
  }

  // Documents that share a key hash with one of these, each pair once. Hashes are looked up in
  // their order, so that neighbours come from one block of the table.
  std::vector<std::pair<GroupedId, GroupedId>> candidates(Prints const& prints) {
    std::vector<std::pair<std::uint32_t, GroupedId>> keys;
    for (auto const& [number, print] : prints)
      for (std::size_t i = 0; i < std::min(print.wording.size(), kKeyHashes); ++i)
        keys.emplace_back(print.wording[i], number);
    std::ranges::sort(keys);
    std::vector<std::pair<GroupedId, GroupedId>> pairs;
    std::vector<GroupedId> listed;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      check_stop(stop_);
      if (i == 0 || keys[i].first != keys[i - 1].first) listed = documents_with(keys[i].first);
      for (auto const other : listed)
        if (other != keys[i].second) pairs.emplace_back(keys[i].second, other);
    }
    std::ranges::sort(pairs);
    auto const repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
    return pairs;
  }

  std::vector<GroupedId> documents_with(std::uint32_t hash) const {
    auto const term = fingerprint_term(hash);
    auto const frequency = database_.get_termfreq(term);
    if (frequency < 2) return {};
    std::size_t const room = frequency > kShortList ? kListed : kShortList;
    std::vector<GroupedId> found;
    auto const end = database_.postlist_end(term);
    for (auto it = database_.postlist_begin(term); it != end && found.size() < room; ++it)
      found.push_back(*it);
    return found;
  }

  // A document that was not at work brings its group along.
  void join_old_groups() {
    std::vector<GroupedId> old;
    for (auto const& set : components_.sets())
      for (auto const number : set)
        if (!in_work_.contains(number)) old.push_back(number);
    std::ranges::sort(old);
    std::unordered_map<std::string, GroupedId> first;
    for_each_value(database_, static_cast<unsigned>(copies().slot), old,
                   [&](GroupedId number, std::string const& group) {
                     groups_[number] = group;
                     auto const [place, is_first] = first.try_emplace(group, number);
                     if (!is_first) components_.join(number, place->second);
                   });
  }

  void store(std::vector<GroupedId> const& set) {
    std::set<std::string> old_groups;
    std::set<std::string> ids;
    std::uint64_t fresh = 0;
    for (auto const number : set) {
      left_over_.erase(number);
      fresh += new_.contains(number) ? 1 : 0;
      ids.insert(database_.get_document(number).get_value(static_cast<unsigned>(field("id").slot)));
      if (auto const found = groups_.find(number); found != groups_.end())
        old_groups.insert(found->second);
    }
    for (auto const& group : old_groups) ids.merge(member_set(group));
    auto const& name = *ids.begin();
    for (auto const number : set) set_group(database_, copies(), number, name);
    for (auto const& group : old_groups)
      if (group != name) rename(group, name);
    store_members(database_, copies(), name, ids);
    if (fresh == 0) return;
    totals_.copies += fresh - (fresh == ids.size() ? 1 : 0);
    totals_.groups.insert(name);
  }

  [[nodiscard]] std::set<std::string> member_set(std::string const& group) const {
    auto const members = group_members(database_, copies(), group);
    return {members.begin(), members.end()};
  }

  void rename(std::string const& group, std::string const& name) {
    for (auto const& id : group_members(database_, copies(), group))
      if (auto const number = find_number(database_, id); number > 0)
        set_group(database_, copies(), number, name);
    store_members(database_, copies(), group, {});
    totals_.groups.erase(group);
  }

  Xapian::WritableDatabase& database_;
  CopyTotals& totals_;
  StopFlag stop_;
  std::vector<GroupedId> work_;
  std::unordered_set<GroupedId> in_work_;
  std::unordered_set<GroupedId> new_;
  std::set<std::string> dissolved_;
  std::set<GroupedId> left_over_;  // of dissolved groups, without a new one so far
  Components components_;
  std::unordered_map<GroupedId, std::string> groups_;  // of documents that are not at work
};

}  // namespace

void update_groups(Xapian::WritableDatabase& database, Touched const& touched, CopyTotals& totals,
                   StopFlag stop) {
  if (touched.documents.empty() && touched.behind.empty() && touched.groups.empty()) return;
  Update{database, touched, totals, stop}.run();
}

}  // namespace backfile::internal
