#include "indexer/formats/field_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <vector>

#include "backfile/error.hpp"
#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/formats/field_names.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (auto const& row : kRecordFields) names.push_back(row.name);
  return names;
}

constexpr std::size_t kMaxMapBytes = 64u << 10;

bool is_field_name(std::string_view name) {
  return std::ranges::find(kRecordFields, name, &RecordFieldRow::name) != kRecordFields.end();
}

// A comma ends an assignment where a field follows it; keys may hold commas of their own.
std::size_t end_of_assignment(std::string_view map, std::size_t begin) {
  for (auto at = map.find(',', begin); at != map.npos; at = map.find(',', at + 1)) {
    auto const equals = map.find('=', at);
    if (equals != map.npos && is_field_name(map.substr(at + 1, equals - at - 1))) return at;
  }
  return map.size();
}

// The fields that a name serves, and how well.
struct NameUse {
  RecordField field;
  std::size_t rank;
};
using KnownNames = std::map<std::string, std::vector<NameUse>, std::less<>>;

KnownNames made_names() {
  KnownNames names;
  std::array<std::size_t, kRecordFields.size()> next{};
  auto const add = [&](RecordField field, std::string_view list) {
    while (!list.empty()) {
      auto const end = std::min(list.find(' '), list.size());
      auto& uses = names[plain_name(list.substr(0, end))];  // no list has an empty name
      if (std::ranges::find(uses, field, &NameUse::field) == uses.end())
        uses.push_back({field, next[static_cast<std::size_t>(field)]++});
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  };
  for (std::size_t i = 0; i < kRecordFields.size(); ++i) {
    add(static_cast<RecordField>(i), kRecordFields[i].name);
    add(static_cast<RecordField>(i), kRecordFields[i].habits);
  }
  for (auto const& [field, list] : kForeignNames) add(field, list);
  return names;
}

KnownNames const& known_names() {
  static KnownNames const names = made_names();
  return names;
}

}  // namespace

std::string plain_name(std::string_view name) {
  bool const ascii = std::ranges::all_of(name, [](char c) { return (c & 0x80) == 0; });
  std::string const folded = ascii ? std::string{} : fold(name);
  std::string plain;
  for (char const c : ascii ? name : std::string_view{folded})
    if (is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0) plain += ascii_lower(c);
  return plain;
}

std::optional<std::size_t> habit_rank(RecordField field, std::string_view plain) {
  auto const& names = known_names();
  auto const found = names.find(plain);
  if (found == names.end()) return std::nullopt;
  auto const use = std::ranges::find(found->second, field, &NameUse::field);
  return use == found->second.end() ? std::nullopt : std::optional{use->rank};
}

bool is_known_name(std::string_view name) { return known_names().contains(plain_name(name)); }

void FieldMap::set(std::string_view map) {
  if (map.find('=') == map.npos) {
    if (!std::filesystem::exists(map))
      throw Error{Code::usage, fmt::format("--map {}: neither FIELD=KEY nor a file", map),
                  fmt::format("fields: {}", fmt::join(field_names(), " "))};
    return read(std::string{map});
  }
  for (std::size_t at = 0; at < map.size();) {
    auto const end = end_of_assignment(map, at);
    set_one(map.substr(at, end - at));
    at = end + 1;
  }
}

void FieldMap::read(std::string const& path) {
  auto const text = read_file(path, kMaxMapBytes);
  std::size_t number = 0;
  for (std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    auto const line = trim(std::string_view{text}.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    try {
      set_one(line);
    } catch (Error const& error) {
      throw Error{error.code(), fmt::format("{}:{}: '{}' is not FIELD=KEY", path, number, line),
                  error.hint()};
    }
  }
}

void FieldMap::set_one(std::string_view assignment) {
  auto const equals = assignment.find('=');
  auto const field = assignment.substr(0, equals);
  auto const row = std::ranges::find(kRecordFields, field, &RecordFieldRow::name);
  if (equals == assignment.npos || equals + 1 == assignment.size() || row == kRecordFields.end())
    throw Error{Code::usage, fmt::format("--map {}: not FIELD=KEY", assignment),
                fmt::format("fields: {}", fmt::join(field_names(), " "))};
  names_[static_cast<RecordField>(row - kRecordFields.begin())] = assignment.substr(equals + 1);
}

std::string_view FieldMap::name(RecordField field) const {
  auto const found = names_.find(field);
  return found == names_.end() ? std::string_view{} : std::string_view{found->second};
}

std::string FieldMap::describe() const {
  std::string text;
  for (auto const& [field, name] : names_) text += fmt::format("{}={}\n", row_of(field).name, name);
  return text;
}

}  // namespace backfile::internal
