#include "searcher/match/cost.hpp"

#include <fmt/format.h>

#include <backfile/error.hpp>

#include <algorithm>
#include <vector>

namespace backfile::internal {
namespace {

constexpr double kReadsAPlace = 12;  // measured: microseconds against tenths of one
constexpr double kReadsASkip = 4;    // finding the next common article in another list

class Estimate {
 public:
  explicit Estimate(Vocabulary const& vocabulary)
      : vocabulary_{vocabulary}, everything_{static_cast<double>(vocabulary.frequency({}))} {}

  [[nodiscard]] Cost of(Plan const& plan) const {
    switch (plan.kind) {
      case PlanKind::nothing: return {};
      case PlanKind::everything:
      case PlanKind::values: return {everything_, everything_};
      case PlanKind::term: return of_term(plan);
      case PlanKind::forms:
      case PlanKind::any_of:
      case PlanKind::one_of:
      case PlanKind::some_of:
      case PlanKind::synonyms: return of_choice(plan);
      case PlanKind::all_of: return of_all(plan);
      case PlanKind::and_not:
      case PlanKind::maybe: return of_first(plan);
      case PlanKind::phrase:
      case PlanKind::near:
      case PlanKind::same_paragraph: return of_places(plan);
      case PlanKind::in_body:
      case PlanKind::within_first:
      case PlanKind::at_least: return with_places(of(plan.parts.front()), 1);
      case PlanKind::filter:
      case PlanKind::scale: return of(plan.parts.front());
    }
    return {};
  }

 private:
  [[nodiscard]] Cost of_term(Plan const& plan) const {
    auto const articles = static_cast<double>(vocabulary_.frequency(plan.term));
    return {articles, articles};
  }

  [[nodiscard]] std::vector<Cost> parts_of(Plan const& plan) const {
    std::vector<Cost> parts;
    for (auto const& part : plan.parts) parts.push_back(of(part));
    return parts;
  }

  [[nodiscard]] Cost of_choice(Plan const& plan) const {
    Cost sum;
    for (auto const& part : parts_of(plan)) {
      sum.reads += part.reads;
      sum.articles += part.articles;
    }
    sum.articles = std::min(sum.articles, everything_);
    return sum;
  }

  [[nodiscard]] Cost of_all(Plan const& plan) const {
    auto const parts = parts_of(plan);
    if (parts.empty()) return {};
    Cost all{0.0, std::ranges::min(parts, {}, &Cost::articles).articles};
    for (auto const& part : parts)
      all.reads += std::min(part.reads, kReadsASkip * (all.articles + 1) * widths(part));
    return all;
  }

  // A choice of many lists skips in each of them.
  [[nodiscard]] static double widths(Cost const& part) {
    return part.articles > 0 ? std::max(1.0, part.reads / part.articles) : 1.0;
  }

  // The others are looked at where the first matches.
  [[nodiscard]] Cost of_first(Plan const& plan) const {
    auto const parts = parts_of(plan);
    auto cost = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
      cost.reads += std::min(parts[i].reads, kReadsASkip * (cost.articles + 1) * widths(parts[i]));
    return cost;
  }

  [[nodiscard]] Cost of_places(Plan const& plan) const {
    return with_places(of_all(plan), plan.parts.size());
  }

  [[nodiscard]] static Cost with_places(Cost cost, std::size_t lists) {
    cost.reads += kReadsAPlace * cost.articles * static_cast<double>(lists);
    return cost;
  }

  Vocabulary const& vocabulary_;
  double everything_;
};

}  // namespace

Cost cost_of(Vocabulary const& vocabulary, Plan const& plan) {
  return Estimate{vocabulary}.of(plan);
}

void refuse_cost(Vocabulary const& vocabulary, Plan const& plan) {
  auto const limit = kMaxReads + kMaxReadsAnArticle * static_cast<double>(vocabulary.frequency({}));
  auto const reads = cost_of(vocabulary, plan).reads;
  if (reads <= limit) return;
  throw Error{
      Code::query_too_large,
      fmt::format("the query would read about {:.0f} million entries of the index; the limit "
                  "here is {:.0f} million",
                  reads / 1e6, limit / 1e6),
      "use fewer alternatives, rarer words, or a narrower NEAR"};
}

}  // namespace backfile::internal
