#include "indexer/formats/jsonl.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "backfile/error.hpp"
#include "indexer/formats/json_check.hpp"

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

// What the operator has to know when a record's text stands under a name of its own.
void note_textless(Record& record, std::vector<std::string> const& unused) {
  constexpr std::size_t kMost = 20;
  bool const text = record.has(RecordField::body) || record.has(RecordField::deck);
  if (text || unused.empty()) return;
  auto const names = std::vector<std::string>(
      unused.begin(), unused.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, unused.size())));
  record.note(fmt::format("no text under a known key; not used: '{}' (--map body=KEY)",
                          fmt::join(names, "', '")));
}

std::vector<std::string> keys_of(dom::object object) {
  std::vector<std::string> keys;
  for (auto const [key, value] : object) keys.emplace_back(key);
  return keys;
}

}  // namespace

std::optional<FoundArticle> found_in_line(std::string_view line, RecordOrigin const& origin,
                                          std::string& why, MoreValues more) {
  thread_local dom::parser parser;
  Record record{origin.path, origin.line};
  auto const refused = [&](std::string reason) {
    why = std::move(reason);
    return std::nullopt;
  };
  try {
    dom::element root;
    if (auto const fault = parser.parse(line.data(), line.size()).get(root))
      return refused(malformation(line, simdjson::simdjson_error{fault}));
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) return refused("no JSON object");
    refuse_repeated_keys(object);
    auto const unused = read_json_values(object, origin.map, record);
    if (object.at_key("body").error() != simdjson::SUCCESS) note_textless(record, unused);
    if (more != nullptr) more(object, record);
    bool const text = record.has(RecordField::title) || record.has(RecordField::body) ||
                      record.has(RecordField::deck);
    if (!text && !record.has(RecordField::id)) return refused(textless(keys_of(object)));
    if (!text) record.note("neither title nor body");
  } catch (simdjson::simdjson_error const& error) {
    return refused(malformation(line, error));
  }
  return record.found(origin.options);
}

Article article_from_line(std::string_view line, RecordOrigin const& origin, MoreValues more) {
  std::string why;
  if (auto found = found_in_line(line, origin, why, more)) return std::move(found->article);
  throw Error{Code::input_unusable, std::move(why)};
}

}  // namespace backfile::internal
