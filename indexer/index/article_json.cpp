#include "indexer/index/article_json.hpp"

#include <cstdint>

#include <nlohmann/json.hpp>
#include <fmt/format.h>
#include <simdjson.h>

#include "backfile/error.hpp"
#include "indexer/index/moment.hpp"

namespace backfile::internal {
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

Day day_at(dom::element object, char const* key) {
  auto const date = Date::from_iso(text_at(object, key));
  return date ? date->day : Day{};
}

std::optional<Estimate> estimate_at(dom::element object, char const* key) {
  dom::element estimate;
  if (object[key].get(estimate) != simdjson::SUCCESS || estimate.is_null()) return std::nullopt;
  return Estimate{day_at(estimate, "earliest"), day_at(estimate, "latest"),
                  day_at(estimate, "best"), list_at(estimate, "evidence", evidence_of)};
}

Mention mention_of(dom::element element) {
  Mention mention;
  mention.date = Date::from_iso(text_at(element, "value")).value_or(Date{});
  auto evidence = list_at(element, "evidence", evidence_of);
  if (!evidence.empty()) mention.evidence = std::move(evidence.front());
  return mention;
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
  field.estimate = estimate_at(object, "estimate");
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
  article.folder = text_at(object, "folder");
  article.url = text_at(object, "url");
  article.title = text_at(object, "title");
  article.deck = text_at(object, "deck");
  article.outlet = outlet_of(object["outlet"]);
  article.source = list_at(object, "source", text_of);
  article.credits = list_at(object, "credits", text_of);
  article.date = date_of(object["date"]);
  article.updated = date_of(object["updated"]);
  article.mentions = list_at(object, "mentions", mention_of);
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
