#include <algorithm>
#include <array>
#include <exception>
#include <span>

#include "searcher/serve/api/handlers.hpp"
#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {
namespace {

constexpr unsigned kSearch =
    kTakesQuestion | kTakesBounds | kTakesOrder | kTakesPage | kTakesCounting | kTakesShape;
constexpr unsigned kCount = kTakesQuestion | kTakesBounds | kTakesCounting;
constexpr RouteKind kCached{.cached = true};
constexpr RouteKind kLight{.light = true};
constexpr RouteKind kOpen{.light = true, .open = true};

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/search", kSearch, search_articles, kCached, "search",
     "articles that match, best first"},
    {"POST",
     "/v1/search",
     kSearch,
     search_articles,
     {},
     "searchByObject",
     "the same, with the parameters as a JSON object"},
    {"GET", "/v1/count", kTakesQuestion | kTakesBounds, count_articles, kCached, "count",
     "how many match"},
    {"GET", "/v1/facets", kCount, count_values, kCached, "facets",
     "the values of fields among the matches, counted"},
    {"GET", "/v1/histogram", kCount, count_by_date, kCached, "histogram",
     "the matches by date, with all articles of that time"},
    {"GET", "/v1/articles/{id}", kTakesPart, show_article, kCached, "article",
     "a whole article, with the evidence for every field"},
    {"GET", "/v1/articles/{id}/similar", kSearch & ~kTakesQuestion, similar_articles, kCached,
     "similar", "articles like that one"},
    {"GET", "/v1/suggest", kTakesBeginning, suggest, kCached, "suggest",
     "how the last word of a query may go on"},
    {"GET", "/v1/fields", kTakesNothing, list_fields, kCached, "fields",
     "the fields of the query language"},
    {"GET", "/v1/values/{field}", kTakesValues, list_field_values, kCached, "values",
     "the values that a field has in the whole index"},
    {"POST",
     "/v1/parse",
     kTakesQuestion | kTakesBounds,
     explain_query,
     {},
     "parse",
     "how a query is read"},
    {"GET",
     "/v1/export",
     kTakesQuestion | kTakesBounds | kTakesOrder | kTakesExport,
     export_articles,
     {},
     "export",
     "every article that matches, without passages or groups"},
    {"GET", "/openapi.json", kTakesNothing, describe_interface, kLight, "openapi",
     "this description"},
    {"GET", "/healthz", kTakesNothing, tell_alive, kOpen, "healthz", "whether the server runs"},
    {"GET", "/readyz", kTakesNothing, tell_ready, kOpen, "readyz", "whether the index can be read"},
    {"GET", "/metrics", kTakesNothing, tell_metrics, kLight, "metrics",
     "counters in the text format of Prometheus"},
});

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 1; at <= path.size();) {
    auto const end = std::min(path.find('/', at), path.size());
    parts.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

bool fits(Route const& row, std::vector<std::string> const& path) {
  auto const parts = split(row.path);
  return std::ranges::equal(parts, path, [](std::string_view part, std::string const& typed) {
    return part.starts_with('{') ? !typed.empty() : part == typed;
  });
}

std::vector<std::string> arguments_of(Route const& row, std::vector<std::string> const& path) {
  std::vector<std::string> arguments;
  auto const parts = split(row.path);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].starts_with('{')) arguments.push_back(path[i]);
  return arguments;
}

bool takes_method(Route const& row, std::string_view method) {
  return row.method == method || (method == "HEAD" && row.method == "GET");
}

Route const& choose(std::string_view method, std::vector<std::string> const& path) {
  std::string allowed;
  for (auto const& row : kRoutes) {
    if (!fits(row, path)) continue;
    if (takes_method(row, method)) return row;
    if (!allowed.empty()) allowed += ", ";
    allowed += row.method == "GET" ? "GET, HEAD" : row.method;
  }
  if (allowed.empty())
    throw RefusedRequest{
        {404, "not_found", "there is nothing at this path", {"/openapi.json lists all"}}};
  throw RefusedRequest{
      {405, "method_not_allowed", "this path takes " + allowed, {}, {}, {{"Allow", allowed}}}};
}

void check_name(Route const& row, std::string_view name) {
  if (find_parameter(name, row.takes) != nullptr) return;
  constexpr std::size_t kShown = 64;
  throw RefusedRequest{{400, "unknown_parameter",
                        fmt::format("{} takes no '{}'", row.path, name.substr(0, kShown)),
                        near_parameters(name, row.takes)}};
}

// application/json, with or without a charset. A page of another site cannot send it unasked.
bool is_json(std::string_view type) {
  constexpr std::string_view kType = "application/json";
  return type.starts_with(kType) &&
         (type.size() == kType.size() || type[kType.size()] == ';' || type[kType.size()] == ' ');
}

}  // namespace

std::span<Route const> routes() noexcept { return kRoutes; }

Route const* find_route(HttpRequest const& request) noexcept {
  try {
    auto const target = read_target(request.target);
    auto const found =
        std::ranges::find_if(kRoutes, [&](Route const& row) { return fits(row, target.path); });
    return found == kRoutes.end() ? nullptr : &*found;
  } catch (std::exception const&) {
    return nullptr;  // the answer says what is wrong with it
  }
}

Call route(HttpRequest const& request) {
  auto const target = read_target(request.target);
  auto const& row = choose(request.method, target.path);
  for (auto const& parameter : target.parameters) check_name(row, parameter.name);
  Call call{request, row, arguments_of(row, target.path), key_values(target.parameters, row.takes)};
  if (row.method != "POST") return call;
  if (!is_json(request.header("content-type")))
    throw RefusedRequest{{415,
                          "unsupported_media_type",
                          "the body is a JSON object",
                          {"Content-Type: application/json"}}};
  if (!call.values.empty())
    throw RefusedRequest{{400, "unknown_parameter", "POST takes its parameters in the body"}};
  call.values = read_object(request.body);
  for (auto const& value : call.values) check_name(row, value.key);
  return call;
}

std::optional<std::string> Call::text(std::string_view name) const {
  auto const found = std::ranges::find(values, name, &KeyValue::key);
  if (found == values.end()) return std::nullopt;
  check_kind(*found, ValueKind::text);
  return found->texts.front();
}

std::size_t Call::number(std::string_view name, std::size_t otherwise, std::size_t most) const {
  auto const found = std::ranges::find(values, name, &KeyValue::key);
  return found == values.end() ? otherwise : static_cast<std::size_t>(number_of(*found, most));
}

}  // namespace backfile::internal
