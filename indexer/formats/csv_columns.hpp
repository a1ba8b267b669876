// Which column of a table holds which field.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/field_map.hpp"

namespace backfile::internal {

class TableColumns {
 public:
  // By the map ("#3" is the third), else by habit. Throws Error{input_unusable} that lists the
  // columns where the map names one there is none of, or none could be a title or text.
  TableColumns(std::vector<std::string> names, FieldMap const& map);

  [[nodiscard]] std::vector<std::string> const& names() const noexcept { return names_; }
  [[nodiscard]] std::map<RecordField, std::size_t> const& fields() const noexcept {
    return columns_;
  }
  // Some column has a name that a field is known by: the first row is a header.
  [[nodiscard]] bool named() const;
  // The columns that no field takes, in a sentence for who may map them; empty where there is none.
  [[nodiscard]] std::string unused() const;

 private:
  void take_mapped(RecordField field, std::string const& name);
  void take_guessed(RecordField field);
  [[nodiscard]] bool is_used(std::size_t at) const;

  std::vector<std::string> names_;
  FieldMap const& map_;
  std::map<RecordField, std::size_t> columns_;
};

// As habit_rank for the name of a column, which may say more in brackets or on a second line:
// "Date (UTC)".
[[nodiscard]] std::optional<std::size_t> column_rank(RecordField field, std::string_view name);

}  // namespace backfile::internal
