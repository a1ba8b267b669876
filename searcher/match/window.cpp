#include "searcher/match/window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace backfile::internal {
namespace {

bool is_window(Node const& node, Dates dates) {
  if (node.kind != NodeKind::days || node.field == nullptr || node.boost != 1.0) return false;
  if (node.estimated != (dates == Dates::estimated)) return false;
  return node.field->name == "date" || node.field->members == "date";
}

// Both bounds hold: the later beginning, the earlier end.
void narrow(std::optional<DayRange>& window, DayRange const& range) {
  if (!window) window = DayRange{};
  if (range.from && (!window->from || *range.from > *window->from)) window->from = range.from;
  if (range.to && (!window->to || *range.to < *window->to)) window->to = range.to;
}

bool is_empty(DayRange const& range) { return range.from && range.to && *range.from > *range.to; }

// A month can overlap two windows that have no day in common: then they stay two.
bool take(std::optional<DayRange>& window, Node const& node, Dates dates) {
  if (!is_window(node, dates)) return false;
  auto narrowed = window;
  narrow(narrowed, node.days);
  if (dates == Dates::estimated && is_empty(*narrowed)) return false;
  window = narrowed;
  return true;
}

// Takes the date bounds that the whole query is under out of the tree.
Node without_window(Node tree, std::optional<DayRange>& window, Dates dates) {
  if (take(window, tree, dates)) return Node{};
  if (tree.kind != NodeKind::all_of) return tree;
  std::vector<Node> rest;
  for (auto& part : tree.parts)
    if (!take(window, part, dates)) rest.push_back(std::move(part));
  if (rest.empty()) return Node{};
  if (rest.size() == 1) return std::move(rest.front());
  tree.parts = std::move(rest);
  return tree;
}

// --dates estimated: as if every date were asked for with ~.
void estimate_dates(Node& node) {
  bool const dates =
      node.kind == NodeKind::days || node.kind == NodeKind::has || node.kind == NodeKind::lacks;
  if (dates && node.field == &field("date")) node.estimated = true;
  for (auto& part : node.parts) estimate_dates(part);
}

bool has_window(Node const& tree, Dates dates) {
  auto const window = [&](Node const& node) { return is_window(node, dates); };
  return window(tree) || (tree.kind == NodeKind::all_of && std::ranges::any_of(tree.parts, window));
}

// Dates behind ~ are a bound of the whole question only where nothing else is one.
Dates window_dates(Node const& tree, SearchOptions const& options) {
  bool const bounded = !options.since.empty() || !options.until.empty() || !options.on.empty();
  if (options.dates == Dates::estimated) return Dates::estimated;
  bool const stated = bounded || has_window(tree, Dates::stated);
  return !stated && has_window(tree, Dates::estimated) ? Dates::estimated : Dates::stated;
}

DayRange option_days(std::string const& option, std::string const& text,
                     ParseOptions const& options) {
  try {
    return parse_days(text, options);
  } catch (Error const& error) {
    throw Error{error.code(), fmt::format("--{}: {}", option, error.message()), error.hint()};
  }
}

void add_option_bounds(std::optional<DayRange>& window, SearchOptions const& options,
                       ParseOptions const& parse) {
  if (!options.since.empty())
    narrow(window, {option_days("since", options.since, parse).from, std::nullopt});
  if (!options.until.empty())
    narrow(window, {std::nullopt, option_days("until", options.until, parse).to});
  if (!options.on.empty()) narrow(window, option_days("on", options.on, parse));
}

void refuse_empty(std::optional<DayRange> const& window) {
  if (!window || !is_empty(*window)) return;
  throw Error{Code::reversed_range,
              fmt::format("the dates ask for {} or later and for {} or earlier; no day is both",
                          window->from->iso(), window->to->iso()),
              "both ends of a date range are inside it: since:2023-09-01 until:2023-09-30"};
}

}  // namespace

DateWindow take_window(Node& tree, SearchOptions const& options, ParseOptions const& reading) {
  DateWindow window;
  if (options.dates == Dates::estimated) estimate_dates(tree);
  window.dates = window_dates(tree, options);
  tree = without_window(std::move(tree), window.days, window.dates);
  add_option_bounds(window.days, options, reading);
  refuse_empty(window.days);
  return window;
}

}  // namespace backfile::internal
