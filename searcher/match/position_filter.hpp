// Articles in which words stand where a plan wants them.
#pragma once

#include <string>

#include "indexer/index/xapian.hpp"
#include "searcher/match/occurrences.hpp"
#include "searcher/match/plan.hpp"

namespace backfile::internal {

// Passes articles for which Occurrences hold. Used as a filter beside a query that has found the
// articles with all the words; its estimate is every article, so that the matcher asks it last.
// Not thread safe, bound to the database it is initialised with.
class PositionFilter final : public Xapian::PostingSource {
 public:
  explicit PositionFilter(Plan const& plan) : plan_{plan} {}

  void init(Xapian::Database const& database) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return articles_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid document, double least_weight) override;
  bool check(Xapian::docid document, double least_weight) override;
  bool at_end() const override { return at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  PostingSource* clone() const override { return new PositionFilter{plan_}; }
  std::string name() const override { return "backfile-positions"; }
  std::string get_description() const override { return "PositionFilter"; }

 private:
  void find_from_here();

  Plan plan_;
  Xapian::Database database_;
  StemArticles stems_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  Xapian::doccount articles_ = 0;
  bool started_ = false;
};

}  // namespace backfile::internal
