#include "indexer/extract/html/page_text.hpp"

#include <libxml/HTMLparser.h>

#include <array>
#include <charconv>

#include "indexer/analysis/characters.hpp"

namespace backfile::internal {
namespace {

// C1 controls of character references mean Windows-1252, as in browsers.
constexpr std::array<char32_t, 32> kWindows{
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

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
         (c >= 0x2066 && c <= 0x2069) || (c < 0x20) || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
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

}  // namespace

void append_shown(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte > 0x20 && byte < 0x7F) {
      out += text[at++];
      continue;
    }
    std::size_t const begin = at;
    char32_t c = next_code_point(text, at);
    bool const windows = c >= 0x80 && c < 0xA0 && c != 0x85;
    if (windows) c = kWindows[c - 0x80];
    if (is_space(c)) {
      append_space(out);
    } else if (windows && c != 0) {
      append_utf8(out, c);
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

std::string without_markup(std::string_view text) {
  constexpr std::size_t kLongestName = 10;
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
    auto const end = text[at] == '&' ? text.find(';', at) : text.npos;
    char32_t const c = end != text.npos && end - at <= kLongestName
                           ? referenced(text.substr(at + 1, end - at - 1))
                           : 0;
    if (c != 0) {
      append_utf8(out, c);
      at = end + 1;
    } else {
      out += text[at++];
    }
  }
  return shown(out);
}

}  // namespace backfile::internal
