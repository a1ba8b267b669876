#include "indexer/formats/xml_encoding.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/extract/charset.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/guess_charset.hpp"
#include "indexer/extract/html/encoding.hpp"

namespace backfile::internal {
namespace {

// The head's end may cut a line.
std::string_view whole_lines(std::string_view head) {
  auto const end = head.rfind('\n');
  return end == head.npos || end == 0 ? head : head.substr(0, end);
}

}  // namespace

XmlEncoding xml_encoding(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF") || wide_order(head) != WideOrder::none) return {};
  auto const lines = whole_lines(head);
  auto const utf8 = count_utf8(lines);
  auto const label = declared_charset(head);
  bool const says_utf8 = label.empty() || is_utf8_label(label);
  if (utf8.multi > 0 && utf8.invalid * 10 <= utf8.multi) {
    if (says_utf8) return {};
    return {"utf-8", fmt::format("The document declares {} and is UTF-8.", label)};
  }
  bool const wrong = says_utf8 || is_contradicted(label, lines);
  if (!wrong || utf8.invalid <= utf8.multi) return {};
  auto guess = guess_charset(lines);
  if (guess.empty()) return {};
  auto note = label.empty()
                  ? fmt::format("The document declares no charset and was read as {}.", guess)
                  : fmt::format("The document declares {} and was read as {}.", label, guess);
  return {std::move(guess), std::move(note)};
}

}  // namespace backfile::internal
