// Rows of separated values, as RFC 4180 and as spreadsheets write them.
#pragma once

#include <cstdint>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Whichever of comma, tab, semicolon and bar stands most often in a header outside of quotes; 0
// where none does.
[[nodiscard]] char separator_of(std::string_view header);

// The fields of a row, quotes taken off. Text behind a closing quote belongs to the field; a quote
// behind a backslash closes none where the text goes on.
[[nodiscard]] std::vector<std::string> fields_of(std::string_view row, char separator);

// The first row of a table, which may go over several lines, and how the table is written.
struct TableHeader {
  std::string text;  // without its end
  char separator = '\0';
  char line_end = '\n';  // or '\r', as old programs of Apple's machines wrote
  bool ended = true;     // false: more bytes could belong to it
};

// Takes the header from the beginning of `text`. A first line "sep=;" is a spreadsheet's directive
// and no row.
[[nodiscard]] TableHeader take_header(std::string_view& text);

// Rows of a stream, line breaks in quotes included, in the memory of one row.
class RowReader {
 public:
  enum class Got { row, too_long, end };

  // Rows longer than `limit` bytes are passed over.
  RowReader(std::streambuf& buffer, TableHeader const& header, std::size_t limit)
      : buffer_{buffer}, separator_{header.separator}, end_{header.line_end}, limit_{limit} {}

  [[nodiscard]] Got next(std::string& row);

 private:
  std::streambuf& buffer_;
  char separator_;
  char end_;
  std::size_t limit_;
};

}  // namespace backfile::internal
