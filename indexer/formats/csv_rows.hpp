// Rows of separated values, as RFC 4180 and as spreadsheets write them.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Whichever of comma, tab, semicolon and bar stands most often in a header outside of quotes; 0
// where none does.
[[nodiscard]] char separator_of(std::string_view header);

// The fields of a row, quotes taken off. Text behind a closing quote belongs to the field.
[[nodiscard]] std::vector<std::string> fields_of(std::string_view row, char separator);

// Rows of a stream, line breaks in quotes included, in the memory of one row.
class RowReader {
 public:
  enum class Got { row, too_long, end };

  // Rows longer than `limit` bytes are passed over.
  RowReader(std::istream& stream, char separator, std::size_t limit)
      : buffer_{*stream.rdbuf()}, separator_{separator}, limit_{limit} {}

  [[nodiscard]] Got next(std::string& row);

 private:
  std::streambuf& buffer_;
  char separator_;
  std::size_t limit_;
};

}  // namespace backfile::internal
