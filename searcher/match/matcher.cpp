#include "searcher/match/matcher.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <unordered_set>

#include "indexer/analysis/fold.hpp"
#include "searcher/match/article_set.hpp"
#include "searcher/match/choice_source.hpp"
#include "searcher/match/compile.hpp"
#include "searcher/match/time_limit.hpp"
#include "searcher/match/weight.hpp"

namespace backfile::internal {
namespace {

// Sees every match, most often in ascending order.
class Collector final : public Xapian::MatchSpy {
 public:
  void operator()(Xapian::Document const& document, double) override {
    TimeLimit::check();
    numbers_.push_back(document.get_docid());
  }
  std::vector<DocumentNumber> take() {
    if (!std::ranges::is_sorted(numbers_)) std::ranges::sort(numbers_);
    return std::move(numbers_);
  }

 private:
  std::vector<DocumentNumber> numbers_;
};

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

// A value as sort key, of words case and accents aside; nothing sorts last in either direction.
class ValueKey final : public Xapian::KeyMaker {
 public:
  ValueKey(Field const& row, bool descending)
      : slot_{static_cast<unsigned>(row.slot)},
        descending_{descending},
        words_{row.kind != FieldKind::date} {}

  std::string operator()(Xapian::Document const& document) const override {
    TimeLimit::check();
    auto value = document.get_value(slot_);
    if (value.empty()) return descending_ ? std::string{} : std::string{"\xFF"};
    return words_ ? fold_keyword(value) : value;
  }

 private:
  unsigned slot_;
  bool descending_;
  bool words_;
};

struct Order {
  char const* field;
  bool descending;
};

Order order_of(Sort sort) {
  switch (sort) {
    case Sort::newest: return {"date", true};
    case Sort::oldest: return {"date", false};
    case Sort::updated: return {"updated", true};
    case Sort::outlet: return {"outlet", false};
    case Sort::title: return {"title", false};
    case Sort::relevance:
    case Sort::automatic: break;
  }
  return {nullptr, false};
}

void weigh(Xapian::Enquire& enquire) { enquire.set_weighting_scheme(WordWeight{}); }

// The key must live as long as the enquiry. Without a page all articles are alike.
std::unique_ptr<ValueKey> set_order(Xapian::Enquire& enquire, MatchOptions const& options) {
  if (options.size == 0) {
    enquire.set_weighting_scheme(Xapian::BoolWeight{});
    return nullptr;
  }
  weigh(enquire);
  auto const order = order_of(options.sort);
  if (order.field == nullptr) return nullptr;
  auto key = std::make_unique<ValueKey>(field(order.field), order.descending);
  enquire.set_sort_by_key_then_relevance(key.get(), order.descending);
  return key;
}

// Leaves one article, by its number.
class OneArticle final : public Xapian::PostingSource {
 public:
  explicit OneArticle(DocumentNumber number) : number_{number} {}

  void init(Xapian::Database const&) override {
    before_ = true;
    behind_ = false;
    set_maxweight(0.0);
  }
  Xapian::doccount get_termfreq_min() const override { return 1; }
  Xapian::doccount get_termfreq_est() const override { return 1; }
  Xapian::doccount get_termfreq_max() const override { return 1; }
  void next(double) override {
    behind_ = !before_;
    before_ = false;
  }
  void skip_to(Xapian::docid number, double) override {
    before_ = false;
    behind_ = behind_ || number > number_;
  }
  bool at_end() const override { return behind_; }
  Xapian::docid get_docid() const override { return number_; }
  PostingSource* clone() const override { return new OneArticle{number_}; }
  std::string name() const override { return "backfile-article"; }

 private:
  DocumentNumber number_;
  bool before_ = true;
  bool behind_ = false;
};

// One a group, and one for each article without.
std::uint64_t rows_of(Reader const& reader, ArticleSet const& set, unsigned slot) {
  std::uint64_t grouped = 0;
  std::unordered_set<std::string> groups;
  auto const end = reader.database().valuestream_end(slot);
  for (auto value = reader.database().valuestream_begin(slot); value != end; ++value)
    if (set.has(value.get_docid())) {
      ++grouped;
      groups.insert(*value);
    }
  return set.size() - grouped + groups.size();
}

// What a set of matches tells without the matcher.
void count_set(Reader const& reader, ArticleSet const& set, MatchOptions const& options,
               Matched& matched) {
  matched.count = set.size();
  matched.rows = options.collapse ? rows_of(reader, set, *options.collapse) : matched.count;
  if (options.collect) matched.all = set.numbers();
}

// Sorts and groups as the options want it. Owns what Xapian only refers to.
class Question {
 public:
  Question(Reader const& reader, Plan const& plan, MatchOptions const& options)
      : enquire_{reader.database()}, everything_{reader.database().get_doccount()} {
    enquire_.set_query(compile(plan));
    key_ = set_order(enquire_, options);
    if (options.collapse && options.size > 0) enquire_.set_collapse_key(*options.collapse);
  }

  void spy(Xapian::MatchSpy& spy) { enquire_.add_matchspy(&spy); }

  // The page alone, or with every match visited.
  [[nodiscard]] Xapian::MSet ask(MatchOptions const& options, bool every) const {
    auto const bounded = [&](std::size_t number) {
      return static_cast<Xapian::doccount>(std::min<std::size_t>(number, everything_));
    };
    return enquire_.get_mset(bounded(options.first), bounded(options.size),
                             every ? everything_ : 0);
  }

 private:
  Xapian::Enquire enquire_;
  Xapian::doccount everything_;
  std::unique_ptr<ValueKey> key_;
};

void add_page(Xapian::MSet const& found, Matched& matched) {
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    matched.page.push_back({*hit, hit.get_weight(), hit.get_collapse_key()});
}

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
  bool const apart = is_set_plan(plan) && (asked.size == 0 || !is_counted_on_the_way(plan));
  return apart ? match_set(reader, plan, asked) : match_every(reader, plan, asked);
}

std::optional<double> score_in(Reader const& reader, Plan const& plan, DocumentNumber number) {
  Xapian::Enquire enquire{reader.database()};
  auto* article = new OneArticle{number};
  enquire.set_query({Xapian::Query::OP_FILTER, compile(plan), Xapian::Query{article->release()}});
  weigh(enquire);
  auto const found = enquire.get_mset(0, 1);
  if (found.empty()) return std::nullopt;
  return found.begin().get_weight();
}

std::uint64_t count(Reader const& reader, Plan const& plan) {
  TimeLimit::look();
  if (plan.kind == PlanKind::term) return reader.frequency(plan.term);
  if (is_set_plan(plan)) return articles_of(reader, plan).size();
  auto const& database = reader.database();
  Xapian::Enquire enquire{database};
  enquire.set_query(compile(plan));
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

std::vector<DocumentNumber> all_matches(Reader const& reader, Plan const& plan) {
  return match(reader, plan, {Sort::relevance, 0, 0, true}).all;
}

}  // namespace backfile::internal
