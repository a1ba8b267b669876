// Phrases of the body: the unprefixed terms, at the positions that only the body has.
#pragma once

#include <string>
#include <vector>

#include "indexer/index/xapian.hpp"
#include "searcher/match/plan.hpp"

namespace backfile::internal {

// Passes articles in which the terms of a phrase (or near) plan stand together in the body. Used
// as a filter beside the phrase itself, which has found the articles; this reads the positions of
// those once more. Not thread safe, bound to the database it is initialised with.
class BodyPositions final : public Xapian::PostingSource {
 public:
  explicit BodyPositions(Plan const& plan);

  void init(Xapian::Database const& database) override;
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return rarest_; }
  Xapian::doccount get_termfreq_max() const override { return rarest_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid document, double least_weight) override;
  bool check(Xapian::docid document, double least_weight) override;
  bool at_end() const override { return at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  PostingSource* clone() const override { return new BodyPositions{plan_}; }
  std::string name() const override { return "backfile-body-positions"; }
  std::string get_description() const override { return "BodyPositions"; }

 private:
  [[nodiscard]] bool stands_in_body(Xapian::docid document) const;
  void find_from_here();

  Plan plan_;
  std::vector<std::string> terms_;
  Xapian::Database database_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  Xapian::doccount rarest_ = 0;
  bool started_ = false;
};

}  // namespace backfile::internal
