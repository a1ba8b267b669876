#include "indexer/formats/mime.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/ascii.hpp"
#include "indexer/formats/transfer_encoding.hpp"

namespace backfile::internal {
namespace {

constexpr int kMaxLevels = 16;
constexpr std::size_t kMaxParts = 1000;

// Each part between the lines of a boundary.
std::vector<std::string_view> split_parts(std::string_view body, std::string const& boundary) {
  std::vector<std::string_view> parts;
  if (boundary.empty()) return parts;
  auto const mark = "--" + boundary;
  std::size_t begin = body.npos;
  for (auto at = body.find(mark); at != body.npos; at = body.find(mark, at + 1)) {
    if (at > 0 && body[at - 1] != '\n') continue;
    if (begin != body.npos) parts.push_back(body.substr(begin, at - begin));
    auto const line = std::min(body.find('\n', at), body.size());
    if (body.substr(at + mark.size(), 2) == "--" || parts.size() >= kMaxParts) return parts;
    begin = std::min(line + 1, body.size());
  }
  // The closing line is missing in a message that was cut.
  if (begin != body.npos) parts.push_back(body.substr(begin));
  return parts;
}

// The first word of a value: "base64; x" and "7bit (comment)" as "base64" and "7bit".
std::string first_word(std::string_view value) {
  value = ascii_trimmed(value);
  return lower_ascii(value.substr(0, value.find_first_of(" \t;(,")));
}

class PartList {
 public:
  void collect(std::string_view bytes, int level, int choice) {
    if (level > kMaxLevels || parts_.texts.size() >= kMaxParts) return;
    auto part = read_part(from_headers(bytes));
    auto const type = part.header("content-type");
    auto const name = first_word(type);
    if (name.starts_with("multipart/")) {
      if (name == "multipart/alternative" && choice == 0) choice = ++choices_;
      for (auto const inner : split_parts(part.body, parameter(type, "boundary")))
        collect(inner, level + 1, choice);
    } else if (first_word(part.header("content-disposition")) == "attachment") {
      if (parts_.attached.size() < kMaxParts) parts_.attached.push_back(name);
    } else if (name == "message/rfc822") {
      collect(part.body, level + 1, choice);
    } else {
      part.choice = choice;
      parts_.texts.push_back(std::move(part));
    }
  }

  MailParts take() { return std::move(parts_); }

 private:
  MailParts parts_;
  int choices_ = 0;
};

}  // namespace

MailPart read_part(std::string_view bytes) {
  bool const bare = bytes.starts_with('\n') || bytes.starts_with("\r\n");
  auto const size = bare ? bytes.find('\n') + 1 : header_size(bytes).value_or(bytes.size());
  return {HeaderFields{bytes.substr(0, size)}, bytes.substr(size)};
}

std::string parameter(std::string_view header, std::string_view name) {
  for (auto at = header.find(';'); at != header.npos; at = header.find(';', at + 1)) {
    auto const rest = header.substr(at + 1);
    auto const equals = rest.find('=');
    if (equals == rest.npos) return {};
    if (lower_ascii(ascii_trimmed(rest.substr(0, equals))) != name) continue;
    auto const value = ascii_trimmed(rest.substr(equals + 1));
    if (!value.starts_with('"')) return std::string{ascii_trimmed(value.substr(0, value.find(';')))};
    return std::string{value.substr(1, value.find('"', 1) - 1)};
  }
  return {};
}

std::string_view from_headers(std::string_view bytes) {
  auto rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
    auto const line = rest.substr(0, end);
    if (!ascii_trimmed(line).empty() && !line.starts_with(">From ")) break;
    rest.remove_prefix(end + 1);
  }
  if (rest.size() == bytes.size()) return bytes;
  auto const part = read_part(rest);
  for (auto const* const name : {"from", "subject", "date", "message-id", "content-type"})
    if (!part.header(name).empty()) return rest;
  return bytes;
}

std::string text_type(MailPart const& part) {
  // What is written as text, and none that is read.
  constexpr std::array<std::string_view, 9> kNoText{
      "text/calendar",   "text/vcard", "text/x-vcard",    "text/directory",  "text/css",
      "text/javascript", "text/rtf",   "text/x-amp-html", "text/watch-html"};
  auto const type = first_word(part.header("content-type"));
  if (type == "text/html" || type == "application/xhtml+xml") return "text/html";
  bool const text = type.starts_with("text/") || type.find('/') == type.npos;
  bool const unread = std::ranges::find(kNoText, type) != kNoText.end();
  return text && !unread ? "text/plain" : type;
}

MailParts mail_parts(std::string_view bytes) {
  PartList list;
  list.collect(bytes, 0, 0);
  return list.take();
}

std::string decoded_body(MailPart const& part) {
  auto const encoding = first_word(part.header("content-transfer-encoding"));
  if (encoding == "base64") return from_base64(part.body);
  if (encoding == "quoted-printable") return from_quoted(part.body, false);
  return std::string{part.body};
}

}  // namespace backfile::internal
