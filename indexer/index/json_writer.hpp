// JSON written as it goes, for objects that are written by the thousand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace backfile::internal {

// Gives the bytes that to_json_text would give of the same values: nothing between them, controls
// escaped, U+FFFD for what is no UTF-8.
class JsonWriter {
 public:
  // { or [, and what ends it.
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  // null where it is empty.
  JsonWriter& nullable(std::string_view value);
  JsonWriter& null();
  JsonWriter& number(std::uint64_t value);
  JsonWriter& real(double value);
  // Members of an object that were written elsewhere.
  JsonWriter& members(std::string_view json);

  template <typename Texts>
  JsonWriter& texts(Texts const& values) {
    begin('[');
    for (auto const& value : values) text(value);
    return end(']');
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void separate();

  std::string text_;
  bool first_ = true;  // of its object or list, or behind its key
};

}  // namespace backfile::internal
