// What a plan costs, before it is run.
#include "searcher/match/cost.hpp"
#include "tests/support/catch.hpp"

#include <backfile/error.hpp>
#include <cstdint>
#include <functional>
#include <map>

using namespace backfile;
using namespace backfile::internal;

namespace {

class Frequencies final : public Vocabulary {
 public:
  explicit Frequencies(std::map<std::string, std::uint64_t> terms) : terms_{std::move(terms)} {}

  [[nodiscard]] std::uint64_t frequency(std::string const& term) const override {
    auto const found = terms_.find(term);
    return found == terms_.end() ? 0 : found->second;
  }
  void walk(std::string const&, std::function<Step(std::string const&)> const&) const override {}
  [[nodiscard]] std::optional<Article> find_article(std::string const&) const override {
    return std::nullopt;
  }
  [[nodiscard]] std::vector<std::string> const& stem_keys() const override { return keys_; }

 private:
  std::map<std::string, std::uint64_t> terms_;
  std::vector<std::string> keys_;
};

Plan many(PlanKind kind, std::string const& term, std::size_t count) {
  auto plan = Plan::of(kind, std::vector<Plan>(count, Plan::of_term(term)));
  plan.window = static_cast<unsigned>(count);
  return plan;
}

}  // namespace

TEST_CASE("cost: what plans of common and rare words read", "[unit]") {
  Frequencies const words{{{"", 100'000}, {"the", 90'000}, {"rare", 10}, {"herring", 1'000}}};
  auto const the = Plan::of_term("the");
  auto const rare = Plan::of_term("rare");
  CHECK(cost_of(words, the).reads == 90'000);
  CHECK(cost_of(words, Plan::of_term("none")).reads == 0);
  CHECK(cost_of(words, Plan::of(PlanKind::any_of, {the, rare})).reads == 90'010);
  auto const both = cost_of(words, Plan::of(PlanKind::all_of, {the, rare}));
  CHECK(both.reads < 100);
  CHECK(both.articles == 10);
  CHECK(cost_of(words, Plan::of(PlanKind::and_not, {rare, the})).reads < 100);
  auto const phrase = cost_of(words, many(PlanKind::phrase, "herring", 2));
  CHECK(phrase.reads > cost_of(words, many(PlanKind::all_of, "herring", 2)).reads);
}

TEST_CASE("cost: a word that stands twice is looked up once, and only where others have met",
          "[unit]") {
  Frequencies const words{
      {{"", 100'000}, {"the", 90'000}, {"rare", 10}, {"herring", 25'000}, {"cod@a", 25'000}}};
  auto const twice = many(PlanKind::near, "herring", 2);
  auto const alone = cost_of(words, twice);
  CHECK(alone.reads <
        cost_of(words, Plan::of(PlanKind::near, {Plan::of_term("herring"), Plan::of_term("cod@a")}))
            .reads);
  CHECK_NOTHROW(refuse_cost(words, twice));
  CHECK(cost_of(words, Plan::of(PlanKind::all_of, {Plan::of_term("rare"), twice})).reads <
        alone.reads / 100);
}

TEST_CASE("cost: no page of common words is refused, a chain of them is", "[unit]") {
  for (std::uint64_t const articles : {1'000u, 100'000u, 10'000'000u}) {
    Frequencies const words{{{"", articles},
                             {"the", articles / 10 * 9},
                             {"mid", articles / 20},
                             {"low", articles / 20}}};
    CHECK_NOTHROW(refuse_cost(words, many(PlanKind::any_of, "the", 12)));
    CHECK_NOTHROW(refuse_cost(words, many(PlanKind::any_of, "mid", 200)));
    auto near = Plan::of(PlanKind::near, {Plan::of_term("mid"), Plan::of_term("low")});
    near.window = 9;
    CHECK_NOTHROW(refuse_cost(words, near));
    CHECK_NOTHROW(refuse_cost(words, many(PlanKind::all_of, "the", 3)));
  }
  Frequencies const words{{{"", 1'000'000}, {"the", 900'000}, {"mid", 50'000}}};
  CHECK_THROWS_AS(refuse_cost(words, many(PlanKind::any_of, "the", 600)), Error);
  CHECK_THROWS_AS(refuse_cost(words, many(PlanKind::near, "the", 9)), Error);
  CHECK_THROWS_AS(refuse_cost(words, many(PlanKind::same_paragraph, "the", 2)), Error);
  CHECK_NOTHROW(refuse_cost(words, many(PlanKind::same_paragraph, "mid", 2)));
}

TEST_CASE("cost: many words of an AND leave fewer and fewer articles", "[unit]") {
  Frequencies const words{{{"", 100'000}, {"mid", 5'000}, {"the", 100'000}}};
  auto const few = cost_of(words, many(PlanKind::all_of, "mid", 3)).reads;
  auto const more = cost_of(words, many(PlanKind::all_of, "mid", 500)).reads;
  CHECK(more > few);
  CHECK(more < 1e6);
  CHECK(cost_of(words, many(PlanKind::all_of, "the", 500)).reads == 500 * 100'000);
}

TEST_CASE("cost: a word whose forms are not known yet costs what its stems do", "[unit]") {
  Frequencies const words{{{"", 100'000}, {"Zen:ship", 3'000}, {"Zde:ship", 1'000}}};
  auto forms = Plan::of(PlanKind::forms, {Plan::of_term("Zen:ship"), Plan::of_term("Zde:ship")});
  forms.low = ":ship";
  CHECK(cost_of(words, forms).articles == 4'000);
  auto first = Plan::of(PlanKind::within_first, {forms});
  first.window = 9;
  CHECK(cost_of(words, first).reads > 10 * 4'000);
}
