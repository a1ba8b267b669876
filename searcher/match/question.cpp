#include "searcher/match/question.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>

#include "indexer/analysis/fold.hpp"
#include "searcher/match/compile.hpp"
#include "searcher/match/several.hpp"
#include "searcher/match/weight.hpp"

namespace backfile::internal {
namespace {

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

// One a group, and one for each article without.
std::uint64_t rows_of(Reader const& reader, ArticleSet const& set, unsigned slot) {
  std::uint64_t grouped = 0;
  std::unordered_set<std::string> groups;
  auto const end = reader.database().valuestream_end(slot);
  for (auto value = reader.database().valuestream_begin(slot); value != end; ++value)
    if (set.has(value.get_docid())) {
      ++grouped;
      groups.insert(group_key(reader, slot, value.get_docid(), *value));
    }
  return set.size() - grouped + groups.size();
}

}  // namespace

Xapian::Query compiled(Reader const& reader, Plan const& plan) {
  return compile(plan, reader.shards().are_several() ? &reader.database() : nullptr);
}

void weigh(Xapian::Enquire& enquire) { enquire.set_weighting_scheme(WordWeight{}); }

Question::Question(Reader const& reader, Plan const& plan, MatchOptions const& options)
    : enquire_{reader.database()}, everything_{reader.database().get_doccount()} {
  enquire_.set_query(compiled(reader, plan));
  key_ = set_order(enquire_, options);
  if (options.collapse && options.size > 0) enquire_.set_collapse_key(*options.collapse);
}

Xapian::MSet Question::ask(MatchOptions const& options, bool every) const {
  auto const bounded = [&](std::size_t number) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(number, everything_));
  };
  return enquire_.get_mset(bounded(options.first), bounded(options.size), every ? everything_ : 0);
}

void count_set(Reader const& reader, ArticleSet const& set, MatchOptions const& options,
               Matched& matched) {
  matched.count = set.size();
  matched.rows = options.collapse ? rows_of(reader, set, *options.collapse) : matched.count;
  if (options.collect) matched.all = set.numbers();
}

void add_page(Xapian::MSet const& found, Matched& matched) {
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    matched.page.push_back({*hit, hit.get_weight(), hit.get_collapse_key()});
}

}  // namespace backfile::internal
