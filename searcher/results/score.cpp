#include "searcher/results/score.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/match/candidates.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/planner.hpp"
#include "searcher/match/ranking.hpp"
#include "searcher/query/stop_words.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxNamed = 6;  // words of a choice

void collect_terms(Plan const& plan, std::vector<std::string>& terms) {
  if (plan.kind == PlanKind::term || plan.kind == PlanKind::forms) terms.push_back(plan.term);
  if (plan.kind == PlanKind::forms) return;
  for (auto const& part : plan.parts) collect_terms(part, terms);
}

std::string name_of(Plan const& plan) {
  std::vector<std::string> terms;
  collect_terms(plan, terms);
  std::ranges::sort(terms);
  auto const repeated = std::ranges::unique(terms);
  terms.erase(repeated.begin(), repeated.end());
  bool const more = terms.size() > kMaxNamed;
  if (more) terms.resize(kMaxNamed);
  return fmt::format("{}{}", fmt::join(terms, " | "), more ? " | …" : "");
}

// Follows a plan to the words that give it its score.
class TermScores {
 public:
  TermScores(Reader const& reader, DocumentNumber number) : reader_{reader}, number_{number} {}

  void add(Plan const& plan, double factor) {
    switch (plan.kind) {
      case PlanKind::term:
      case PlanKind::forms:
      case PlanKind::synonyms: return add_word(plan, factor);
      case PlanKind::all_of:
      case PlanKind::any_of:
      case PlanKind::one_of:
      case PlanKind::some_of:
      case PlanKind::maybe: return add_parts(plan, factor);
      case PlanKind::and_not: return add(plan.parts.front(), factor);
      case PlanKind::scale: return add(plan.parts.front(), factor * plan.factor);
      case PlanKind::phrase:
      case PlanKind::near:
        if (is_plain(plan)) return add_parts(plan, factor);
        [[fallthrough]];
      case PlanKind::in_body:
      case PlanKind::within_first:
      case PlanKind::at_least:
      case PlanKind::same_paragraph: return add(without_places(plan), factor);
      case PlanKind::nothing:
      case PlanKind::everything:
      case PlanKind::filter:
      case PlanKind::values: return;
    }
  }

  [[nodiscard]] std::vector<TermScore> take() {
    std::ranges::stable_sort(rows_, std::ranges::greater{}, &TermScore::score);
    return std::move(rows_);
  }

 private:
  // Parts that the article does not answer give it nothing, whatever their words.
  void add_parts(Plan const& plan, double factor) {
    for (auto const& part : plan.parts)
      if (score_in(reader_, part, number_)) add(part, factor);
  }

  // A word that was typed twice counts twice, and is one row.
  void add_word(Plan const& plan, double factor) {
    auto const score = factor * score_in(reader_, plan, number_).value_or(0.0);
    if (score == 0.0) return;
    auto const name = name_of(plan);
    auto row = std::ranges::find(rows_, name, &TermScore::term);
    if (row == rows_.end()) row = rows_.insert(row, {name, 0.0, count(reader_, plan)});
    row->score += score;
  }

  Reader const& reader_;
  DocumentNumber number_;
  std::vector<TermScore> rows_;
};

class Unmet {
 public:
  Unmet(Reader const& reader, Request const& request, DocumentNumber number)
      : reader_{reader}, request_{request}, number_{number} {}

  [[nodiscard]] std::vector<std::string> run() {
    auto const& tree = request_.tree;
    if (tree.kind == NodeKind::all_of)
      for (auto const& part : tree.parts) look_at(part);
    else
      look_at(tree);
    look_at_dates();
    for (auto const& filter : request_.filters) look_at(filter);
    return std::move(unmet_);
  }

 private:
  void look_at(Node const& part) {
    bool const optional =
        part.kind == NodeKind::word && is_left_optional(request_.tree, part, request_.any);
    if (optional) return;
    Planner planner{reader_, request_.any};
    auto plan = planner.plan(part);
    planner.complete(plan);
    if (!holds(plan)) unmet_.push_back(print(part));
  }

  // The window and what is said about undated articles: the question without its words.
  void look_at_dates() {
    auto dates = request_;
    dates.words = Plan::of(PlanKind::everything, {});
    dates.filters.clear();
    if (!holds(dates.whole())) unmet_.emplace_back("the dates asked for");
  }

  void look_at(FieldFilter const& filter) {
    bool const included =
        filter.included.empty() ||
        std::ranges::any_of(filter.included, [&](auto const& p) { return holds(p); });
    bool const excluded =
        std::ranges::any_of(filter.excluded, [&](auto const& p) { return holds(p); });
    if (!included || excluded) unmet_.push_back(fmt::format("--{}", filter.field->name));
  }

  [[nodiscard]] bool holds(Plan const& plan) const {
    return score_in(reader_, plan, number_).has_value();
  }

  Reader const& reader_;
  Request const& request_;
  DocumentNumber number_;
  std::vector<std::string> unmet_;
};

void add_lift(ScoreExplanation& explained, Lift const& lift) {
  if (lift.nearness > 0.0) explained.terms.push_back({"(close together)", lift.nearness, 0});
  explained.score += lift.nearness;
  auto const recency = explained.score * (lift.recency - 1.0);
  if (recency > 0.0) explained.terms.push_back({"(recency)", recency, 0});
  explained.score += recency;
  std::ranges::stable_sort(explained.terms, std::ranges::greater{}, &TermScore::score);
}

}  // namespace

ScoreExplanation explain_score(Reader const& reader, Request const& request, std::string const& id,
                               std::optional<unsigned> collapse) {
  auto const number = reader.find(id);
  if (!number)
    throw Error{Code::article_not_found, fmt::format("no article has the id '{}'", id),
                "ids are printed by every search"};
  ScoreExplanation explained;
  explained.id = id;
  auto const plan = request.whole();
  auto const score = score_in(reader, plan, *number);
  explained.matches = score.has_value();
  explained.score = score.value_or(0.0);
  if (!score) {
    explained.unmet = Unmet{reader, request, *number}.run();
    return explained;
  }
  TermScores terms{reader, *number};
  terms.add(plan, 1.0);
  explained.terms = terms.take();
  add_lift(explained, lift_of(reader, request, *number, collapse));
  return explained;
}

}  // namespace backfile::internal
