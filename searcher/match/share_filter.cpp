#include "searcher/match/share_filter.hpp"

#include <algorithm>
#include <cstdint>

namespace backfile::internal {
namespace {

struct Share {
  std::uint8_t parts = 0;
  std::uint8_t last = 0;  // the part that was counted last, from 1
};

template <typename Use>
void for_each_term(Plan const& plan, Use use) {
  if (plan.kind == PlanKind::term || plan.kind == PlanKind::forms) return use(plan.term);
  for (auto const& part : plan.parts) for_each_term(part, use);
}

}  // namespace

void ShareFilter::init(Xapian::Database const& database) {
  std::vector<Share> shares(database.get_lastdocid() + std::size_t{1});
  std::uint8_t part = 0;
  for (auto const& words : plan_.parts) {
    ++part;
    for_each_term(words, [&](std::string const& term) {
      auto const end = database.postlist_end(term);
      for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
        auto& share = shares[*posting];
        if (share.last != part) ++share.parts;
        share.last = part;
      }
    });
  }
  articles_.clear();
  for (std::size_t i = 1; i < shares.size(); ++i)
    if (shares[i].parts >= plan_.window) articles_.push_back(static_cast<Xapian::docid>(i));
  at_ = 0;
  started_ = false;
  set_maxweight(0.0);
}

void ShareFilter::next(double) {
  if (started_) ++at_;
  started_ = true;
}

void ShareFilter::skip_to(Xapian::docid document, double) {
  started_ = true;
  auto const from = articles_.begin() + static_cast<std::ptrdiff_t>(at_);
  at_ = static_cast<std::size_t>(std::lower_bound(from, articles_.end(), document) -
                                 articles_.begin());
}

}  // namespace backfile::internal
