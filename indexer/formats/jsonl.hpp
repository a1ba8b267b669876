// JSON lines: one article an object, its fields already known.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace backfile::internal {

// The longest line that is read, in bytes.
inline constexpr std::size_t kMaxLineBytes = 16u << 20;

// Which key of the object holds an article's field. Starts as the fields' own names.
class FieldMap {
 public:
  FieldMap();

  // "outlet=publisher": the field's values come from that key. Throws Error{usage} naming the
  // fields there are.
  void set(std::string_view assignment);

  [[nodiscard]] std::string const& key(std::string_view field) const;
  [[nodiscard]] std::string describe() const;

 private:
  std::map<std::string, std::string, std::less<>> keys_;
};

// Keys id, outlet, date, byline (text or a list), title, deck, body, url, lang, genre, source,
// credits, updated, captions; their values are declared, with the rule "json:/KEY" and the line
// as evidence. Null and missing are unknown. A date that is no ISO 8601 date is left unknown and
// noted. Throws Error{input_unusable}: no JSON object, a value of the wrong type, or neither
// title, body nor id. Thread safe.
[[nodiscard]] Article article_from_line(std::string_view line, FieldMap const& map,
                                        std::string const& path, std::uint64_t line_number);

}  // namespace backfile::internal
