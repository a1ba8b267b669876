#include "indexer/index/article_json.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include "backfile/error.hpp"
#include "indexer/analysis/zones.hpp"
#include "indexer/index/moment.hpp"

namespace backfile::internal {
namespace {

Json nullable(std::string const& text) { return text.empty() ? Json{} : Json(text); }

Json evidence_json(std::vector<Evidence> const& evidence) {
  auto list = Json::array();
  for (auto const& entry : evidence) {
    Json row;
    row["line"] = entry.line > 0 ? Json(entry.line) : Json{};
    row["bytes"] = entry.line > 0 ? Json::array({entry.begin, entry.end}) : Json{};
    row["text"] = nullable(entry.text);
    row["rule"] = nullable(entry.rule);
    list.push_back(std::move(row));
  }
  return list;
}

Json alternatives_json(std::vector<Alternative> const& alternatives) {
  auto list = Json::array();
  for (auto const& other : alternatives)
    list.push_back({{"value", other.value},
                    {"status", to_string(other.status)},
                    {"evidence", evidence_json(other.evidence)}});
  return list;
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

Json date_json(DateField const& field) {
  auto const& date = field.value;
  Json json;
  json["value"] = date ? Json(date->value()) : Json{};
  json["precision"] = date ? Json(to_string(date->precision)) : Json{};
  json["status"] = to_string(field.status);
  json["tz"] = date && date->offset_minutes ? Json(format_offset(*date->offset_minutes)) : Json{};
  json["tz_assumed"] = nullable(field.tz_assumed);
  json["earliest"] = date ? Json(with_zone(date->earliest(), field)) : Json{};
  json["latest"] = date ? Json(with_zone(date->latest(), field)) : Json{};
  json["confidence"] = date ? Json(field.confidence) : Json{};
  json["evidence"] = evidence_json(field.evidence);
  json["alternatives"] = alternatives_json(field.alternatives);
  return json;
}

Json outlet_json(OutletField const& outlet) {
  return {{"name", nullable(outlet.name)},
          {"canonical", nullable(outlet.canonical)},
          {"status", to_string(outlet.status)},
          {"evidence", evidence_json(outlet.evidence)},
          {"alternatives", alternatives_json(outlet.alternatives)}};
}

Json byline_json(std::vector<Byline> const& byline) {
  auto list = Json::array();
  for (auto const& entry : byline)
    list.push_back({{"name", entry.name},
                    {"kind", to_string(entry.kind)},
                    {"email", nullable(entry.email)},
                    {"evidence", evidence_json(entry.evidence)}});
  return list;
}

}  // namespace

Json to_json(Article const& article, Bodies bodies) {
  bool const whole = bodies == Bodies::include;
  Json json;
  json["id"] = nullable(article.id);
  json["path"] = nullable(article.path);
  json["url"] = nullable(article.url);
  json["title"] = nullable(article.title);
  json["deck"] = nullable(article.deck);
  json["outlet"] = outlet_json(article.outlet);
  json["source"] = article.source;
  json["credits"] = article.credits;
  json["date"] = date_json(article.date);
  json["updated"] = date_json(article.updated);
  json["byline"] = byline_json(article.byline);
  json["genre"] = nullable(article.genre);
  json["dateline"] = nullable(article.dateline);
  json["lang"] = nullable(article.lang);
  json["words"] = article.words;
  json["captions"] = article.captions;
  if (whole) json["furniture"] = article.furniture;
  if (whole) json["body"] = nullable(article.body);
  auto const& indexed = article.indexed.value;
  if (whole) json["indexed"] = indexed ? Json(indexed->value() + 'Z') : Json{};
  auto evidence = Json::object();
  for (auto const& [field, entries] : article.evidence) evidence[field] = evidence_json(entries);
  json["evidence"] = std::move(evidence);
  json["notes"] = article.notes;
  return json;
}

// U+0080 to U+009F are controls to some terminals; JSON need not escape them, we do.
std::string to_json_text(Json const& json) {
  auto text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  for (auto at = text.find('\xC2'); at != text.npos; at = text.find('\xC2', at + 1)) {
    auto const low = static_cast<unsigned char>(text[at + 1]);
    if (low < 0xA0) text.replace(at, 2, fmt::format("\\u{:04x}", low));
  }
  return text;
}

namespace {

namespace dom = simdjson::dom;

// Typed reads of one object; a missing key or null is the empty value, another type is an error.
std::string text_at(dom::element object, char const* key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || value.is_null()) return {};
  return std::string{std::string_view{value}};
}

std::uint64_t number_at(dom::element object, char const* key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || value.is_null()) return 0;
  return value;
}

double real_at(dom::element object, char const* key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || value.is_null()) return 0;
  return value;
}

template <typename Read>
auto list_at(dom::element object, char const* key, Read read) {
  std::vector<decltype(read(object))> list;
  dom::array array;
  if (object[key].get(array) != simdjson::SUCCESS) return list;
  for (auto const element : array) list.push_back(read(element));
  return list;
}

std::string text_of(dom::element element) { return std::string{std::string_view{element}}; }

Evidence evidence_of(dom::element element) {
  Evidence evidence;
  evidence.line = static_cast<std::uint32_t>(number_at(element, "line"));
  auto const bytes = list_at(element, "bytes", [](dom::element e) { return std::uint64_t{e}; });
  if (bytes.size() == 2) {
    evidence.begin = bytes[0];
    evidence.end = bytes[1];
  }
  evidence.text = text_at(element, "text");
  evidence.rule = text_at(element, "rule");
  return evidence;
}

Status status_at(dom::element object) {
  return status_from(text_at(object, "status")).value_or(Status::unknown);
}

Alternative alternative_of(dom::element element) {
  return {text_at(element, "value"), status_at(element), list_at(element, "evidence", evidence_of)};
}

DateField date_of(dom::element object) {
  DateField field;
  field.value = Date::from_iso(text_at(object, "value"));
  if (auto const tz = text_at(object, "tz"); field.value && !tz.empty())
    if (auto const moment = Date::from_iso("2000-01-01T00:00" + tz))
      field.value->offset_minutes = moment->offset_minutes;
  field.status = status_at(object);
  field.tz_assumed = text_at(object, "tz_assumed");
  field.confidence = real_at(object, "confidence");
  field.evidence = list_at(object, "evidence", evidence_of);
  field.alternatives = list_at(object, "alternatives", alternative_of);
  return field;
}

OutletField outlet_of(dom::element object) {
  return {text_at(object, "name"), text_at(object, "canonical"), status_at(object),
          list_at(object, "evidence", evidence_of),
          list_at(object, "alternatives", alternative_of)};
}

Byline byline_of(dom::element object) {
  return {text_at(object, "name"),
          text_at(object, "kind") == "organisation" ? BylineKind::organisation : BylineKind::person,
          text_at(object, "email"), list_at(object, "evidence", evidence_of)};
}

Article article_of(dom::element object) {
  Article article;
  article.id = text_at(object, "id");
  article.path = text_at(object, "path");
  article.url = text_at(object, "url");
  article.title = text_at(object, "title");
  article.deck = text_at(object, "deck");
  article.outlet = outlet_of(object["outlet"]);
  article.source = list_at(object, "source", text_of);
  article.credits = list_at(object, "credits", text_of);
  article.date = date_of(object["date"]);
  article.updated = date_of(object["updated"]);
  article.byline = list_at(object, "byline", byline_of);
  article.genre = text_at(object, "genre");
  article.dateline = text_at(object, "dateline");
  article.lang = text_at(object, "lang");
  article.words = static_cast<std::uint32_t>(number_at(object, "words"));
  article.captions = list_at(object, "captions", text_of);
  article.furniture = list_at(object, "furniture", text_of);
  article.body = text_at(object, "body");
  if (auto const moment = Date::from_iso(text_at(object, "indexed")))
    article.indexed = indexed_at(*moment);
  dom::object evidence;
  if (object["evidence"].get(evidence) == simdjson::SUCCESS)
    for (auto const [field, unused] : evidence)
      article.evidence[std::string{field}] =
          list_at(object["evidence"], std::string{field}.c_str(), evidence_of);
  article.notes = list_at(object, "notes", text_of);
  return article;
}

}  // namespace

Article article_from_json(std::string_view text) try {
  thread_local dom::parser parser;
  return article_of(parser.parse(text.data(), text.size()));
} catch (simdjson::simdjson_error const& error) {
  throw Error{Code::corrupt, std::string{"a stored article cannot be read: "} + error.what(),
              "rebuild the index from its sources"};
}

}  // namespace backfile::internal
