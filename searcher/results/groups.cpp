#include "searcher/results/groups.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include "indexer/index/group_store.hpp"
#include "indexer/index/terms.hpp"
#include "searcher/match/several.hpp"

namespace backfile::internal {
namespace {

// With more groups than this on a page, the members are searched among all that have a group.
constexpr std::size_t kNamedGroups = 100;

struct Member {
  DocumentNumber number = 0;
  std::string date;
  std::string id;
  std::string outlet;
};

// The values of a field, asked for in ascending order of documents: one pass.
class Column {
 public:
  Column(Reader const& reader, std::string_view name)
      : slot_{static_cast<unsigned>(field(name).slot)},
        value_{reader.database().valuestream_begin(slot_)},
        end_{reader.database().valuestream_end(slot_)} {}

  [[nodiscard]] std::string at(DocumentNumber number) {
    if (value_ != end_ && value_.get_docid() < number) value_.skip_to(number);
    return value_ != end_ && value_.get_docid() == number ? *value_ : std::string{};
  }

 private:
  unsigned slot_;
  Xapian::ValueIterator value_;
  Xapian::ValueIterator end_;
};

using Groups = std::map<std::string, std::vector<Member>>;

// Digits of a date, an imprecise one behind all days that it can mean; without one, the last.
std::string date_order(std::string const& key) {
  constexpr std::size_t kDigits = 14;
  return key + std::string(kDigits - std::min(kDigits, key.size()), '9');
}

Plan both(Plan one, Plan other) {
  return Plan::of(PlanKind::all_of, {Plan::filter(std::move(one)), Plan::filter(std::move(other))});
}

// The field whose values make the rows.
Field const& field_of(Grouping grouping) {
  switch (grouping) {
    case Grouping::story: return field("story");
    case Grouping::outlet: return field("outlet");
    case Grouping::duplicate:
    case Grouping::none: break;
  }
  return field("dup");
}

// Takes in the members of the groups on the page; may take in others.
Plan members_plan(Reader const& reader, Grouping grouping, std::vector<Ranked> const& groups) {
  auto const slot = static_cast<int>(*group_slot(grouping));
  if (groups.size() > kNamedGroups) return Plan::with_value(slot);
  std::vector<Plan> terms;
  auto const& shards = reader.shards();
  for (auto const& ranked : groups) {
    if (grouping == Grouping::outlet) {
      terms.push_back(Plan::of_term(value_term(field("outlet"), ranked.group)));
      continue;
    }
    auto const& index = shards.part(shards.index_of(ranked.number));
    for (auto const& id : group_members(index, field_of(grouping), ranked.group))
      terms.push_back(Plan::of_term(keyword_term(field("id"), id)));
  }
  return Plan::any(PlanKind::any_of, std::move(terms));
}

Groups read_groups(Reader const& reader, Plan const& plan, Grouping grouping,
                   std::vector<Ranked> const& named) {
  Groups groups;
  auto const key = [&, slot = *group_slot(grouping)](DocumentNumber number, std::string name) {
    return group_key(reader, slot, number, std::move(name));
  };
  for (auto const& ranked : named) groups[key(ranked.number, ranked.group)] = {};
  Column names{reader, field_of(grouping).name};
  Column dates{reader, "date"};
  Column ids{reader, "id"};
  Column outlets{reader, "outlet"};
  for (auto const number : all_matches(reader, both(plan, members_plan(reader, grouping, named))))
    if (auto const found = groups.find(key(number, names.at(number))); found != groups.end())
      found->second.push_back(
          {number, date_order(dates.at(number)), ids.at(number), outlets.at(number)});
  for (auto& [group, members] : groups)
    std::ranges::sort(members, [](Member const& a, Member const& b) {
      return a.date != b.date ? a.date < b.date : a.id < b.id;
    });
  return groups;
}

Row row_of(Ranked const& first, std::vector<Member> const& members, Grouping by, Sort sort) {
  Row row{first, {}};
  if (members.size() < 2) return row;
  bool const earliest = by == Grouping::duplicate && sort == Sort::relevance;
  if (earliest) row.shown.number = members.front().number;
  row.group.by = by;
  row.group.id = first.group;
  row.group.size = members.size();
  for (auto const& member : members)
    if (member.number != row.shown.number && row.group.others.size() < HitGroup::kMost)
      row.group.others.push_back({member.id, member.outlet});
  return row;
}

}  // namespace

std::optional<unsigned> group_slot(Grouping grouping) {
  switch (grouping) {
    case Grouping::duplicate:
    case Grouping::story:
    case Grouping::outlet: return static_cast<unsigned>(field_of(grouping).slot);
    case Grouping::none: break;
  }
  return std::nullopt;
}

std::vector<Row> make_rows(Reader const& reader, Plan const& plan, Grouping grouping, Sort sort,
                           std::vector<Ranked> const& page) {
  std::vector<Ranked> named;
  std::ranges::copy_if(page, std::back_inserter(named),
                       [](Ranked const& ranked) { return !ranked.group.empty(); });
  Groups groups;
  if (!named.empty()) groups = read_groups(reader, plan, grouping, named);
  std::vector<Row> rows;
  rows.reserve(page.size());
  for (auto const& ranked : page) {
    auto const key = ranked.group.empty()
                         ? std::string{}
                         : group_key(reader, *group_slot(grouping), ranked.number, ranked.group);
    rows.push_back(row_of(ranked, groups[key], grouping, sort));
  }
  return rows;
}

std::uint64_t count_rows(Reader const& reader, Plan const& plan, Grouping grouping,
                         std::uint64_t articles) {
  auto const slot = group_slot(grouping);
  if (!slot || articles == 0 || reader.database().get_value_freq(*slot) == 0) return articles;
  MatchOptions options;
  options.size = 0;
  options.collapse = slot;
  auto const grouped =
      match(reader, both(plan, Plan::with_value(static_cast<int>(*slot))), options);
  return articles - grouped.count + grouped.rows;
}

}  // namespace backfile::internal
