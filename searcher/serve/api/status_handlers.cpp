// What the server says of itself.

#include <nlohmann/json.hpp>
#include "indexer/index/article_json.hpp"
#include "searcher/serve/api/handlers.hpp"
#include "searcher/serve/api/openapi.hpp"
#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {

HttpResponse describe_interface(Backend&, Call const&) {
  static auto const text = to_json_text(openapi_json()) + '\n';
  return {.headers = {{"Cache-Control", "max-age=3600"}}, .body = text};
}

HttpResponse tell_alive(Backend&, Call const&) { return {.body = "{\"status\":\"ok\"}\n"}; }

HttpResponse tell_ready(Backend& backend, Call const&) {
  auto const state = backend.searcher.index_state();
  return {.body = to_json_text({{"status", "ok"}, {"articles", state.articles}}) + '\n'};
}

HttpResponse tell_metrics(Backend& backend, Call const&) {
  auto const state = backend.searcher.index_state();
  backend.metrics.saw(state.revision);
  auto gauges = backend.traffic();
  gauges.articles = state.articles;
  gauges.revision = state.revision;
  return {.type = "text/plain; version=0.0.4; charset=utf-8", .body = backend.metrics.text(gauges)};
}

}  // namespace backfile::internal
