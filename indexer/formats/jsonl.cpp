#include "indexer/formats/jsonl.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "backfile/error.hpp"
#include "indexer/formats/json_check.hpp"

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

[[noreturn]] void refuse(std::string reason) {
  throw Error{Code::input_unusable, std::move(reason)};
}

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

Article article_from_line(std::string_view line, RecordOrigin const& origin, MoreValues more) {
  thread_local dom::parser parser;
  Record record{origin.path, origin.line};
  try {
    dom::element const root = parser.parse(line.data(), line.size());
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) refuse("no JSON object");
    refuse_repeated_keys(object);
    auto const unused = read_json_values(object, origin.map, record);
    if (object.at_key("body").error() != simdjson::SUCCESS) note_textless(record, unused);
    if (more != nullptr) more(object, record);
    bool const text = record.has(RecordField::title) || record.has(RecordField::body) ||
                      record.has(RecordField::deck);
    if (!text && !record.has(RecordField::id)) refuse(textless(keys_of(object)));
    if (!text) record.note("neither title nor body");
  } catch (simdjson::simdjson_error const& error) {
    refuse(malformation(line, error));
  }
  return record.article(origin.options);
}

}  // namespace backfile::internal
