#include "searcher/embed/json_keys.hpp"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <system_error>

namespace backfile::internal {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 4> kKindNames{"a text", "a list of texts", "a number",
                                                     "true or false"};

[[noreturn]] void refuse(std::string message) { throw Error{Code::bad_value, std::move(message)}; }

void add_member(std::vector<KeyValue>& members, std::string_view key, dom::element element) {
  if (std::ranges::find(members, key, &KeyValue::key) != members.end())
    refuse(fmt::format("key '{}' is given twice", key));
  KeyValue value{std::string{key}, ValueKind::text, {}};
  if (element.is_string()) {
    value.texts.emplace_back(std::string_view{element});
  } else if (element.is_number() || element.is_bool()) {
    value.kind = element.is_bool() ? ValueKind::flag : ValueKind::number;
    value.texts.push_back(simdjson::minify(element));
  } else if (element.is_array()) {
    value.kind = ValueKind::list;
    for (auto const entry : dom::array{element}) {
      if (!entry.is_string()) refuse(fmt::format("{}: the list holds what is no text", key));
      value.texts.emplace_back(std::string_view{entry});
    }
  } else if (!element.is_null()) {
    refuse(fmt::format("{}: an object is no value", key));
  }
  if (!element.is_null()) members.push_back(std::move(value));
}

bool spells(KeyValue const& value, ValueKind wanted) {
  if (value.kind != ValueKind::text) return false;
  auto const& text = value.texts.front();
  switch (wanted) {
    case ValueKind::text:
    case ValueKind::list: return true;
    case ValueKind::flag: return text == "true" || text == "false";
    case ValueKind::number:
      return !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
  }
  return false;
}

}  // namespace

std::vector<KeyValue> read_object(std::string_view json) {
  if (json.size() > kMaxRequestBytes)
    refuse(fmt::format("the JSON is longer than {} bytes", kMaxRequestBytes));
  thread_local dom::parser parser;
  try {
    dom::element const root = parser.parse(json.data(), json.size());
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) refuse("no JSON object");
    std::vector<KeyValue> members;
    for (auto const [key, element] : object) add_member(members, key, element);
    return members;
  } catch (simdjson::simdjson_error const& error) {
    refuse(std::string{"no valid JSON: "} + error.what());
  }
}

void check_kind(KeyValue const& value, ValueKind wanted) {
  if (value.kind == wanted || spells(value, wanted)) return;
  refuse(fmt::format("{}: not {}", value.key, kKindNames[static_cast<std::size_t>(wanted)]));
}

std::uint64_t number_of(KeyValue const& value, std::uint64_t most) {
  auto const& text = value.texts.front();
  std::uint64_t number = 0;
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || number > most)
    refuse(fmt::format("{}: '{}' is not a whole number from 0 to {}", value.key, text, most));
  return number;
}

double real_of(KeyValue const& value) {
  auto const& text = value.texts.front();
  double number = 0;
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || !(number >= 0))
    refuse(fmt::format("{}: '{}' is not a number from 0 on", value.key, text));
  return number;
}

bool flag_of(KeyValue const& value) { return value.texts.front() == "true"; }

}  // namespace backfile::internal
