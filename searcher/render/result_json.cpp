#include "searcher/render/result_json.hpp"

#include "indexer/analysis/zones.hpp"
#include "searcher/render/tree_json.hpp"

namespace backfile::internal {
namespace {

Json nullable(std::string const& text) { return text.empty() ? Json{} : Json(text); }

// First and last second of the days; zone-less where no zone was named.
Json moment_json(std::optional<Day> const& day, bool last, std::string const& zone) {
  if (!day) return {};
  Date moment;
  moment.day = *day;
  auto const text = last ? moment.latest() : moment.earliest();
  auto const local = Date::from_iso(text);
  return zone.empty() || !local ? text : text + offset_text(Zone{zone}, *local);
}

Json window_json(std::optional<Window> const& window) {
  if (!window) return {};
  return {{"field", window->field},
          {"from", moment_json(window->from, false, window->time_zone)},
          {"to", moment_json(window->to, true, window->time_zone)},
          {"tz", nullable(window->time_zone)}};
}

Json variants_json(Results const& results) {
  auto list = Json::array();
  for (auto const& variant : results.variants)
    list.push_back({{"typed", variant.typed}, {"also", variant.also}, {"rule", variant.rule}});
  return list;
}

Json query_json(Query const& query, Results const& results) {
  return {{"text", query.text()},
          {"normalized", query.normalized()},
          {"parsed", tree_json(query.parsed())},
          {"window", window_json(results.window)},
          {"variants", variants_json(results)}};
}

Json notes_json(Results const& results) {
  auto list = Json::array();
  for (auto const& note : results.notes)
    list.push_back({{"code", note.code}, {"message", note.message}});
  return list;
}

Json facet_json(Facet const& facet) {
  auto values = Json::array();
  for (auto const& value : facet.values)
    values.push_back(
        {{"value", value.value}, {"count", value.count}, {"selected", value.selected}});
  return {{"values", std::move(values)},
          {"unknown", facet.unknown},
          {"other", facet.other},
          {"disjunctive", facet.disjunctive}};
}

Json facets_json(Results const& results) {
  if (results.facets.empty()) return {};
  auto object = Json::object();
  for (auto const& [name, facet] : results.facets) object[name] = facet_json(facet);
  return object;
}

Json histogram_json(std::optional<Histogram> const& histogram) {
  if (!histogram) return {};
  auto buckets = Json::array();
  for (auto const& bucket : histogram->buckets) {
    auto const share =
        bucket.total > 0
            ? Json(static_cast<double>(bucket.count) / static_cast<double>(bucket.total))
            : Json{};
    buckets.push_back({{"from", bucket.from},
                       {"count", bucket.count},
                       {"total", bucket.total},
                       {"share", share},
                       {"no_data", bucket.total == 0}});
  }
  return {{"field", "date"},
          {"by", to_string(histogram->by)},
          {"buckets", std::move(buckets)},
          {"imprecise", histogram->imprecise},
          {"undated", histogram->undated}};
}

Json snippet_json(Snippet const& snippet) {
  auto highlights = Json::array();
  for (auto const& [first, last] : snippet.highlights)
    highlights.push_back(Json::array({first, last}));
  return {{"field", snippet.field},
          {"text", snippet.text},
          {"highlights", std::move(highlights)},
          {"offset", snippet.offset}};
}

Json group_json(HitGroup const& group) {
  auto others = Json::array();
  for (auto const& other : group.others) others.push_back(other.id);
  return {{"id", nullable(group.id)}, {"size", group.size}, {"others", std::move(others)}};
}

}  // namespace

Json hit_json(Hit const& hit) {
  Json json;
  json["rank"] = hit.rank;
  json["score"] = hit.score;
  auto const article = to_json(hit.article, Bodies::leave_out);
  for (auto const& [key, value] : article.items()) json[key] = value;
  json["group"] = group_json(hit.group);
  json["snippets"] = Json::array();
  for (auto const& snippet : hit.snippets) json["snippets"].push_back(snippet_json(snippet));
  return json;
}

Json summary_json(Query const& query, Results const& results) {
  Json json;
  json["format_version"] = kFormatVersion;
  json["query"] = query_json(query, results);
  json["index"] = {{"uuid", results.index_uuid},
                   {"revision", results.index_revision},
                   {"articles", results.index_articles},
                   {"schema", kSchemaVersion}};
  json["count"] = {{"articles", results.count.articles},
                   {"groups", results.count.groups},
                   {"exact", results.count.exact},
                   {"undated_matches", results.count.undated_matches}};
  json["sort"] = to_string(results.sort);
  json["took_ms"] = results.took_ms;
  json["notes"] = notes_json(results);
  json["suggestion"] = results.diagnosis ? nullable(results.diagnosis->query) : Json{};
  json["facets"] = facets_json(results);
  json["histogram"] = histogram_json(results.histogram);
  json["next_cursor"] = nullptr;
  return json;
}

Json results_json(Query const& query, Results const& results) {
  Json json;
  auto const summary = summary_json(query, results);
  for (auto const& [key, value] : summary.items()) {
    if (key == "facets") {
      json["hits"] = Json::array();
      for (auto const& hit : results.hits) json["hits"].push_back(hit_json(hit));
    }
    json[key] = value;
  }
  return json;
}

}  // namespace backfile::internal
