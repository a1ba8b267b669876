// What stands where a value is missing: "NULL", "N/A", "—", "[object Object]", "admin". Software
// writes most of it, and as a value it would be worse than none: thousands of articles by Mr None.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Of what the value is. What means nothing differs: "Test" is a genre and nobody's name.
enum class MetadataKind : std::uint8_t {
  author,  // or a credit
  outlet,  // or a source
  genre,
  title,
  date,
  other,  // an id, an address, a deck, a caption
  body    // the least: a paragraph may read "Unknown." or "—"
};

// The whole value says that there is none; "Nan Goldin" and "N/A Magazine" are names.
[[nodiscard]] bool is_placeholder(MetadataKind kind, std::string_view value);

// The placeholders of one article.
class Placeholders {
 public:
  // Whether the value is one, which is kept for the note then.
  bool take(MetadataKind kind, std::string_view field, std::string_view value);
  // Adds the sentence that counts them, where there are any, and forgets them.
  void note(std::vector<std::string>& notes);

 private:
  std::vector<std::string> shown_;  // the first ones: "byline 'NULL'"
  std::size_t count_ = 0;
};

// What is left of them in the fields of an article, whichever reader filled these, is taken out
// and noted.
void leave_out_placeholders(Article& article);

}  // namespace backfile::internal
