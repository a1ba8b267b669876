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

void collect(std::string_view bytes, int level, std::vector<MailPart>& parts) {
  if (level > kMaxLevels || parts.size() >= kMaxParts) return;
  auto part = read_part(bytes);
  auto const type = part.header("content-type");
  if (media_type(type).type.starts_with("multipart/")) {
    auto const boundary = parameter(type, "boundary");
    if (boundary.empty()) return;
    for (auto const inner : split_parts(part.body, boundary)) collect(inner, level + 1, parts);
  } else if (!lower_ascii(ascii_trimmed(part.header("content-disposition"))).starts_with("attachment")) {
    parts.push_back(std::move(part));
  }
}

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

std::vector<MailPart> text_parts(std::string_view bytes) {
  std::vector<MailPart> parts;
  collect(bytes, 0, parts);
  return parts;
}

std::string decoded_body(MailPart const& part) {
  auto const encoding = lower_ascii(ascii_trimmed(part.header("content-transfer-encoding")));
  if (encoding == "base64") return from_base64(part.body);
  if (encoding == "quoted-printable") return from_quoted(part.body, false);
  return std::string{part.body};
}

}  // namespace backfile::internal
