// "KELDHAVEN, Oct. 23 (Northwire) --", "Keldhaven (dpa) -", "(부두=연합뉴스)", "【港町＝時事】" in front of
// a story.
#pragma once

#include <string_view>

namespace backfile::internal {

struct Dateline {
  std::string_view place;  // views into the line
  std::string_view agency;
  std::string_view whole;  // up to and with the dash
};

// Empty where the line does not open with one. Its day has no year and is never a date.
[[nodiscard]] Dateline read_dateline(std::string_view line);

}  // namespace backfile::internal
