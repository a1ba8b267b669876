// Articles, fields and their values.
#include <nlohmann/json.hpp>
#include <backfile/query.hpp>

#include "indexer/index/article_json.hpp"
#include "searcher/render/result_json.hpp"
#include "searcher/serve/api/handlers.hpp"
#include "searcher/serve/api/limits.hpp"
#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kUsualValues = 100;
constexpr std::size_t kMostValues = 1'000;
constexpr std::size_t kLongestPrefix = 256;

Json part_of(Article const& article, std::string const& part) {
  if (part == "all") return to_json(article);
  if (part == "meta") return to_json(article, Bodies::leave_out);
  if (part != "title" && part != "body")
    throw Error{Code::bad_value, fmt::format("part: '{}' is none of all, title, body, meta", part)};
  return {{"id", article.id}, {part, to_json(article)[part]}};
}

}  // namespace

HttpResponse show_article(Backend& backend, Call const& call) {
  auto article = backend.searcher.article(call.arguments.front());
  article.path.clear();
  return {.body = to_json_text(part_of(article, call.text("part").value_or("all"))) + '\n'};
}

HttpResponse list_fields(Backend&, Call const&) {
  auto list = Json::array();
  for (auto const& row : field_help())
    if (row.name != "path")
      list.push_back({{"name", row.name},
                      {"aliases", row.aliases},
                      {"kind", row.kind},
                      {"facet", row.facet},
                      {"summary", row.summary},
                      {"example", row.example}});
  return {.body = to_json_text({{"fields", std::move(list)}}) + '\n'};
}

HttpResponse list_field_values(Backend& backend, Call const& call) {
  auto const& field = call.arguments.front();
  check_field(field);
  auto const prefix = call.text("prefix").value_or("");
  if (prefix.size() > kLongestPrefix)
    throw Error{Code::bad_value, fmt::format("prefix: longer than {} bytes", kLongestPrefix)};
  auto const limit = call.number("limit", kUsualValues, kMostValues);
  if (limit == 0) throw Error{Code::bad_value, "limit: a list of no values"};
  auto const values = backend.searcher.values(field, prefix, limit);
  auto list = Json::array();
  for (auto const& value : values.values)
    list.push_back({{"value", value.name}, {"count", value.count}});
  return {.body = to_json_text({{"format_version", kFormatVersion},
                                {"field", field},
                                {"prefix", prefix.empty() ? Json{} : Json(prefix)},
                                {"values", std::move(list)},
                                {"other", values.other},
                                {"unknown", values.unknown}}) +
                  '\n'};
}

}  // namespace backfile::internal
