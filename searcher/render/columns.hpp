// The columns of an article in a list: one table for csv, tsv, templates and --fields.
#pragma once

#include <backfile/search.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct Column {
  std::string_view name;
  std::string_view key;  // of the JSON hit that holds it
  std::string_view summary;
  std::vector<std::string> (*values)(Hit const&);      // none: unknown
  DateField const& (*date)(Article const&) = nullptr;  // of dates, for their formats
  bool ours = false;   // made by us, not taken from a page: no formula, no control characters
  bool large = false;  // listed only where it is named or whole articles are asked for
};

[[nodiscard]] std::span<Column const> columns() noexcept;

using ColumnList = std::vector<Column const*>;

// "date,outlet,title"; every column that is not large where the list is empty, every one where
// `large` says so. Throws Error{usage} with the place of a name that is none.
[[nodiscard]] ColumnList read_columns(std::string_view list, bool large = false);

// The value in one cell; several are joined by "; ". Unknown is empty.
[[nodiscard]] std::string cell(Column const& column, Hit const& hit);

}  // namespace backfile::internal
