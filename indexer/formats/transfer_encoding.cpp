#include "indexer/formats/transfer_encoding.hpp"

namespace backfile::internal {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The line end behind "=" and white space; 0 where something else follows.
std::size_t soft_break(std::string_view text, std::size_t at) {
  auto const end = text.find_first_not_of(" \t\r", at + 1);
  if (end == text.npos) return text.size();
  return text[end] == '\n' ? end : 0;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

std::string from_quoted(std::string_view text, bool header) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    int const high = c == '=' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    int const low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else if (auto const end = c == '=' && !header ? soft_break(text, at) : 0; end > 0) {
      at = end;
    } else {
      out += header && c == '_' ? ' ' : c;
    }
  }
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (char const c : text) {
    int const value = base64_value(c);
    if (c == '=') break;
    if (value < 0) continue;
    bits = (bits << 6) | static_cast<unsigned>(value);
    if ((count += 6) < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> count) & 0xFF);
  }
  return out;
}

}  // namespace backfile::internal
