// The texts of structured records: plain, wrapped, or with markup in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

struct RecordText {
  std::string text;                   // paragraphs separated by an empty line
  std::vector<std::string> captions;  // of pictures within
  std::vector<std::string> aside;     // of a <header>: headline, byline and the like once more
  bool encoded = false;               // data was left out: a picture in base64
};

// Markup is recognised by its tags ("<ann@keld.example>" is text), also where it was escaped once
// more than it is read.
[[nodiscard]] RecordText read_record_text(std::string_view text);

// A value of one line, markup and character references resolved where it has some.
[[nodiscard]] std::string without_tags(std::string text);

// A whole HTML page.
[[nodiscard]] bool is_page(std::string_view text);

// Wrapped text as wire services and scanners leave it: an empty line or an indented line begins
// a paragraph, other line ends are spaces.
[[nodiscard]] std::string unwrapped(std::string_view text);

}  // namespace backfile::internal
