#include "indexer/formats/ninjs.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "backfile/error.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/formats/json_lines.hpp"
#include "indexer/formats/json_record.hpp"
#include "indexer/formats/json_splitter.hpp"

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

std::string_view text_of(dom::object object, std::string_view key) {
  std::string_view text;
  return object.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

// The first text under one of the names.
void add_first(Record& record, RecordField field, dom::object picture, std::string const& path,
               std::initializer_list<std::string_view> names) {
  for (auto const name : names)
    if (auto const text = text_of(picture, name); !text.empty())
      return record.add(field, text, fmt::format("json:{}/{}", path, name));
}

void add_picture(Record& record, dom::element value, std::string const& path) {
  dom::object picture;
  if (value.get(picture) != simdjson::SUCCESS) return;
  auto const type = text_of(picture, "type");
  if (type != "picture" && type != "graphic" && type != "video") return;
  add_first(record, RecordField::captions, picture, path,
            {"description_text", "description_caption", "headline"});
  add_first(record, RecordField::credits, picture, path,
            {"creditline", "byline", "copyrightholder"});
}

// Version 1 names its associations, version 2 lists them.
void add_pictures(Record& record, dom::object item) {
  dom::element associations;
  if (item.at_key("associations").get(associations) != simdjson::SUCCESS) return;
  if (dom::object named; associations.get(named) == simdjson::SUCCESS) {
    for (auto const [name, picture] : named)
      add_picture(record, picture, fmt::format("/associations/{}", name));
  } else if (dom::array listed; associations.get(listed) == simdjson::SUCCESS) {
    std::size_t index = 0;
    for (auto const picture : listed)
      add_picture(record, picture, fmt::format("/associations/{}", index++));
  }
}

// "infosource" of version 1 says what a name is in `rel`, "infosources" of version 2 in `role`.
struct InfoSource {
  std::string_view name;
  bool publisher = false;
  std::string path;
};

std::vector<InfoSource> sources_of(dom::object item) {
  std::vector<InfoSource> found;
  for (std::string_view const key : {"infosource", "infosources"}) {
    dom::array list;
    if (item.at_key(key).get(list) != simdjson::SUCCESS) continue;
    std::size_t index = 0;
    for (auto const element : list) {
      auto const path = fmt::format("json:/{}/{}/name", key, index++);
      dom::object source;
      if (element.get(source) != simdjson::SUCCESS) continue;
      bool const publisher =
          text_of(source, "rel") == "publisher" || text_of(source, "role") == "publisher";
      found.push_back({text_of(source, "name"), publisher, path});
    }
  }
  return found;
}

// Who publishes the item is its outlet, whoever else it comes from.
void add_publisher(Record& record, dom::object item) {
  auto const sources = sources_of(item);
  if (std::ranges::none_of(sources, &InfoSource::publisher)) return;
  record.drop(RecordField::outlet);
  record.drop(RecordField::source);
  for (auto const& source : sources)
    record.add(source.publisher ? RecordField::outlet : RecordField::source, source.name,
               source.path);
}

// `headline` is the title, in version 2 the first of `headlines`; `title` names the item for those
// who work with it.
void add_headline(Record& record, dom::object item) {
  dom::array list;
  std::string_view headline = text_of(item, "headline");
  std::string path = "json:/headline";
  if (headline.empty() && item.at_key("headlines").get(list) == simdjson::SUCCESS)
    for (auto const element : list) {
      dom::object one;
      if (element.get(one) != simdjson::SUCCESS) continue;
      headline = text_of(one, "value");
      path = "json:/headlines/0/value";
      break;
    }
  auto const& titles = record.values(RecordField::title);
  if (trim(headline).empty() || titles.empty() || titles.front().rule != "json:/title") return;
  record.add_furniture(titles.front().text);
  record.drop(RecordField::title);
  record.add(RecordField::title, headline, path);
}

void add_values(dom::object item, Record& record) {
  auto const status = text_of(item, "pubstatus");
  if (status == "canceled" || status == "withheld")
    throw Error{Code::input_unusable, fmt::format("its provider says: {}", status)};
  add_headline(record, item);
  add_pictures(record, item);
  add_publisher(record, item);
}

}  // namespace

bool looks_like_ninjs(std::string_view head, std::string_view path) {
  if (json_shape(head) == JsonShape::none) return false;
  auto const has = [&](std::string_view key) { return head.find(key) != head.npos; };
  bool const schema = has("/ninjs/") || has("ninjs-schema");
  bool const keys = has("\"uri\"") && (has("\"versioncreated\"") || has("\"firstcreated\""));
  return (schema || keys) && !path.ends_with(".jsonl") && !path.ends_with(".ndjson");
}

void read_ninjs(ManyInput const& input, ArticleSink& sink) {
  read_json_items(input, sink, add_values);
}

}  // namespace backfile::internal
