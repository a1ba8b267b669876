#include "searcher/match/body_positions.hpp"

#include <algorithm>

#include "indexer/index/schema.hpp"

namespace backfile::internal {
namespace {

using Positions = std::vector<Xapian::termpos>;

Positions body_positions(Xapian::Database const& database, Xapian::docid document,
                         std::string const& term) {
  Positions found;
  auto const base = field("body").base;
  auto position = database.positionlist_begin(document, term);
  position.skip_to(base + 1);
  for (; position != database.positionlist_end(document, term); ++position)
    found.push_back(*position);
  return found;
}

// In order, each behind the one before, the last within the window of the first.
bool ordered_from(std::vector<Positions> const& lists, Xapian::termpos first, unsigned window) {
  auto previous = first;
  for (std::size_t i = 1; i < lists.size(); ++i) {
    auto const next = std::ranges::upper_bound(lists[i], previous);
    if (next == lists[i].end() || *next >= first + window) return false;
    previous = *next;
  }
  return true;
}

// All within the window that begins at `first`, whatever their order.
bool together_from(std::vector<Positions> const& lists, Xapian::termpos first, unsigned window) {
  return std::ranges::all_of(lists, [&](Positions const& list) {
    auto const next = std::ranges::lower_bound(list, first);
    return next != list.end() && *next < first + window;
  });
}

}  // namespace

BodyPositions::BodyPositions(Plan const& plan) : plan_{plan} {
  for (auto const& part : plan_.parts) terms_.push_back(part.term);
}

void BodyPositions::init(Xapian::Database const& database) {
  database_ = database;
  started_ = false;
  auto const rarest = std::ranges::min_element(
      terms_, {}, [&](auto const& term) { return database_.get_termfreq(term); });
  rarest_ = database_.get_termfreq(*rarest);
  at_ = database_.postlist_begin(*rarest);
  end_ = database_.postlist_end(*rarest);
  set_maxweight(0.0);
}

bool BodyPositions::stands_in_body(Xapian::docid document) const {
  std::vector<Positions> lists;
  for (auto const& term : terms_) {
    lists.push_back(body_positions(database_, document, term));
    if (lists.back().empty()) return false;
  }
  if (plan_.kind == PlanKind::phrase)
    return std::ranges::any_of(
        lists.front(), [&](auto first) { return ordered_from(lists, first, plan_.window); });
  return std::ranges::any_of(lists, [&](Positions const& list) {
    return std::ranges::any_of(
        list, [&](auto first) { return together_from(lists, first, plan_.window); });
  });
}

void BodyPositions::find_from_here() {
  while (at_ != end_ && !stands_in_body(*at_)) ++at_;
}

void BodyPositions::next(double) {
  if (started_) ++at_;
  started_ = true;
  find_from_here();
}

void BodyPositions::skip_to(Xapian::docid document, double) {
  started_ = true;
  if (at_ == end_) return;
  at_.skip_to(document);
  find_from_here();
}

bool BodyPositions::check(Xapian::docid document, double) {
  started_ = true;
  if (at_ == end_) return true;
  at_.skip_to(document);
  if (at_ == end_ || *at_ != document) return true;
  return stands_in_body(document);
}

}  // namespace backfile::internal
