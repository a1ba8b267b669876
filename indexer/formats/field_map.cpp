#include "indexer/formats/field_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "backfile/error.hpp"

namespace backfile::internal {
namespace {

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (auto const& row : kRecordFields) names.push_back(row.name);
  return names;
}

}  // namespace

std::string plain_name(std::string_view name) {
  std::string plain;
  for (char const c : name) {
    if (c >= 'A' && c <= 'Z')
      plain += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0)
      plain += c;
  }
  return plain;
}

std::optional<std::size_t> habit_rank(RecordField field, std::string_view plain) {
  auto const& row = row_of(field);
  if (plain == row.name) return 0;
  std::size_t rank = 1;
  for (auto rest = row.habits; !rest.empty() && !plain.empty(); ++rank) {
    auto const end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == plain) return rank;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

bool is_known_name(std::string_view name) {
  auto const plain = plain_name(name);
  for (std::size_t i = 0; i < kRecordFields.size(); ++i)
    if (habit_rank(static_cast<RecordField>(i), plain)) return true;
  return false;
}

void FieldMap::set(std::string_view assignment) {
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
