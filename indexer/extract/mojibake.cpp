#include "indexer/extract/mojibake.hpp"

#include <algorithm>

#include "indexer/analysis/utf8.hpp"
#include "indexer/analysis/windows_1252.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kFewestCharacters = 2;  // characters: one may be a slip of the pen

// The byte that a character was taken from; negative for characters of no byte.
int byte_of(UChar32 c) {
  if (c >= 0 && c <= 0xFF) return c;
  auto const found = std::find(kWindows1252.begin(), kWindows1252.end(), static_cast<char16_t>(c));
  if (c > 0xFFFF || c <= 0 || found == kWindows1252.end()) return -1;
  return 0x80 + static_cast<int>(found - kWindows1252.begin());
}

// C2 to F4 begin a character of several bytes; as characters they are C3 82 to C3 B4.
bool may_be_twice(std::string_view utf8) {
  for (auto at = utf8.find('\xC3'); at != utf8.npos; at = utf8.find('\xC3', at + 1)) {
    auto const second = at + 1 < utf8.size() ? static_cast<unsigned char>(utf8[at + 1]) : 0u;
    if (second >= 0x82 && second <= 0xB4) return true;
  }
  return false;
}

// How many bytes follow the first of a character; negative for a byte that cannot be the first.
int following(int byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return 1;
  if (byte >= 0xE0 && byte <= 0xEF) return 2;
  return byte >= 0xF0 && byte <= 0xF4 ? 3 : -1;
}

bool is_whole_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();)
    if (next_character(bytes, at) < 0) return false;
  return true;
}

}  // namespace

std::optional<std::string> undo_second_encoding(std::string_view utf8) {
  if (!may_be_twice(utf8)) return std::nullopt;
  std::string bytes;
  bytes.reserve(utf8.size());
  int wanted = 0;  // bytes of the character that has begun
  std::size_t characters = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    int const byte = byte_of(next_character(utf8, at));
    bool const inner = byte >= 0x80 && byte < 0xC0;
    if (byte < 0 || (wanted > 0) != inner) return std::nullopt;  // nearly all texts leave here
    if (inner) {
      --wanted;
    } else if (byte >= 0x80) {
      wanted = following(byte);
      if (wanted < 0) return std::nullopt;
      ++characters;
    }
    bytes += static_cast<char>(byte);
  }
  if (wanted > 0 || characters < kFewestCharacters || !is_whole_utf8(bytes)) return std::nullopt;
  return bytes;
}

}  // namespace backfile::internal
