#include "searcher/match/position_filter.hpp"

namespace backfile::internal {

void PositionFilter::init(Xapian::Database const& database) {
  database_ = database;
  stems_ = {};
  started_ = false;
  articles_ = database_.get_doccount();
  at_ = database_.postlist_begin({});
  end_ = database_.postlist_end({});
  set_maxweight(0.0);
}

void PositionFilter::find_from_here() {
  while (at_ != end_ && !Occurrences{database_, *at_, stems_}.hold(plan_)) ++at_;
}

void PositionFilter::next(double) {
  if (started_) ++at_;
  started_ = true;
  find_from_here();
}

void PositionFilter::skip_to(Xapian::docid document, double) {
  started_ = true;
  if (at_ == end_) return;
  at_.skip_to(document);
  find_from_here();
}

bool PositionFilter::check(Xapian::docid document, double) {
  started_ = true;
  if (at_ == end_) return true;
  at_.skip_to(document);
  if (at_ == end_ || *at_ != document) return true;
  return Occurrences{database_, document, stems_}.hold(plan_);
}

}  // namespace backfile::internal
