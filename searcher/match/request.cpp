#include "searcher/match/request.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/index/terms.hpp"
#include "searcher/match/cost.hpp"
#include "searcher/match/planner.hpp"
#include "searcher/match/similar.hpp"
#include "searcher/match/window.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/vocabulary.hpp"
#include "searcher/query/widen.hpp"

namespace backfile::internal {
namespace {

constexpr double kMaxRecencyDays = 100'000;

Field const& known_field(std::string_view name, std::string_view use) {
  if (auto const* row = find_field(name)) return *row;
  auto const near = near_field_names(name);
  throw Error{Code::unknown_field, fmt::format("{}: there is no field {}", use, in_quotes(name)),
              near.empty() ? std::string{"all fields: backfile-search fields"}
                           : fmt::format("did you mean {}?", fmt::join(near, ", "))};
}

void add_filter(std::vector<FieldFilter>& filters, Filter const& filter, Planner& planner,
                QueryOptions const& options) {
  auto const& row = known_field(filter.field, "filter");
  if (row.kind != FieldKind::text && row.kind != FieldKind::keyword)
    throw Error{Code::bad_value, fmt::format("'{}' cannot be filtered by words", row.name),
                "use since, until and on for dates"};
  Node node;
  node.kind = filter.value == "none" ? NodeKind::lacks
              : filter.value == "*"  ? NodeKind::has
                                     : NodeKind::phrase;
  node.field = &row;
  node.text = filter.value;
  if (row.name == "byline" && !options.exact) static_cast<void>(widen(node, options));
  auto plan = Plan::filter(planner.plan(node));
  auto found = std::ranges::find(filters, &row, &FieldFilter::field);
  if (found == filters.end()) found = filters.insert(filters.end(), FieldFilter{&row, {}, {}, {}});
  if (filter.exclude) {
    found->excluded.push_back(std::move(plan));
  } else {
    found->included.push_back(std::move(plan));
    found->values.push_back(filter.value);
  }
}

bool asks_words(Node const& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::all_caps:
    case NodeKind::near:
    case NodeKind::ordered:
    case NodeKind::same:
    case NodeKind::at_least:
    case NodeKind::first: return node.field == nullptr || node.field->kind != FieldKind::keyword;
    case NodeKind::like: return true;
    case NodeKind::all_of:
    case NodeKind::any_of:
    case NodeKind::one_of: return std::ranges::any_of(node.parts, asks_words);
    default: return false;
  }
}

std::optional<Recency> recency_of(SearchOptions const& options, ParseOptions const& parse) {
  if (options.recency_days == 0.0) return std::nullopt;
  if (!(options.recency_days > 0.0 && options.recency_days <= kMaxRecencyDays))
    throw Error{Code::bad_value,
                fmt::format("recency: {} is no half-life in days", options.recency_days),
                fmt::format("a number above 0, at most {}", kMaxRecencyDays)};
  return Recency{options.recency_days, Clock{parse}.today()};
}

Plan undated_plan() {
  return Plan::of(PlanKind::and_not,
                  {Plan::of(PlanKind::everything, {}), Plan::of_term(has_term(field("date")))});
}

Plan conjunction(std::vector<Plan> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return Plan::of(PlanKind::all_of, std::move(parts));
}

void add_filters(std::vector<Plan>& parts, std::vector<Plan>& excluded,
                 std::vector<FieldFilter> const& filters, Field const* left_out) {
  for (auto const& filter : filters) {
    if (!filter.included.empty() && filter.field != left_out)
      parts.push_back(Plan::any(PlanKind::any_of, filter.included));
    excluded.insert(excluded.end(), filter.excluded.begin(), filter.excluded.end());
  }
}

Plan finish(std::vector<Plan> parts, std::vector<Plan> excluded) {
  auto plan = conjunction(std::move(parts));
  if (excluded.empty()) return plan;
  excluded.insert(excluded.begin(), std::move(plan));
  return Plan::of(PlanKind::and_not, std::move(excluded));
}

// A spelling whose words the index does not have is not worth telling.
std::vector<Variant> found_variants(std::vector<Variant> variants, Vocabulary const& vocabulary) {
  WordPlans const words{vocabulary};
  for (auto& variant : variants)
    std::erase_if(variant.also, [&](auto const& text) { return !words.known(text); });
  std::erase_if(variants, [](auto const& variant) { return variant.also.empty(); });
  return variants;
}

// What it gives, or an error that shows its place in the query.
template <typename Make>
auto placed(std::string const& text, Make make) {
  try {
    return make();
  } catch (Error const& error) {
    if (!error.position()) throw;
    throw error.at(text, *error.position());
  }
}

// The row of the name, which must be among those that hold.
template <typename Holds>
Field const& row_with(std::string_view name, std::string_view option, Holds holds) {
  auto const& row = known_field(name, option);
  if (holds(row)) return row;
  std::vector<std::string_view> names;
  for (auto const& other : fields())
    if (holds(other)) names.push_back(other.name);
  throw Error{Code::bad_value, fmt::format("'{}' cannot be counted by value", name),
              fmt::format("{}s: {}", option, fmt::join(names, " "))};
}

}  // namespace

Plan Request::whole(Field const* left_out) const {
  std::vector<Plan> parts{words};
  std::vector<Plan> excluded;
  if (undated == Undated::only)
    parts.push_back(Plan::filter(undated_plan()));
  else if (window && undated == Undated::include)
    parts.push_back(Plan::filter(Plan::of(PlanKind::any_of, {window_plan, undated_plan()})));
  else if (window)
    parts.push_back(Plan::filter(window_plan));
  add_filters(parts, excluded, filters, left_out);
  return finish(std::move(parts), std::move(excluded));
}

Plan Request::undated_matches() const {
  std::vector<Plan> parts{words, Plan::filter(undated_plan())};
  std::vector<Plan> excluded;
  add_filters(parts, excluded, filters, nullptr);
  if (window && dates == Dates::estimated) excluded.push_back(window_plan);
  return finish(std::move(parts), std::move(excluded));
}

Plan Request::estimated_matches() const {
  std::vector<Plan> parts{words, Plan::filter(estimates)};
  std::vector<Plan> excluded;
  add_filters(parts, excluded, filters, nullptr);
  return finish(std::move(parts), std::move(excluded));
}

Request make_request(ParsedQuery const& query, SearchOptions const& options,
                     Vocabulary const& vocabulary) {
  Request request;
  auto const parse = parse_options(query.options);
  request.tree = query.parsed.tree;
  auto window = take_window(request.tree, options, parse);
  request.window = window.days;
  request.dates = window.dates;
  choose_words(request.tree, query, vocabulary);
  request.variants =
      found_variants(widen(request.tree, query.options, vocabulary.aliases()), vocabulary);
  Planner planner{vocabulary, parse.any};
  planner.announce(request.tree);
  request.words = placed(query.text, [&] {
    planner.limit(request.tree);
    return planner.plan(request.tree);
  });
  request.any = parse.any;
  request.scored = asks_words(request.tree);
  request.recency = recency_of(options, parse);
  if (request.window) {
    request.window_plan = planner.days(field("date"), *request.window, request.dates);
    request.estimates = Planner::estimates(*request.window);
  }
  for (auto const& filter : options.filters)
    add_filter(request.filters, filter, planner, query.options);
  request.undated = options.undated;
  refuse_cost(vocabulary, request.whole());
  placed(query.text, [&] { planner.complete(request.words); });
  request.notes = query.parsed.notes;
  request.notes.insert(request.notes.end(), planner.notes().begin(), planner.notes().end());
  return request;
}

Field const& facet_field(std::string_view name) {
  return row_with(name, "facet", [](Field const& row) { return row.facet; });
}

Field const& value_field(std::string_view name) {
  return row_with(name, "field",
                  [](Field const& row) { return row.facet || row.kind == FieldKind::keyword; });
}

}  // namespace backfile::internal
