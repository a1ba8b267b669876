#include "indexer/extract/html/page_text.hpp"

#include <libxml/HTMLparser.h>

#include <charconv>
#include <cstdint>
#include <system_error>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/windows_1252.hpp"

namespace backfile::internal {
namespace {

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_dropped(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c < 0x20) || (c >= 0x7F && c < 0xA0) || c == 0xFFFE ||
         c == 0xFFFF;
}

void append_space(std::string& out) {
  if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
}

// The character behind "&", "#" left in front for numbers; 0 for none.
char32_t referenced(std::string_view name) {
  if (name.starts_with('#')) {
    bool const hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    auto const digits = name.substr(hex ? 2 : 1);
    std::uint32_t number = 0;
    auto const end = digits.data() + digits.size();
    auto const read = std::from_chars(digits.data(), end, number, hex ? 16 : 10);
    bool const whole = read.ec == std::errc{} && read.ptr == end;
    bool const character = number < 0xD800 || (number >= 0xE000 && number < 0x110000);
    return whole && character ? number : 0;
  }
  std::string const key{name};
  auto const* const entity = htmlEntityLookup(reinterpret_cast<xmlChar const*>(key.c_str()));
  if (entity != nullptr) return entity->value;
  return name == "apos" ? U'\'' : 0;
}

// The byte at `at`, or the character that is referred to there; gives the place behind.
std::size_t append_meant(std::string& out, std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestName = 10;
  auto const end = text[at] == '&' ? text.substr(at, kLongestName + 1).find(';') : text.npos;
  char32_t const c = end != text.npos ? referenced(text.substr(at + 1, end - 1)) : 0;
  if (c == 0) {
    out += text[at];
    return at + 1;
  }
  char32_t const windows = windows_character(c);
  if (windows == 0 && is_space(c))
    out += ' ';
  else if (windows != 0 || !is_dropped(c))
    append_utf8(out, windows != 0 ? windows : c);
  return at + end + 1;
}

}  // namespace

void append_shown(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte > 0x20 && byte < 0x7F) {
      out += text[at++];
      continue;
    }
    std::size_t const begin = at;
    char32_t const c = next_code_point(text, at);
    if (char32_t const windows = windows_character(c); windows != 0) {
      append_utf8(out, windows);
    } else if (is_space(c)) {
      append_space(out);
    } else if (!is_dropped(c)) {
      out.append(text, begin, at - begin);
    }
  }
}

std::string shown(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_shown(out, text);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string with_references(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) at = append_meant(out, text, at);
  return out;
}

std::string without_markup(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<' && at + 1 < text.size() &&
        (is_letter(static_cast<unsigned char>(text[at + 1])) || text[at + 1] == '/')) {
      auto const end = text.find('>', at);
      if (end != text.npos) {
        if (text.substr(at, 3) == "<br" || text.substr(at, 3) == "</p") out += ' ';
        at = end + 1;
        continue;
      }
    }
    at = append_meant(out, text, at);
  }
  return shown(out);
}

}  // namespace backfile::internal
