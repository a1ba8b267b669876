// Whether a text has markup in it, which no declaration says: tags of HTML, or of any other
// vocabulary where they come in pairs.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

enum class Markup { none, inlines, blocks };  // blocks: the markup makes the paragraphs

struct MarkupFound {
  Markup kind = Markup::none;
  bool paired = false;  // something is closed: more than a tag that the text speaks of
};

[[nodiscard]] MarkupFound markup_in(std::string_view text);

// "&amp;", "&#8217;".
[[nodiscard]] bool has_reference(std::string_view text);

// The text without scripts, styles, comments and the marks of CDATA.
[[nodiscard]] std::string without_scripts(std::string_view text);

// The name at the beginning, in lower case: "o:p", "my-part".
[[nodiscard]] std::string tag_name(std::string_view text);

}  // namespace backfile::internal
