#include <algorithm>

#include "backfile/error.hpp"
#include "indexer/analysis/ascii.hpp"
#include "indexer/extract/html/encoding.hpp"
#include "indexer/formats/mime.hpp"
#include "indexer/formats/transfer_encoding.hpp"

// Headers in UTF-8: encoded words and addresses.

namespace backfile::internal {
namespace {

// "=?utf-8?q?Caf=C3=A9?=" from its "=?" on.
struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t size = 0;  // 0: it is none
};

EncodedWord read_word(std::string_view text) {
  constexpr std::size_t kLongest = 2000;  // bytes; RFC 2047 has 75
  text = text.substr(0, kLongest);
  auto const first = text.find('?', 2);
  auto const second = first == text.npos ? text.npos : text.find('?', first + 1);
  auto const end = second == text.npos ? text.npos : text.find("?=", second + 1);
  if (end == text.npos || second != first + 2) return {};
  auto const content = text.substr(second + 1, end - second - 1);
  char const encoding = text[first + 1];
  auto const charset = text.substr(2, first - 2);
  EncodedWord word;
  word.charset = lower_ascii(charset.substr(0, charset.find('*')));
  word.size = end + 2;
  if (encoding == 'b' || encoding == 'B')
    word.bytes = from_base64(content);
  else if (encoding == 'q' || encoding == 'Q')
    word.bytes = from_quoted(content, true);
  else
    return {};
  return word;
}

}  // namespace

std::string mail_text(std::string const& bytes, std::string_view charset) {
  try {
    return decode_html(bytes, lower_ascii(charset)).text;
  } catch (Error const&) {
    return {};  // no text at all
  }
}

std::string decoded_header(std::string_view value) {
  std::string text;
  std::string bytes;  // of neighbouring words: a character may lie in two of them
  std::string charset;
  auto const flush = [&] {
    if (!bytes.empty()) text += mail_text(bytes, charset);
    bytes.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    auto const word =
        value.substr(at).starts_with("=?") ? read_word(value.substr(at)) : EncodedWord{};
    if (word.size > 0) {
      if (word.charset != charset) flush();
      charset = word.charset;
      bytes += word.bytes;
      at += word.size;
      // Between two words white space is none.
      auto const next = value.find_first_not_of(kAsciiSpace, at);
      if (next != value.npos && value.substr(next).starts_with("=?")) at = next;
      continue;
    }
    flush();
    auto const end = std::min(value.find("=?", at + 1), value.size());
    auto const plain = std::string{value.substr(at, end - at)};
    bool const ascii = std::ranges::all_of(plain, [](char c) { return (c & 0x80) == 0; });
    text += ascii ? plain : mail_text(plain, "");
    at = end;
  }
  flush();
  return text;
}

MailAddress first_address(std::string_view header) {
  MailAddress found;
  auto const open = header.find('<');
  auto const close = open == header.npos ? open : header.find('>', open);
  auto const comment = header.find('(');
  if (close != header.npos) {
    found.address = ascii_trimmed(header.substr(open + 1, close - open - 1));
    header = ascii_trimmed(header.substr(0, open));
  } else if (comment != header.npos) {
    found.address = ascii_trimmed(header.substr(0, comment));
    header = header.substr(comment + 1, header.find(')', comment) - comment - 1);
  } else {
    found.address = ascii_trimmed(header.substr(0, header.find(',')));
    header = {};
  }
  auto name = decoded_header(header);
  std::erase(name, '"');
  std::erase(name, '\\');
  found.name = ascii_trimmed(name);
  return found;
}

}  // namespace backfile::internal
