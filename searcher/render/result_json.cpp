#include "searcher/render/result_json.hpp"

#include <nlohmann/json.hpp>
#include <memory>
#include <utility>

#include "indexer/analysis/zones.hpp"
#include "indexer/index/json_writer.hpp"
#include "searcher/render/columns.hpp"
#include "searcher/render/counts_json.hpp"
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

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

void write(JsonWriter& json, Places const& places) {
  json.begin('[');
  for (auto const& [first, last] : places) json.begin('[').number(first).number(last).end(']');
  json.end(']');
}

void write(JsonWriter& json, Snippet const& snippet) {
  json.begin('{').key("field").text(snippet.field).key("text").text(snippet.text);
  json.key("highlights");
  write(json, snippet.highlights);
  json.key("highlight_bytes");
  write(json, snippet.highlight_bytes);
  json.key("offset").number(snippet.offset).end('}');
}

void write(JsonWriter& json, HitGroup const& group) {
  auto const by = group.by == Grouping::none ? std::string_view{} : to_string(group.by);
  json.begin('{').key("by").nullable(by);
  json.key("id").nullable(group.id).key("size").number(group.size);
  json.key("others").begin('[');
  for (auto const& other : group.others) json.text(other.id);
  json.end(']').end('}');
}

// What stands before the hits, and what behind them.
Json head_json(Query const& query, Results const& results) {
  Json json;
  json["format_version"] = kFormatVersion;
  json["query"] = query_json(query, results);
  json["index"] = {{"uuid", results.index_uuid},
                   {"revision", results.index_revision},
                   {"articles", results.index_articles},
                   {"schema", kSchemaVersion}};
  json["count"] = to_json(results.count);
  json["sort"] = to_string(results.sort);
  json["took_ms"] = results.took_ms;
  json["notes"] = notes_json(results);
  json["suggestion"] = nullable(results.suggestion);
  return json;
}

Json tail_json(Results const& results) {
  return {{"facets", facets_json(results)},
          {"histogram", histogram_json(results.histogram)},
          {"next_cursor", nullable(results.next_cursor)}};
}

// The object is written around its hits.
class WholeJson final : public Renderer {
 public:
  explicit WholeJson(HitShape shape) : shape_{std::move(shape)} {}

  std::string begin(Query const& query, Results const& first) override {
    auto text = to_json_text(head_json(query, first));
    text.back() = ',';
    return text + "\"hits\":[";
  }

  std::string hit(Hit const& hit) override {
    return (std::exchange(first_, false) ? "" : ",") + hit_json_text(hit, shape_);
  }

  std::string end(Query const&, Results const& first) override {
    auto text = to_json_text(tail_json(first));
    text.front() = ',';
    return ']' + text + '\n';
  }

 private:
  HitShape shape_;
  bool first_ = true;
};

class JsonLines final : public Renderer {
 public:
  JsonLines(HitShape shape, bool summary) : shape_{std::move(shape)}, summary_{summary} {}

  std::string hit(Hit const& hit) override { return hit_json_text(hit, shape_) + '\n'; }

  std::string end(Query const& query, Results const& first) override {
    if (!summary_) return {};
    return to_json_text({{"summary", summary_json(query, first)}}) + '\n';
  }

 private:
  HitShape shape_;
  bool summary_;
};

}  // namespace

std::string hit_json_text(Hit const& hit, HitShape const& shape) {
  JsonWriter json;
  json.begin('{').key("rank").number(hit.rank).key("score").real(hit.score);
  json.members(article_json_text(hit, shape.bodies));
  json.key("group");
  write(json, hit.group);
  json.key("snippets").begin('[');
  for (auto const& snippet : hit.snippets) write(json, snippet);
  auto text = json.end(']').end('}').take();
  if (shape.keys.empty()) return text;
  auto const whole = Json::parse(text);
  Json chosen;
  for (auto const& key : shape.keys) chosen[key] = whole.value(key, Json{});
  return to_json_text(chosen);
}

Json hit_json(Hit const& hit, HitShape const& shape) {
  return Json::parse(hit_json_text(hit, shape));
}

Json to_json(Count const& count) {
  return {{"articles", count.articles},
          {"groups", count.groups},
          {"exact", count.exact},
          {"undated_matches", count.undated_matches}};
}

Json count_json(Query const& query, Count const& count) {
  return {{"format_version", kFormatVersion},
          {"query", {{"text", query.text()}, {"normalized", query.normalized()}}},
          {"count", to_json(count)}};
}

Json summary_json(Query const& query, Results const& results) {
  auto json = head_json(query, results);
  json.update(tail_json(results));
  return json;
}

Json results_json(Query const& query, Results const& results, HitShape const& shape) {
  auto json = head_json(query, results);
  json["hits"] = Json::array();
  for (auto const& hit : results.hits) json["hits"].push_back(hit_json(hit, shape));
  json.update(tail_json(results));
  return json;
}

std::string results_json_text(Query const& query, Results const& results, HitShape const& shape) {
  WholeJson whole{shape};
  auto text = whole.begin(query, results);
  for (auto const& hit : results.hits) text += whole.hit(hit);
  text += whole.end(query, results);
  text.pop_back();
  return text;
}

std::unique_ptr<Renderer> make_json_renderer(RenderOptions const& options) {
  HitShape shape;
  bool large = options.extent == Extent::full;
  if (!options.fields.empty()) {
    for (auto const* column : read_columns(options.fields)) {
      shape.keys.emplace_back(column->key);
      large = large || column->large;
    }
  }
  if (large) shape.bodies = Bodies::include;
  if (options.format == OutputFormat::json) return std::make_unique<WholeJson>(std::move(shape));
  return std::make_unique<JsonLines>(std::move(shape), options.with_summary);
}

}  // namespace backfile::internal
