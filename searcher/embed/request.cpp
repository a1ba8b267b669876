#include "searcher/embed/request.hpp"

#include <nlohmann/json.hpp>
#include <algorithm>

#include "searcher/render/columns.hpp"

namespace backfile::internal {
namespace {

// A key of the JSON, or a column that stands for one.
std::string key_of(std::string const& name, Json const& hit) {
  if (hit.contains(name)) return name;
  auto const column = std::ranges::find(columns(), name, &Column::name);
  if (column != columns().end()) return std::string{column->key};
  std::string names;
  for (auto const& [key, value] : hit.items()) names += (names.empty() ? "" : " ") + key;
  throw Error{Code::bad_value, fmt::format("fields: a hit has no '{}'", name), "keys: " + names};
}

// Hits keep what is named; what none of them shows is not made.
void shape_hits(SearchRequest& request) {
  if (request.fields.empty()) return;
  auto& shape = request.hits;
  auto const whole = hit_json(Hit{}, {.bodies = Bodies::include});
  auto const usual = hit_json(Hit{});
  for (auto const& name : request.fields) {
    shape.keys.push_back(key_of(name, whole));
    if (!usual.contains(shape.keys.back())) shape.bodies = Bodies::include;
  }
  if (std::ranges::find(shape.keys, "snippets") == shape.keys.end()) request.search.snippets = 0;
}

}  // namespace

SearchRequest read_request(std::string_view json) { return read_request(read_object(json)); }

SearchRequest read_request(std::vector<KeyValue> const& values) {
  SearchRequest request;
  for (auto const& value : values) set_key(request, value, request_keys());
  shape_hits(request);
  return request;
}

std::string answer_json(Searcher const& searcher, SearchRequest const& request) {
  auto const query = parse_query(request.q, request.query);
  return results_json_text(query, searcher.search(query, request.search), request.hits);
}

std::string count_json(Searcher const& searcher, SearchRequest const& request) {
  return to_json_text(
      to_json(searcher.count(parse_query(request.q, request.query), request.search)));
}

}  // namespace backfile::internal
