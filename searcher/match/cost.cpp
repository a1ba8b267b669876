#include "searcher/match/cost.hpp"

#include <fmt/format.h>

#include <backfile/error.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <vector>

#include "searcher/match/candidates.hpp"
#include "searcher/match/choice_source.hpp"

namespace backfile::internal {
namespace {

// Measured, as all else here, against an entry that is merged and scored.
constexpr double kReadsInWideChoice = 0.4;  // an entry that ChoiceSource reads
constexpr double kReadsASkip = 4;           // finding the next common article in another list
constexpr double kReadsAPlace = 3.5;        // a list of positions, where Xapian compares them
constexpr double kReadsAVerified = 100;     // a word in an article, where Occurrences do
constexpr double kMostVerified = 6;         // of a choice: an article has few of its words

bool is_compared_by_xapian(Plan const& plan) {
  return are_places_enough(plan) && (is_plain(plan) || !plain_places(plan).empty());
}

double lists_of(Plan const& plan) {
  double lists = plan.parts.empty() ? 1 : 0;
  for (auto const& part : plan.parts) lists += lists_of(part);
  return lists;
}

// Different words only: the positions of a word that stands twice are read once.
double words_of(Plan const& plan, std::set<std::string_view>& known) {
  if (plan.parts.empty() || plan.kind == PlanKind::forms) return known.insert(plan.term).second;
  double words = 0;
  for (auto const& part : plan.parts) words += words_of(part, known);
  bool const choice = plan.kind == PlanKind::any_of || plan.kind == PlanKind::synonyms;
  return choice ? std::min(words, kMostVerified) : words;
}

class Estimate {
 public:
  explicit Estimate(Vocabulary const& vocabulary)
      : vocabulary_{vocabulary}, everything_{static_cast<double>(vocabulary.frequency({}))} {}

  [[nodiscard]] Cost of(Plan const& plan) const {
    switch (plan.kind) {
      case PlanKind::nothing: return {};
      case PlanKind::everything:
      case PlanKind::values: return {.reads = everything_, .articles = everything_};
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
      case PlanKind::near: return is_compared_by_xapian(plan) ? of_places(plan) : of_verified(plan);
      case PlanKind::in_body:
      case PlanKind::within_first:
      case PlanKind::at_least:
      case PlanKind::same_paragraph: return of_verified(plan);
      case PlanKind::filter:
      case PlanKind::scale: return of(plan.parts.front());
    }
    return {};
  }

 private:
  [[nodiscard]] Cost of_term(Plan const& plan) const {
    auto const articles = static_cast<double>(vocabulary_.frequency(plan.term));
    return {.reads = articles, .articles = articles};
  }

  [[nodiscard]] std::vector<Cost> parts_of(Plan const& plan) const {
    std::vector<Cost> parts;
    for (auto const& part : plan.parts) parts.push_back(of(part));
    return parts;
  }

  // Nothing is `verified` here: skipping in a choice looks into articles that others leave out.
  [[nodiscard]] Cost of_choice(Plan const& plan) const {
    bool const joined = plan.kind == PlanKind::any_of || plan.kind == PlanKind::synonyms;
    bool const wide = joined && has_wide_choice(plan.parts);
    Cost sum;
    for (auto const& part : plan.parts) {
      auto const cost = of(part);
      sum.reads += cost.reads * (wide && is_choice_of_words(part) ? kReadsInWideChoice : 1);
      sum.articles += cost.articles;
    }
    sum.articles = std::min(sum.articles, everything_);
    return sum;
  }

  // The rarest part is read whole; each further one only where those before it have met.
  [[nodiscard]] Cost of_all(Plan const& plan) const {
    auto parts = parts_of(plan);
    if (parts.empty()) return {};
    std::ranges::sort(parts, {}, &Cost::articles);
    Cost all = parts.front();
    auto met = all.articles;
    double likely = 1;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      likely /= 2;
      auto const both = met * std::pow(parts[i].articles / std::max(1.0, everything_), likely);
      all.reads += where(met, both, parts[i]);
      all.verified += parts[i].verified;
      met = both;
    }
    return all;
  }

  // What `part` costs where others have met in so many articles, and with its words in `both`. A
  // choice of many lists skips in each of them.
  [[nodiscard]] static double where(double met, double both, Cost const& part) {
    auto const lists = part.reads - part.verified * part.articles;
    auto const skipped = part.articles > 0 ? std::max(1.0, lists / part.articles) : 1.0;
    return std::min(part.reads, (met + 1) * kReadsASkip * skipped + (both + 1) * part.verified);
  }

  // The others are looked at where the first matches.
  [[nodiscard]] Cost of_first(Plan const& plan) const {
    auto const parts = parts_of(plan);
    auto cost = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
      cost.reads += where(cost.articles, std::min(cost.articles, parts[i].articles), parts[i]);
    return cost;
  }

  [[nodiscard]] Cost of_places(Plan const& plan) const {
    auto cost = of_all(plan);
    cost.reads += kReadsAPlace * cost.articles * lists_of(plan);
    return cost;
  }

  [[nodiscard]] Cost of_verified(Plan const& plan) const {
    auto cost = of(without_places(plan));
    std::set<std::string_view> known;
    auto const verified = kReadsAVerified * words_of(plan, known);
    cost.reads += verified * cost.articles;
    cost.verified += verified;
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
