#include "searcher/match/several.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "searcher/match/article_set.hpp"
#include "searcher/match/occurrences.hpp"
#include "searcher/match/question.hpp"

namespace backfile::internal {
namespace {

// Copies and stories are named by an article of their index; outlets have one name everywhere.
bool is_of_one_index(unsigned slot) { return static_cast<int>(slot) != field("outlet").slot; }

// Each index by itself: what Xapian tells on the way of a match are numbers within an index.
ArticleSet found_in_each(Reader const& reader, Plan const& plan) {
  auto const& shards = reader.shards();
  ArticleSet found{reader.database().get_lastdocid()};
  auto const query = compiled(reader, plan);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    Xapian::Enquire enquire{shards.part(i)};
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight{});
    Collector collector;
    enquire.add_matchspy(&collector);
    static_cast<void>(enquire.get_mset(0, 0, shards.part(i).get_doccount()));
    for (auto const number : collector.take()) found.add(shards.number(i, number));
  }
  return found;
}

// The first of each group, with `first` left out, until there are enough.
std::vector<Ranked> folded(Reader const& reader, Xapian::MSet const& found,
                           MatchOptions const& options) {
  std::vector<Ranked> rows;
  std::unordered_set<std::string> known;
  std::size_t row = 0;
  for (auto hit = found.begin(); hit != found.end() && rows.size() < options.size; ++hit) {
    auto group = reader.database().get_document(*hit).get_value(*options.collapse);
    bool const again =
        !group.empty() && !known.insert(group_key(reader, *options.collapse, *hit, group)).second;
    if (!again && row++ >= options.first)
      rows.push_back({*hit, hit.get_weight(), std::move(group)});
  }
  return rows;
}

// Xapian folds by the name of a group alone. More articles are asked for until the rows are full;
// few are hidden on most pages.
std::vector<Ranked> fold_page(Reader const& reader, Plan const& plan, MatchOptions const& options,
                              Matched const& matched) {
  auto const hidden = static_cast<std::size_t>(matched.count - matched.rows);
  auto const first = std::min<std::size_t>(options.first, matched.rows);
  auto const rows = std::min<std::size_t>(options.size, matched.rows - first);
  auto asked = options;
  asked.collapse = {};
  asked.first = 0;
  for (auto more = std::min(hidden, first + rows);; more = std::min(hidden, 4 * more)) {
    asked.size = first + rows + more;
    auto page = folded(reader, Question{reader, plan, asked}.ask(asked, false), options);
    if (page.size() >= rows || more == hidden) return page;
  }
}

}  // namespace

std::string group_key(Reader const& reader, unsigned slot, DocumentNumber number,
                      std::string name) {
  if (!reader.shards().are_several() || !is_of_one_index(slot)) return name;
  return (name += '\0') += std::to_string(reader.shards().index_of(number));
}

Matched match_several(Reader const& reader, Plan const& plan, MatchOptions const& options) {
  Matched matched;
  auto const set = is_set_plan(plan) ? articles_of(reader, plan) : found_in_each(reader, plan);
  count_set(reader, set, options, matched);
  if (options.size == 0 || matched.count == 0) return matched;
  PlaceBudget const again;
  if (options.collapse && is_of_one_index(*options.collapse))
    matched.page = fold_page(reader, plan, options, matched);
  else
    add_page(Question{reader, plan, options}.ask(options, false), matched);
  return matched;
}

}  // namespace backfile::internal
