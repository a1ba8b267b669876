#include "indexer/extract/decode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <backfile/error.hpp>
#include <backfile/extract.hpp>
#include <cstdint>

#include "indexer/analysis/any_byte.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/windows_1252.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/guess_charset.hpp"
#include "indexer/extract/mojibake.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void append_utf8(std::string& out, char32_t c) {
  auto const put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

struct Repairs {
  std::size_t invalid = 0;
  std::size_t nuls = 0;
  std::size_t controls = 0;
};

std::string from_utf16(std::string_view bytes, WideOrder order, Repairs& repairs) {
  std::size_t const low = order == WideOrder::little ? 0 : 1;
  auto const unit = [&](std::size_t at) -> char32_t {
    if (at + 1 >= bytes.size()) return 0;
    return static_cast<unsigned char>(bytes[at + low]) |
           (static_cast<char32_t>(static_cast<unsigned char>(bytes[at + 1 - low])) << 8);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (is_high(c) && is_low(unit(at + 2))) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (is_high(c) || is_low(c)) {
      c = 0xFFFD;
      ++repairs.invalid;
    }
    if (c == 0) {
      ++repairs.nuls;
    } else if (at > 0 || c != 0xFEFF) {
      append_utf8(out, c);
    }
  }
  return out;
}

// C0 and C1 controls, and the direction overrides and isolates, which reorder the text around
// them. Marks of direction (U+200E, U+200F) stay: Arabic and Hebrew need them.
bool is_control(UChar32 c) {
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
}

// Neither printable ASCII nor a line end: few bytes of a page.
constexpr auto kIsOther = [](unsigned char byte) noexcept {
  return (byte < 0x20 || byte > 0x7E) && byte != '\n';
};

bool is_clean(std::string_view bytes) {
  constexpr std::size_t kBlock = 64;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t const end = std::min(bytes.size(), at + kBlock);
    if (!any_byte(bytes.substr(at, kBlock), kIsOther)) at = end;
    while (at < end) {
      if (!kIsOther(static_cast<unsigned char>(bytes[at]))) {
        ++at;
      } else if (UChar32 const c = next_character(bytes, at); c < 0 || is_control(c)) {
        return false;
      }
    }
  }
  return true;
}

// Empty for UTF-8, of which a few sequences may be malformed.
std::string charset_of(std::string_view bytes) {
  auto const utf8 = count_utf8(bytes);
  return utf8.invalid > utf8.multi ? guess_charset(bytes) : std::string{};
}

// The end of the terminal sequence that ESC at `at` opens: CSI up to its final letter, OSC and
// DCS up to BEL or ESC \. Without an end in sight only the ESC goes.
std::size_t skip_escape(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kLongest = 256;  // bytes
  std::string_view const rest = bytes.substr(at, kLongest);
  if (rest.size() < 2) return at + 1;
  if (rest[1] == '[') {
    std::size_t const end = rest.find_first_not_of("0123456789;?:<=> ", 2);
    return end == rest.npos ? at + 1 : at + end + 1;
  }
  if (rest[1] != ']' && rest[1] != 'P') return at + 1;
  std::size_t const end = rest.find_first_of("\a\x1B\n", 2);
  if (end == rest.npos || rest[end] == '\n') return at + 1;
  return at + end + (rest[end] == '\a' ? 1u : 2u);
}

std::string repair_utf8(std::string_view bytes, Repairs& repairs) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t const start = at;
    UChar32 const c = next_character(bytes, at);
    if (c < 0) {
      out += kReplacement;
      ++repairs.invalid;
    } else if (c == 0) {
      ++repairs.nuls;
    } else if (auto const windows = windows_character(static_cast<char32_t>(c)); windows != 0) {
      append_utf8(out, windows);
    } else if (is_control(c)) {
      ++repairs.controls;
      if (c == 0x1B) at = std::min(bytes.size(), skip_escape(bytes, start));
      if (c == '\v' || c == '\f') out += ' ';
    } else {
      out.append(bytes, start, at - start);
    }
  }
  return out;
}

bool only_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_blank(next_code_point(text, at))) return false;
  }
  return true;
}

void note_repairs(Repairs const& repairs, std::vector<std::string>& notes) {
  if (repairs.invalid > 0) {
    notes.push_back(std::to_string(repairs.invalid) +
                    " malformed sequences were replaced by U+FFFD.");
  }
  if (repairs.nuls > 0) notes.push_back(std::to_string(repairs.nuls) + " NUL bytes were dropped.");
  if (repairs.controls > 0) {
    notes.push_back(controls_note(repairs.controls));
  }
}

}  // namespace

std::string drop_controls(std::string_view text, std::size_t& dropped) {
  if (is_clean(text)) return std::string{text};
  Repairs repairs;
  auto cleaned = repair_utf8(text, repairs);
  dropped += repairs.controls + repairs.nuls;
  return cleaned;
}

std::string controls_note(std::size_t dropped) {
  return std::to_string(dropped) + " control characters were dropped.";
}

std::string guess_note(std::string_view charset) {
  return fmt::format(
      "The page was read as {}, by what its bytes look like; places count bytes of its UTF-8 form.",
      charset);
}

Decoded decode(std::string_view bytes) {
  if (bytes.empty()) throw Error{Code::input_unusable, "empty"};
  Decoded out;
  Repairs repairs;
  WideOrder const order = wide_order(bytes);
  auto const type = order == WideOrder::none ? binary_type(bytes) : std::string_view{};
  if (!type.empty()) {
    throw Error{Code::input_unusable, "not text: looks like " + std::string{type}};
  }
  if (order != WideOrder::none) {
    out.text = from_utf16(bytes, order, repairs);
    out.notes.emplace_back(kUtf16Note);
  } else if (auto const once = undo_second_encoding(bytes)) {
    out.text = repair_utf8(*once, repairs);
    out.notes.emplace_back(
        "The page was encoded as UTF-8 twice; places count bytes of the text as it was before.");
  } else if (is_clean(bytes)) {
    out.text = bytes;
    if (bytes.starts_with(kByteOrderMark)) out.notes.emplace_back("A byte order mark was skipped.");
  } else if (auto const charset = charset_of(bytes); !charset.empty()) {
    out.text = repair_utf8(from_charset(bytes, charset), repairs);
    out.notes.push_back(guess_note(charset));
  } else {
    out.text = repair_utf8(bytes, repairs);
    if (repairs.nuls * 3 > bytes.size()) {
      throw Error{Code::input_unusable, "not text: looks like binary data"};
    }
  }
  note_repairs(repairs, out.notes);
  if (only_space(out.text)) throw Error{Code::input_unusable, "empty"};
  return out;
}

}  // namespace backfile::internal
