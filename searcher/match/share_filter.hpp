// Articles that have enough of a plan's words.
#pragma once

#include <string>
#include <vector>

#include "indexer/index/xapian.hpp"
#include "searcher/match/plan.hpp"

namespace backfile::internal {

// Passes articles that have at least `window` of the parts of a some_of plan; a part of several
// terms counts once. Cost, before the first article: the posting lists of all terms, and two bytes
// an article of the index. Not thread safe, bound to the database it is initialised with.
class ShareFilter final : public Xapian::PostingSource {
 public:
  explicit ShareFilter(Plan const& plan) : plan_{plan} {}

  void init(Xapian::Database const& database) override;
  Xapian::doccount get_termfreq_min() const override { return number(); }
  Xapian::doccount get_termfreq_est() const override { return number(); }
  Xapian::doccount get_termfreq_max() const override { return number(); }
  void next(double least_weight) override;
  void skip_to(Xapian::docid document, double least_weight) override;
  bool at_end() const override { return at_ == articles_.size(); }
  Xapian::docid get_docid() const override { return articles_[at_]; }
  PostingSource* clone() const override { return new ShareFilter{plan_}; }
  std::string name() const override { return "backfile-share"; }
  std::string get_description() const override { return "ShareFilter"; }

 private:
  [[nodiscard]] Xapian::doccount number() const {
    return static_cast<Xapian::doccount>(articles_.size());
  }

  Plan plan_;
  std::vector<Xapian::docid> articles_;  // ascending
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace backfile::internal
