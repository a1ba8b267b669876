// Lines under pictures, and who is credited for the picture.
#pragma once

#include <string_view>
#include <vector>

namespace backfile::internal {

struct CaptionCredit {
  std::vector<std::string_view> names;  // views into the line; empty: no caption
  std::string_view text;                // the caption without a button glued to its end
  std::string_view button;              // "이미지 확대" of "[Photo by X]이미지 확대"
  bool only_credit = false;             // "[Photo by X]" and nothing else
  bool certain = false;                 // the words say photograph, courtesy or provided
};

// Reads the credit that ends a caption: "(AP)", "[Photo by X]", "Photo: X", "… Wednesday.
// Reuters-Yonhap", "— X", "(Provided by X) 2023.9.21". Whether the line is a caption and not a
// paragraph with a bracket at its end is for the caller, who knows its place.
[[nodiscard]] CaptionCredit read_caption_credit(std::string_view line);

}  // namespace backfile::internal
