#include "searcher/match/article_set.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "searcher/match/cost.hpp"
#include "searcher/match/time_limit.hpp"

namespace backfile::internal {
namespace {

// Finding a place in a posting list costs as much as walking so many entries.
constexpr std::uint64_t kWalksASkip = 16;

// What is looked at: everything, or the candidates that other parts of the plan have left.
class SetFinder {
 public:
  explicit SetFinder(Reader const& reader)
      : reader_{reader}, last_{reader.database().get_lastdocid()} {}

  [[nodiscard]] ArticleSet find(Plan const& plan, ArticleSet const* among = nullptr) const {
    switch (plan.kind) {
      case PlanKind::everything: return everything(among);
      case PlanKind::term:
      case PlanKind::forms: return of_term(plan.term, among);
      case PlanKind::any_of:
      case PlanKind::synonyms: return of_any(plan, among);
      case PlanKind::one_of: return of_one(plan, among);
      case PlanKind::all_of: return of_all(plan, among);
      case PlanKind::and_not: return of_first_alone(plan, among);
      case PlanKind::maybe:
      case PlanKind::filter:
      case PlanKind::scale: return find(plan.parts.front(), among);
      case PlanKind::values: return of_values(plan, among);
      default: return ArticleSet{last_};
    }
  }

 private:
  [[nodiscard]] ArticleSet everything(ArticleSet const* among) const {
    return among != nullptr ? *among : of_term({}, nullptr);
  }

  [[nodiscard]] ArticleSet of_term(std::string const& term, ArticleSet const* among) const {
    ArticleSet found{last_};
    add_term(term, among, found);
    return found;
  }

  void add_term(std::string const& term, ArticleSet const* among, ArticleSet& found) const {
    TimeLimit::look();
    auto const& database = reader_.database();
    auto posting = database.postlist_begin(term);
    auto const end = database.postlist_end(term);
    if (among == nullptr || kWalksASkip * among->size() >= reader_.frequency(term)) {
      for (; posting != end; ++posting)
        if (among == nullptr || among->has(*posting)) found.add(*posting);
      return;
    }
    among->for_each([&](DocumentNumber number) {
      if (posting == end) return;
      posting.skip_to(number);
      if (posting != end && *posting == number) found.add(number);
    });
  }

  // Terms at once, since there may be many rare ones.
  [[nodiscard]] ArticleSet of_any(Plan const& plan, ArticleSet const* among) const {
    ArticleSet found{last_};
    for (auto const& part : plan.parts) {
      if (part.kind == PlanKind::term)
        add_term(part.term, among, found);
      else
        found.unite(find(part, among));
    }
    return found;
  }

  [[nodiscard]] ArticleSet of_one(Plan const& plan, ArticleSet const* among) const {
    ArticleSet found{last_};
    for (auto const& part : plan.parts) found.differ(find(part, among));
    return found;
  }

  // The rarest part first: it leaves the others few candidates.
  [[nodiscard]] ArticleSet of_all(Plan const& plan, ArticleSet const* among) const {
    std::vector<std::pair<double, Plan const*>> parts;
    for (auto const& part : plan.parts) parts.emplace_back(cost_of(reader_, part).articles, &part);
    std::ranges::stable_sort(parts, {}, [](auto const& part) { return part.first; });
    if (parts.empty()) return ArticleSet{last_};
    auto found = find(*parts.front().second, among);
    for (std::size_t i = 1; i < parts.size() && found.size() > 0; ++i)
      found = find(*parts[i].second, &found);
    return found;
  }

  [[nodiscard]] ArticleSet of_first_alone(Plan const& plan, ArticleSet const* among) const {
    auto found = find(plan.parts.front(), among);
    for (std::size_t i = 1; i < plan.parts.size(); ++i) found.subtract(find(plan.parts[i], &found));
    return found;
  }

  [[nodiscard]] ArticleSet of_values(Plan const& plan, ArticleSet const* among) const {
    if (plan.low.empty() && plan.high.empty()) return everything(among);
    ArticleSet found{last_};
    auto const& database = reader_.database();
    auto const end = database.valuestream_end(plan.slot);
    for (auto value = database.valuestream_begin(plan.slot); value != end; ++value)
      if (*value >= plan.low && (plan.high.empty() || *value <= plan.high))
        found.add(value.get_docid());
    if (among != nullptr) found.intersect(*among);
    return found;
  }

  Reader const& reader_;
  DocumentNumber last_;
};

}  // namespace

std::uint64_t ArticleSet::size() const {
  return std::transform_reduce(bits_.begin(), bits_.end(), std::uint64_t{0}, std::plus<>{},
                               [](std::uint64_t word) { return std::popcount(word); });
}

void ArticleSet::unite(ArticleSet const& other) {
  std::ranges::transform(bits_, other.bits_, bits_.begin(), std::bit_or<>{});
}

void ArticleSet::intersect(ArticleSet const& other) {
  std::ranges::transform(bits_, other.bits_, bits_.begin(), std::bit_and<>{});
}

void ArticleSet::subtract(ArticleSet const& other) {
  std::ranges::transform(bits_, other.bits_, bits_.begin(),
                         [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
}

void ArticleSet::differ(ArticleSet const& other) {
  std::ranges::transform(bits_, other.bits_, bits_.begin(), std::bit_xor<>{});
}

std::vector<DocumentNumber> ArticleSet::numbers() const {
  std::vector<DocumentNumber> numbers;
  numbers.reserve(size());
  for_each([&](DocumentNumber number) { numbers.push_back(number); });
  return numbers;
}

bool is_set_plan(Plan const& plan) {
  switch (plan.kind) {
    case PlanKind::some_of:
    case PlanKind::phrase:
    case PlanKind::near:
    case PlanKind::in_body:
    case PlanKind::within_first:
    case PlanKind::at_least:
    case PlanKind::same_paragraph: return false;
    default: return std::ranges::all_of(plan.parts, is_set_plan);
  }
}

ArticleSet articles_of(Reader const& reader, Plan const& plan) { return SetFinder{reader}.find(plan); }

}  // namespace backfile::internal
