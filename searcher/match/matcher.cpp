#include "searcher/match/matcher.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>

#include "indexer/index/terms.hpp"
#include "searcher/match/article_set.hpp"
#include "searcher/match/choice_source.hpp"
#include "searcher/match/question.hpp"
#include "searcher/match/several.hpp"
#include "searcher/match/time_limit.hpp"

namespace backfile::internal {
namespace {

// Counts matches, and the rows that are left of them. Xapian's own counts are estimates where it
// collapses.
class RowCounter final : public Xapian::MatchSpy {
 public:
  explicit RowCounter(unsigned slot) : slot_{slot} {}

  void operator()(Xapian::Document const& document, double) override {
    TimeLimit::check();
    ++matches_;
    auto group = document.get_value(slot_);
    if (group.empty() || groups_.insert(std::move(group)).second) ++rows_;
  }
  [[nodiscard]] std::uint64_t matches() const noexcept { return matches_; }
  [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }

 private:
  unsigned slot_;
  std::uint64_t matches_ = 0;
  std::uint64_t rows_ = 0;
  std::unordered_set<std::string> groups_;
};

// Matches are counted as a set; the matcher may leave those that are not among the best.
Matched match_set(Reader const& reader, Plan const& plan, MatchOptions const& options) {
  Matched matched;
  count_set(reader, articles_of(reader, plan), options, matched);
  if (options.size > 0 && matched.count > 0)
    add_page(Question{reader, plan, options}.ask(options, false), matched);
  return matched;
}

// The matcher visits every match.
Matched match_every(Reader const& reader, Plan const& plan, MatchOptions const& options) {
  Question question{reader, plan, options};
  RowCounter rows{options.collapse.value_or(0)};
  if (options.collapse) question.spy(rows);
  Collector collector;
  if (options.collect) question.spy(collector);
  auto const found = question.ask(options, true);
  Matched matched;
  matched.count = options.collapse ? rows.matches() : found.get_matches_estimated();
  matched.rows = options.collapse ? rows.rows() : matched.count;
  add_page(found, matched);
  if (options.collect) matched.all = collector.take();
  return matched;
}

// A wide choice is read whole for its best articles, so the matcher may as well count them.
bool is_counted_on_the_way(Plan const& plan) {
  switch (plan.kind) {
    case PlanKind::and_not:
    case PlanKind::maybe:
    case PlanKind::scale: return is_counted_on_the_way(plan.parts.front());
    default: return is_wide_choice(plan);
  }
}

}  // namespace

Matched match(Reader const& reader, Plan const& plan, MatchOptions const& options) {
  TimeLimit::look();
  auto asked = options;
  // Most articles have no group, and none in the whole index is common.
  if (asked.collapse && reader.database().get_value_freq(*asked.collapse) == 0) asked.collapse = {};
  if (reader.shards().are_several()) return match_several(reader, plan, asked);
  bool const apart = is_set_plan(plan) && (asked.size == 0 || !is_counted_on_the_way(plan));
  return apart ? match_set(reader, plan, asked) : match_every(reader, plan, asked);
}

std::optional<double> score_in(Reader const& reader, Plan const& plan, DocumentNumber number) {
  Xapian::Enquire enquire{reader.database()};
  Xapian::Query const article{keyword_term(field("id"), reader.id(number))};
  enquire.set_query({Xapian::Query::OP_FILTER, compiled(reader, plan), article});
  weigh(enquire);
  // Each index may have an article with that id.
  auto const found = enquire.get_mset(0, static_cast<Xapian::doccount>(reader.shards().size()));
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    if (*hit == number) return hit.get_weight();
  return std::nullopt;
}

std::uint64_t count(Reader const& reader, Plan const& plan) {
  TimeLimit::look();
  if (plan.kind == PlanKind::term) return reader.frequency(plan.term);
  if (is_set_plan(plan)) return articles_of(reader, plan).size();
  auto const& database = reader.database();
  Xapian::Enquire enquire{database};
  enquire.set_query(compiled(reader, plan));
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

std::vector<DocumentNumber> all_matches(Reader const& reader, Plan const& plan) {
  return match(reader, plan, {Sort::relevance, 0, 0, true}).all;
}

}  // namespace backfile::internal
