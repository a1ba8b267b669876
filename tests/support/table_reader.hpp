// A strict reader of RFC 4180, with the separator and line end that it must find.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::tests {

using Rows = std::vector<std::vector<std::string>>;

// Throws std::runtime_error for anything that a strict reader refuses: quotes inside a bare cell,
// text behind a closing quote, another line end, rows of unequal length, a last row without end.
inline Rows read_table(std::string_view text, char separator, std::string_view line_end) {
  Rows rows;
  std::vector<std::string> row;
  while (!text.empty()) {
    std::string cell;
    if (text.front() == '"') {
      for (text.remove_prefix(1);; text.remove_prefix(1)) {
        if (text.empty()) throw std::runtime_error{"an open quote"};
        bool const quote = text.front() == '"';
        if (quote && !text.substr(1).starts_with('"')) break;
        if (quote) text.remove_prefix(1);
        cell += text.front();
      }
      text.remove_prefix(1);
    } else {
      while (!text.empty() && text.front() != separator && !text.starts_with(line_end)) {
        if (text.front() == '"' || text.front() == '\r' || text.front() == '\n')
          throw std::runtime_error{"a bare quote or line end behind: " + cell};
        cell += text.front();
        text.remove_prefix(1);
      }
    }
    row.push_back(std::move(cell));
    if (text.starts_with(line_end)) {
      if (!rows.empty() && rows.front().size() != row.size())
        throw std::runtime_error{"rows of unequal length"};
      rows.push_back(std::exchange(row, {}));
      text.remove_prefix(line_end.size());
    } else if (!text.empty() && text.front() == separator) {
      text.remove_prefix(1);
      if (text.empty()) throw std::runtime_error{"no line end"};
    } else {
      throw std::runtime_error{"text behind a cell: " + row.back()};
    }
  }
  if (!row.empty()) throw std::runtime_error{"no line end"};
  return rows;
}

}  // namespace backfile::tests
