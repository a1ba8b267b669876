// Routes that ask a query.
#include <nlohmann/json.hpp>
#include <algorithm>

#include "searcher/embed/request.hpp"
#include "searcher/render/result_json.hpp"
#include "searcher/render/tree_json.hpp"
#include "searcher/serve/api/handlers.hpp"
#include "searcher/serve/api/limits.hpp"
#include "searcher/serve/api/read_call.hpp"
#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {
namespace {

// What is counted where nothing is named; as on the command line.
constexpr char const* kUsualFacets[] = {"outlet", "byline", "genre", "lang", "year"};

HttpResponse answer(Backend& backend, Query const& query, SearchRequest const& request) {
  auto results = backend.searcher.search(query, request.search);
  if (results.count.articles == 0) backend.metrics.found_nothing();
  for (auto& hit : results.hits) hit.path.clear();
  HttpResponse response;
  response.headers.push_back({"X-Index-Revision", std::to_string(results.index_revision)});
  response.body = results_json_text(query, results, request.hits) + '\n';
  return response;
}

// Counts over the matches: an answer without hits. Without a query: of the whole index.
HttpResponse count_matches(Backend& backend, SearchRequest request) {
  if (request.q.empty()) request.q = "*";
  request.search.limit = 0;
  return answer(backend, read_query(request), request);
}

Json notes_json(std::vector<QueryNote> const& notes) {
  auto list = Json::array();
  for (auto const& note : notes) list.push_back({{"code", note.code}, {"message", note.message}});
  return list;
}

}  // namespace

HttpResponse search_articles(Backend& backend, Call const& call) {
  auto const request = read_call(call);
  return answer(backend, read_query(request), request);
}

HttpResponse similar_articles(Backend& backend, Call const& call) {
  auto const request = read_call(call);
  auto const& id = call.arguments.front();
  static_cast<void>(backend.searcher.article(id));  // throws where there is none
  return answer(backend, similar_to(id, request.query), request);
}

HttpResponse count_articles(Backend& backend, Call const& call) {
  auto const request = read_call(call);
  auto const query = read_query(request);
  auto const count = backend.searcher.count(query, request.search);
  if (count.articles == 0) backend.metrics.found_nothing();
  return {.body = to_json_text(count_json(query, count)) + '\n'};
}

HttpResponse count_values(Backend& backend, Call const& call) {
  auto request = read_call(call);
  if (request.search.facets.empty())
    for (auto const* field : kUsualFacets) request.search.facets.push_back({field, 10});
  return count_matches(backend, std::move(request));
}

HttpResponse count_by_date(Backend& backend, Call const& call) {
  auto request = read_call(call);
  if (!request.search.histogram) request.search.histogram = By::month;
  return count_matches(backend, std::move(request));
}

HttpResponse explain_query(Backend& backend, Call const& call) {
  auto const request = read_call(call);
  auto const query = read_query(request);
  auto const explained = backend.searcher.explain(query, request.search);
  Json const json{{"format_version", kFormatVersion},
                  {"query",
                   {{"text", query.text()},
                    {"normalized", query.normalized()},
                    {"parsed", tree_json(query.parsed())}}},
                  {"notes", notes_json(explained.notes)},
                  {"stages",
                   {{"tokens", explained.tokens},
                    {"tree", explained.tree},
                    {"variants", explained.variants},
                    {"window", explained.window},
                    {"plan", explained.plan},
                    {"ranking", explained.ranking}}}};
  return {.body = to_json_text(json) + '\n'};
}

}  // namespace backfile::internal
