// Who wrote it: names behind "By", before 기자, beside a mail address.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/extract/header_line.hpp"

namespace backfile::internal {

struct BylineText {
  std::vector<HeaderName> names;
  bool marked = false;    // by a word or a mail address; else a name stands alone
  std::string_view rest;  // of the segment, behind the names
};

// Reads a segment of a line: "By Ann Oduya and Peter Brandt, Staff Writers (desk@x.example)".
// Prose that starts with "By" is none: every word of a name has to look like one.
[[nodiscard]] std::optional<BylineText> read_byline(std::string_view segment);

// The one word of "By quaywatcher"; empty where more follows. Prose begins like this too.
[[nodiscard]] std::string_view read_lone_name(std::string_view segment);

// A line that is one name and nothing else, perhaps with a desk behind a comma. Only its place
// makes it a byline.
[[nodiscard]] std::vector<HeaderName> read_bare_names(std::string_view line);

}  // namespace backfile::internal
