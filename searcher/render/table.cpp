#include "searcher/render/table.hpp"

#include <fmt/format.h>

#include <utility>

namespace backfile::internal {

bool is_formula(std::string_view value) noexcept {
  return !value.empty() &&
         std::string_view{"=+-@\t\r"}.find(value.front()) != std::string_view::npos;
}

Table& Table::own(std::string_view value) {
  char const separator = kind_ == Kind::csv ? ',' : '\t';
  if (!std::exchange(first_, false)) row_ += separator;
  bool const quoted =
      value.find(separator) != value.npos || value.find_first_of("\"\r\n") != value.npos;
  if (!quoted) {
    row_ += value;
    return *this;
  }
  row_ += '"';
  for (char const c : value) {
    if (c == '"') row_ += '"';
    row_ += c;
  }
  row_ += '"';
  return *this;
}

Table& Table::own(std::uint64_t value) { return own(std::to_string(value)); }

Table& Table::text(std::string_view value) {
  if (!is_formula(value)) return own(value);
  ++formulas_;
  return guard_ ? own("'" + std::string{value}) : own(value);
}

std::string Table::end_row() {
  if (row_.empty()) row_ = "\"\"";  // readers pass over empty lines
  row_ += kind_ == Kind::csv ? "\r\n" : "\n";
  first_ = true;
  return std::exchange(row_, {});
}

std::string formula_warning(Table const& table) {
  if (table.formulas() == 0) return {};
  return fmt::format("{} cells begin with = + - @; a spreadsheet may run them (--guard-cells)",
                     table.formulas());
}

}  // namespace backfile::internal
