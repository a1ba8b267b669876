#include "indexer/index/json_writer.hpp"

#include <nlohmann/json.hpp>
#include <fmt/format.h>
#include <simdjson.h>

#include <iterator>

#include "indexer/index/article_json.hpp"

namespace backfile::internal {
namespace {

char const* short_escape(char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return nullptr;
  }
}

// Bytes that are not written as they are; 0xC2 begins U+0080 to U+009F.
bool is_special(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte < 0x20 || c == '"' || c == '\\' || byte == 0xC2;
}

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  while (!value.empty()) {
    std::size_t plain = 0;
    while (plain < value.size() && !is_special(value[plain])) ++plain;
    out += value.substr(0, plain);
    value.remove_prefix(plain);
    if (value.empty()) break;
    auto const byte = static_cast<unsigned char>(value.front());
    bool const two = byte == 0xC2;
    auto const code = two ? static_cast<unsigned char>(value[1]) : byte;
    if (two && code >= 0xA0)
      out += value.substr(0, 2);
    else if (auto const* escape = short_escape(value.front()))
      out += escape;
    else
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
    value.remove_prefix(two ? 2 : 1);
  }
  out += '"';
}

}  // namespace

void JsonWriter::separate() {
  if (!first_) text_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  text_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  text_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  text_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  if (simdjson::validate_utf8(value.data(), value.size()))
    append_quoted(text_, value);
  else
    text_ += to_json_text(Json(value));
  return *this;
}

JsonWriter& JsonWriter::nullable(std::string_view value) {
  return value.empty() ? null() : text(value);
}

JsonWriter& JsonWriter::null() {
  separate();
  text_ += "null";
  return *this;
}

JsonWriter& JsonWriter::number(std::uint64_t value) {
  separate();
  fmt::format_to(std::back_inserter(text_), "{}", value);
  return *this;
}

// As the library writes them: 1.0, 0.25.
JsonWriter& JsonWriter::real(double value) {
  separate();
  text_ += Json(value).dump();
  return *this;
}

JsonWriter& JsonWriter::members(std::string_view json) {
  if (json.size() <= 2) return *this;
  separate();
  text_ += json.substr(1, json.size() - 2);
  return *this;
}

}  // namespace backfile::internal
