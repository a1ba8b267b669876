#include "tests/support/escaped_lines.hpp"

#include <charconv>
#include <fstream>
#include <stdexcept>

namespace backfile::tests {

std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string line;
  for (auto const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '\\') {
      line += "\\\\";
    } else if (byte >= 0x20 && byte < 0x7F && !(line.empty() && c == '#')) {
      line += c;
    } else {
      line += "\\x";
      line += kDigits[byte / 16];
      line += kDigits[byte % 16];
    }
  }
  return line;
}

std::string unescaped(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\') {
      text += line[at];
      continue;
    }
    auto const kind = at + 1 < line.size() ? line[at + 1] : ' ';
    unsigned byte = 0;
    auto const* const digits = line.data() + at + 2;
    bool const is_byte = kind == 'x' && at + 4 <= line.size() &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    if (kind != '\\' && !is_byte)
      throw std::invalid_argument{"neither \\\\ nor \\xNN: " + std::string{line}};
    text += kind == '\\' ? '\\' : static_cast<char>(byte);
    at += kind == '\\' ? 1 : 3;
  }
  return text;
}

std::vector<std::string> lines_of(std::string const& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error{"cannot read " + path};
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  return lines;
}

}  // namespace backfile::tests
