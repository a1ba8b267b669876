#include "indexer/extract/html/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "indexer/extract/charset.hpp"
#include "indexer/extract/guess_charset.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kPrescan = 8192;  // bytes in which a declaration is looked for

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

struct Reading {
  std::string text;
  std::string label;
};

// The declared charset where it reads all but a few of the bytes, else the one they look like.
Reading read_legacy(std::string_view bytes, std::string const& label) {
  if (!label.empty() && !is_utf8_label(label) && !is_contradicted(label, bytes)) {
    auto text = from_charset(bytes, label);
    if (!text.empty() && count_misfits(text) * 50 <= count_high_bytes(bytes))
      return {std::move(text), label};
  }
  auto guess = guess_charset(bytes);
  if (guess.empty()) guess = "windows-1252";
  return {from_charset(bytes, guess), guess};
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  auto const head = lower_ascii(bytes.substr(0, kPrescan));
  for (std::string_view const key : {"charset", "encoding"}) {
    for (auto at = head.find(key); at != head.npos; at = head.find(key, at + 1)) {
      auto begin = head.find_first_not_of(" \t\r\n", at + key.size());
      if (begin == head.npos || head[begin] != '=') continue;
      begin = head.find_first_not_of(" \t\r\n\"'", begin + 1);
      if (begin == head.npos) break;
      auto const open = head.rfind('<', at);
      bool const tag = open != head.npos &&
                       (head.compare(open, 5, "<meta") == 0 || head.compare(open, 5, "<?xml") == 0);
      auto const end = head.find_first_of(" \t\r\n\"';/>?", begin);
      if (tag && end != head.npos && end - begin <= 40) return head.substr(begin, end - begin);
    }
  }
  return {};
}

bool is_contradicted(std::string_view label, std::string_view bytes) {
  constexpr std::array<std::string_view, 7> kWestern{
      "windows-1252", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "iso-8859-15"};
  return std::ranges::find(kWestern, label) != kWestern.end() && !east_asian_charset(bytes).empty();
}

bool knows_charset(std::string_view name) { return is_charset(lower_ascii(name)); }

Decoded decode_html(std::string_view bytes, std::string_view declared) {
  bool const marked = bytes.starts_with("\xEF\xBB\xBF") || wide_order(bytes) != WideOrder::none;
  if (marked || !binary_type(bytes).empty()) return decode(bytes);
  auto const utf8 = count_utf8(bytes);
  auto const label = declared.empty() ? declared_charset(bytes) : lower_ascii(declared);
  bool const shifting = label == "iso-2022-jp";
  bool const mostly = utf8.invalid * 10 <= utf8.multi;
  if (mostly && !shifting) {
    auto out = decode(bytes);
    if (utf8.multi > 0 && !label.empty() && !is_utf8_label(label))
      out.notes.push_back(fmt::format("The page declares {} and is UTF-8.", label));
    return out;
  }
  auto read = read_legacy(bytes, label);
  if (read.text.empty()) return decode(bytes);
  auto out = decode(read.text);
  if (label.empty())
    out.notes.push_back(guess_note(read.label));
  else if (label == read.label)
    out.notes.push_back(
        fmt::format("The page was read as {}; places count bytes of its UTF-8 form.", read.label));
  else
    out.notes.push_back(fmt::format(
        "The page declares {} and was read as {}; places count bytes of its UTF-8 form.", label,
        read.label));
  return out;
}

}  // namespace backfile::internal
