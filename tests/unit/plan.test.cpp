// Plans as `explain` prints them.
#include "searcher/match/plan.hpp"

#include "searcher/match/candidates.hpp"
#include "tests/support/catch.hpp"

using namespace backfile::internal;

namespace {

Plan term(std::string text) { return Plan::of_term(std::move(text)); }

Plan windowed(PlanKind kind, unsigned window) {
  auto plan = Plan::of(kind, {term("a"), term("b")});
  plan.window = window;
  return plan;
}

Plan forms(std::string stem) {
  auto plan = Plan::of(PlanKind::forms, {term("a"), term("b")});
  plan.term = std::move(stem);
  return plan;
}

Plan values(std::string low, std::string high) {
  Plan plan;
  plan.kind = PlanKind::values;
  plan.slot = 9;
  plan.low = std::move(low);
  plan.high = std::move(high);
  return plan;
}

}  // namespace

TEST_CASE("plan: a node a line, parts indented", "[unit]") {
  auto scaled = Plan::of(PlanKind::scale, {term("a")});
  scaled.factor = 2.5;
  struct Row {
    Plan plan;
    std::string_view text;
  };
  Row const rows[] = {
      {Plan{}, "nothing\n"},
      {Plan::of(PlanKind::everything, {}), "everything\n"},
      {term("Zen:missil"), "term Zen:missil\n"},
      {forms("Zen:missil"), "forms of Zen:missil\n  term a\n  term b\n"},
      {windowed(PlanKind::some_of, 2), "at least so many of the parts, 2\n  term a\n  term b\n"},
      {Plan::filter(term("Y2023")), "filter\n  term Y2023\n"},
      {windowed(PlanKind::phrase, 2), "phrase within 2\n  term a\n  term b\n"},
      {windowed(PlanKind::near, 7), "near within 7\n  term a\n  term b\n"},
      {scaled, "scale 2.5\n  term a\n"},
      {values("0000000300", ""), "values of slot 9: 0000000300..\n"},
      {values("", "0000000800"), "values of slot 9: ..0000000800\n"},
      {Plan::of(PlanKind::and_not, {Plan::of(PlanKind::all_of, {term("a"), term("b")}), term("c")}),
       "first without the others\n  all of\n    term a\n    term b\n  term c\n"},
  };
  for (auto const& row : rows) CHECK(print_plan(row.plan) == row.text);
}

TEST_CASE("plan: every kind has its own name", "[unit]") {
  std::vector<std::string> seen;
  for (int i = 0; i <= static_cast<int>(PlanKind::values); ++i) {
    auto plan = Plan::of(static_cast<PlanKind>(i), {});
    auto const text = print_plan(plan);
    CHECK(text != "?\n");
    for (auto const& other : seen) CHECK(text != other);
    seen.push_back(text);
  }
}

TEST_CASE("plan: any of nothing is nothing, any of one is the one", "[unit]") {
  CHECK(print_plan(Plan::any(PlanKind::any_of, {})) == "nothing\n");
  CHECK(print_plan(Plan::any(PlanKind::synonyms, {term("a")})) == "term a\n");
  CHECK(print_plan(Plan::any(PlanKind::synonyms, {term("a"), term("b")})) ==
        "synonyms\n  term a\n  term b\n");
}

TEST_CASE("plan: without places, all the words are wanted", "[unit]") {
  auto near = Plan::of(PlanKind::near, {forms("Zen:a"), windowed(PlanKind::phrase, 2), term("c")});
  near.window = 5;
  auto const plain = windowed(PlanKind::near, 4);
  struct Row {
    Plan plan;
    std::string_view text;
  };
  Row const rows[] = {
      {near,
       "all of\n  forms of Zen:a\n    term a\n    term b\n"
       "  phrase within 2\n    term a\n    term b\n  term c\n"},
      {plain, "near within 4\n  term a\n  term b\n"},
      {Plan::of(PlanKind::in_body, {plain}), "near within 4\n  term a\n  term b\n"},
      {Plan::of(PlanKind::same_paragraph, {term("a"), Plan::of(PlanKind::any_of, {near, plain})}),
       "all of\n  term a\n  any of\n    all of\n      forms of Zen:a\n        term a\n"
       "        term b\n      phrase within 2\n        term a\n        term b\n      term c\n"
       "    near within 4\n      term a\n      term b\n"},
  };
  for (auto const& row : rows) CHECK(print_plan(without_places(row.plan)) == row.text);
  CHECK(is_plain(plain));
  CHECK_FALSE(is_plain(near));
}

TEST_CASE("plan: alternatives without a score become one filter of their terms", "[unit]") {
  auto const filter = [](std::vector<Plan> terms) {
    return Plan::filter(Plan::any(PlanKind::any_of, std::move(terms)));
  };
  struct Row {
    std::vector<Plan> alternatives;
    std::string_view text;
  };
  Row const rows[] = {
      {{}, ""},
      {{term("a"), filter({term("b")})}, "term a\nfilter\n  term b\n"},
      {{filter({term("c"), term("a")}), term("w"), filter({term("a"), term("b")})},
       "filter\n  any of\n    term a\n    term b\n    term c\nterm w\n"},
      {{filter({term("a")}), filter({term("a")})}, "filter\n  term a\n"},
      {{Plan::filter(values("1", "2")), filter({term("a")}), filter({term("b")})},
       "filter\n  values of slot 9: 1..2\nfilter\n  any of\n    term a\n    term b\n"},
  };
  for (auto const& row : rows) {
    std::string text;
    for (auto const& part : with_one_filter(row.alternatives)) text += print_plan(part);
    CHECK(text == row.text);
  }
}
