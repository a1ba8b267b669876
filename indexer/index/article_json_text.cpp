// indexer/index/article_json.hpp: the article object, written.

#include <nlohmann/json.hpp>
#include "indexer/analysis/zones.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/index/json_writer.hpp"

namespace backfile::internal {
namespace {

void write(JsonWriter& json, std::vector<Evidence> const& evidence) {
  json.begin('[');
  for (auto const& entry : evidence) {
    json.begin('{').key("line");
    if (entry.line > 0)
      json.number(entry.line)
          .key("bytes")
          .begin('[')
          .number(entry.begin)
          .number(entry.end)
          .end(']');
    else
      json.null().key("bytes").null();
    json.key("text").nullable(entry.text).key("rule").nullable(entry.rule).end('}');
  }
  json.end(']');
}

void write(JsonWriter& json, std::vector<Alternative> const& alternatives) {
  json.begin('[');
  for (auto const& other : alternatives) {
    json.begin('{').key("value").text(other.value).key("status").text(to_string(other.status));
    json.key("evidence");
    write(json, other.evidence);
    json.end('}');
  }
  json.end(']');
}

// What a date and an outlet end with.
template <typename Value>
void write_grounds(JsonWriter& json, Value const& value) {
  json.key("evidence");
  write(json, value.evidence);
  json.key("alternatives");
  write(json, value.alternatives);
}

// A zone-less time gets the offset of the zone that is assumed for it, where there is one of the
// name.
std::string with_zone(std::string text, DateField const& field) {
  if (field.tz_assumed.empty() || field.value->offset_minutes) return text;
  auto const local = Date::from_iso(text);
  return local && Zone::exists(field.tz_assumed)
             ? text + offset_text(Zone{field.tz_assumed}, *local)
             : text;
}

void write(JsonWriter& json, std::optional<Estimate> const& estimate) {
  if (!estimate) {
    json.null();
    return;
  }
  json.begin('{').key("earliest").text(estimate->earliest.iso());
  json.key("latest").text(estimate->latest.iso()).key("best").text(estimate->best.iso());
  json.key("evidence");
  write(json, estimate->evidence);
  json.end('}');
}

void write(JsonWriter& json, std::vector<Mention> const& mentions) {
  json.begin('[');
  for (auto const& mention : mentions) {
    json.begin('{').key("value").text(mention.date.value());
    json.key("precision").text(to_string(mention.date.precision)).key("evidence");
    write(json, std::vector{mention.evidence});
    json.end('}');
  }
  json.end(']');
}

void write(JsonWriter& json, DateField const& field) {
  auto const& date = field.value;
  json.begin('{').key("value").nullable(date ? date->value() : "");
  json.key("precision").nullable(date ? to_string(date->precision) : "");
  json.key("status").text(to_string(field.status));
  json.key("tz").nullable(date && date->offset_minutes ? format_offset(*date->offset_minutes) : "");
  json.key("tz_assumed").nullable(field.tz_assumed);
  json.key("earliest").nullable(date ? with_zone(date->earliest(), field) : "");
  json.key("latest").nullable(date ? with_zone(date->latest(), field) : "");
  json.key("confidence");
  if (date)
    json.real(field.confidence);
  else
    json.null();
  json.key("estimate");
  write(json, field.estimate);
  write_grounds(json, field);
  json.end('}');
}

void write(JsonWriter& json, OutletField const& outlet) {
  json.begin('{').key("name").nullable(outlet.name).key("canonical").nullable(outlet.canonical);
  json.key("status").text(to_string(outlet.status));
  write_grounds(json, outlet);
  json.end('}');
}

void write(JsonWriter& json, std::vector<Byline> const& byline) {
  json.begin('[');
  for (auto const& entry : byline) {
    json.begin('{').key("name").text(entry.name).key("kind").text(to_string(entry.kind));
    json.key("email").nullable(entry.email).key("evidence");
    write(json, entry.evidence);
    json.end('}');
  }
  json.end(']');
}

// Fields in the order of the documentation, up to the words.
void write_fields(JsonWriter& json, Article const& article) {
  json.key("id").nullable(article.id).key("path").nullable(article.path);
  json.key("url").nullable(article.url).key("title").nullable(article.title);
  json.key("deck").nullable(article.deck).key("outlet");
  write(json, article.outlet);
  json.key("source").texts(article.source).key("credits").texts(article.credits).key("date");
  write(json, article.date);
  json.key("updated");
  write(json, article.updated);
  json.key("mentions");
  write(json, article.mentions);
  json.key("byline");
  write(json, article.byline);
  json.key("genre").nullable(article.genre).key("dateline").nullable(article.dateline);
  json.key("lang").nullable(article.lang).key("words").number(article.words);
}

}  // namespace

std::string article_json_text(Article const& article, Bodies bodies) {
  JsonWriter json;
  json.begin('{');
  write_fields(json, article);
  json.key("captions").texts(article.captions);
  if (bodies == Bodies::include) {
    json.key("furniture").texts(article.furniture).key("body").nullable(article.body);
    auto const& indexed = article.indexed.value;
    json.key("indexed").nullable(indexed ? indexed->value() + 'Z' : "");
  }
  json.key("evidence").begin('{');
  for (auto const& [field, entries] : article.evidence) {
    json.key(field);
    write(json, entries);
  }
  json.end('}').key("notes").texts(article.notes).end('}');
  return json.take();
}

Json to_json(Article const& article, Bodies bodies) {
  return Json::parse(article_json_text(article, bodies));
}

}  // namespace backfile::internal
