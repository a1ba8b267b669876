// Rows for spreadsheets and scripts: RFC 4180.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Values are exact unless `guard` is set. csv: commas, CR LF. tsv: tabs, LF. In both a cell with a
// separator, a quote or a line end is quoted.
//
// A spreadsheet runs a cell that begins with = + - @ (or a tab or CR before them) as a formula, and
// such text can come from any page. `guard` puts ' before it, which changes the value; without it
// the cells are counted, so that they can be told of.
class Table {
 public:
  enum class Kind { csv, tsv };

  explicit Table(Kind kind, bool guard = false) : kind_{kind}, guard_{guard} {}

  // Begins a cell of text that came from an article.
  Table& text(std::string_view value);
  // One of our own: numbers, names of columns, dates.
  Table& own(std::string_view value);
  Table& own(std::uint64_t value);

  // The row, and an empty one after it.
  [[nodiscard]] std::string end_row();

  // Cells that a spreadsheet would run.
  [[nodiscard]] std::uint64_t formulas() const noexcept { return guard_ ? 0 : formulas_; }

 private:
  Kind kind_;
  bool guard_;
  bool first_ = true;
  std::string row_;
  std::uint64_t formulas_ = 0;
};

// What to say of unguarded formulas in it; empty: nothing.
[[nodiscard]] std::string formula_warning(Table const& table);

[[nodiscard]] bool is_formula(std::string_view value) noexcept;

}  // namespace backfile::internal
