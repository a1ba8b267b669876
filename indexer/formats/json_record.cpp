#include "indexer/formats/json_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "backfile/error.hpp"
#include "indexer/sources/refuse_input.hpp"

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

constexpr int kMaxNesting = 4;  // of what wraps a value

// Objects that hold the article's own keys: of Elasticsearch, JSON:API, the Guardian, ...
constexpr std::array<std::string_view, 5> kHolders{"fields", "_source", "attributes", "article",
                                                   "data"};

// Where an object says its text: {"name": "Ann Lee"}, {"rendered": "<p>..."}, {"$date": "..."}.
constexpr std::array<std::string_view, 18> kWrapped{
    "name",  "rendered", "main",    "value",     "@value",      "text",
    "#text", "$t",       "$date",   "$numberLong", "$oid",      "title",
    "label", "literal",  "full_name", "displayName", "display_name", "original"};

// How programs write a moment as an object: PHP's DateTime, Firestore, the parts by name.
constexpr std::array<std::string_view, 4> kMoments{"date", "seconds", "_seconds", "iso"};

struct Key {
  std::string plain;
  std::string path;  // "/headline", "/fields/headline"
  dom::element value;
  bool used = false;
};

struct Text {
  std::string text;
  std::string path;
};

// A text within a value; `wrong` is set where something else than text was met.
class Flattened {
 public:
  explicit Flattened(bool numbers) : numbers_{numbers} {}

  void add(dom::element value, std::string const& path, int nesting = 0) {
    if (value.is_null()) return;
    if (value.is_string()) {
      texts.push_back({std::string{std::string_view{value}}, path});
    } else if (value.is_number() && numbers_) {
      texts.push_back({simdjson::minify(value), path});
    } else if (value.is_array() && nesting < 2) {
      std::size_t index = 0;
      for (auto const part : dom::array{value})
        add(part, fmt::format("{}/{}", path, index++), nesting + 2);
      list = true;
    } else if (!value.is_object() || nesting >= kMaxNesting || !unwrap(value, path, nesting)) {
      wrong = true;
    }
  }

  std::vector<Text> texts;
  bool wrong = false;
  bool list = false;

 private:
  bool unwrap(dom::object object, std::string const& path, int nesting) {
    for (auto const key : kWrapped) {
      dom::element inner;
      if (object.at_key(key).get(inner) != simdjson::SUCCESS || inner.is_null()) continue;
      Flattened found{numbers_};
      found.add(inner, fmt::format("{}/{}", path, key), nesting + 1);
      if (found.wrong || found.texts.empty()) continue;
      std::ranges::move(found.texts, std::back_inserter(texts));
      return true;
    }
    return person(object, path) || (numbers_ && moment(object, path));
  }

  // {"date": "2023-09-14 11:13:01.000000", "timezone": "Europe/Berlin"}, {"seconds": 1694689981},
  // {"year": 2023, "month": 9, "day": 14}
  bool moment(dom::object object, std::string const& path) {
    for (auto const key : kMoments) {
      dom::element inner;
      if (object.at_key(key).get(inner) != simdjson::SUCCESS) continue;
      if (!inner.is_string() && !inner.is_number()) continue;
      std::string_view zone;
      std::string text =
          inner.is_string() ? std::string{std::string_view{inner}} : simdjson::minify(inner);
      if (object.at_key("timezone").get(zone) == simdjson::SUCCESS) text.append(" ").append(zone);
      texts.push_back({std::move(text), fmt::format("{}/{}", path, key)});
      return true;
    }
    std::uint64_t year = 0;
    std::uint64_t month = 0;
    std::uint64_t day = 0;
    bool const parts = object.at_key("year").get(year) == simdjson::SUCCESS &&
                       object.at_key("month").get(month) == simdjson::SUCCESS &&
                       object.at_key("day").get(day) == simdjson::SUCCESS;
    if (parts) texts.push_back({fmt::format("{:04}-{:02}-{:02}", year, month, day), path});
    return parts;
  }

  // {"firstname": "Ann", "lastname": "Lee"}
  bool person(dom::object object, std::string const& path) {
    std::string name;
    for (auto const wanted :
         {"firstname", "givenname", "first", "middlename", "lastname", "familyname", "last"})
      for (auto const [key, value] : object) {
        std::string_view part;
        if (plain_name(key) != wanted || value.get(part) != simdjson::SUCCESS || part.empty())
          continue;
        name += (name.empty() ? "" : " ") + std::string{part};
      }
    if (name.empty()) return false;
    texts.push_back({std::move(name), path});
    return true;
  }

  bool numbers_;
};

class Reader {
 public:
  Reader(dom::object object, FieldMap const& map, Record& record)
      : object_{object}, map_{map}, record_{record} {
    collect(object, "");
    for (auto const holder : kHolders) {
      dom::object inner;
      if (object.at_key(holder).get(inner) != simdjson::SUCCESS) continue;
      mark(std::string{"/"}.append(holder));
      collect(inner, std::string{"/"}.append(holder));
    }
  }

  std::vector<std::string> run() {
    for (auto const& [field, name] : map_.names()) mapped(field, name);
    for (std::size_t i = 0; i < kRecordFields.size(); ++i) {
      auto const field = static_cast<RecordField>(i);
      if (map_.name(field).empty()) guessed(field);
    }
    std::vector<std::string> unused;
    for (auto const& key : keys_)
      if (!key.used) unused.push_back(key.path.substr(1));
    return unused;
  }

 private:
  void collect(dom::object object, std::string const& above) {
    for (auto const [key, value] : object)
      keys_.push_back({plain_name(key), fmt::format("{}/{}", above, key), value, false});
  }

  void mark(std::string_view path) {
    for (auto& key : keys_)
      if (key.path == path) key.used = true;
  }

  static bool takes_numbers(RecordField field) {
    return field == RecordField::id || field == RecordField::date || field == RecordField::updated;
  }

  void mapped(RecordField field, std::string const& name) {
    bool const pointer = name.starts_with('/');
    dom::element value;
    auto const found = pointer ? object_.at_pointer(name) : object_.at_key(name);
    mark(pointer ? name : "/" + name);
    if (found.get(value) != simdjson::SUCCESS) return;
    take_sure(field, value, pointer ? name : "/" + name);
    record_.set_mapped(field);
  }

  // A value of the wrong type under a sure name is a fault of the record.
  void take_sure(RecordField field, dom::element value, std::string const& path) {
    Flattened found{takes_numbers(field)};
    found.add(value, path);
    auto const key = path.substr(1);
    if (found.wrong) refuse_input(fmt::format("key '{}' holds no text", key));
    if (found.texts.size() > 1 && takes_one(field))
      refuse_input(fmt::format("key '{}' holds a list, not a text", key));
    take(field, found);
  }

  static bool takes_one(RecordField field) {
    return !row_of(field).many && field != RecordField::genre && field != RecordField::lang &&
           field != RecordField::outlet && field != RecordField::url;
  }

  void guessed(RecordField field) {
    std::vector<std::pair<std::size_t, Key*>> fitting;
    bool own = false;
    for (auto& key : keys_)
      if (auto const rank = key.used ? std::nullopt : habit_rank(field, key.plain))
        fitting.emplace_back(*rank, &key);
    std::ranges::stable_sort(fitting, {}, &std::pair<std::size_t, Key*>::first);
    for (auto const& [rank, key] : fitting) {
      if (key->path.substr(1) == row_of(field).name) {
        own = key->used = true;
        take_sure(field, key->value, key->path);
      } else if (!own || field != RecordField::outlet) {  // `source` beside it is a source
        take_likely(field, *key);
      }
      if (record_.has(field)) return;
    }
  }

  // A list under a name in the singular (subject) is something else than a title.
  void take_likely(RecordField field, Key& key) {
    Flattened found{takes_numbers(field)};
    found.add(key.value, key.path);
    if (found.wrong || (found.list && takes_one(field) && !key.plain.ends_with('s'))) return;
    key.used = true;
    take(field, found);
  }

  void take(RecordField field, Flattened const& found) {
    for (auto const& [text, path] : found.texts) {
      record_.add(field, text, "json:" + path);
      if (!row_of(field).many && record_.has(field)) return;
    }
  }

  dom::object object_;
  FieldMap const& map_;
  Record& record_;
  std::vector<Key> keys_;
};

}  // namespace

std::vector<std::string> read_json_values(dom::object object, FieldMap const& map, Record& record) {
  return Reader{object, map, record}.run();
}

}  // namespace backfile::internal
