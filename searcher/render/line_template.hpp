// A line an article, as the reader wants it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/columns.hpp"

namespace backfile::internal {

//   {title}          the value of a column; several are joined by "; "
//   {date:%d %b %Y}  a date by strftime's %Y %m %d %H %M %S %F %T %B %b %e %y; digits that are not
//                    known are "?": %F of a month is 2023-09-??
//   {outlet:20}      cut or filled to so many columns; {rank:>4} from the left
//   {outlet|none}    what stands there where the value is unknown
//   \t \n \\ {{ }}   tab, line end, backslash, braces
//
// Values are made harmless for a terminal.
class LineTemplate {
 public:
  // Throws Error{usage} with the place: unknown column, brace without partner, bad format.
  explicit LineTemplate(std::string_view text);

  [[nodiscard]] std::string line(Hit const& hit) const;

 private:
  struct Part {
    std::string literal;
    Column const* column = nullptr;
    std::string date_format;
    std::string otherwise;
    std::size_t width = 0;  // 0: as it is
    bool right = false;
  };

  static Part field(std::string_view text, std::size_t begin, std::size_t end);
  static void read_format(Part& part, std::string_view text, std::size_t begin, std::size_t end);
  static std::string value(Part const& part, Hit const& hit);

  std::vector<Part> parts_;
};

// The date by the format; see above.
[[nodiscard]] std::string format_date(Date const& date, std::string_view format);

}  // namespace backfile::internal
