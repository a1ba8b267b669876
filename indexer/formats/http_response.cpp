#include "indexer/formats/http_response.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <new>
#include <system_error>

#include "backfile/error.hpp"
#include "indexer/sources/files.hpp"
#include "indexer/sources/refuse_input.hpp"

namespace backfile::internal {
namespace {

// "1a2b;name=value CR LF"; nothing where no such line begins the text, which loses it.
std::optional<std::size_t> take_chunk_size(std::string_view& text) {
  constexpr int kHexadecimal = 16;
  std::size_t size = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), size, kHexadecimal);
  if (read.ec != std::errc{}) return std::nullopt;
  auto const end = text.find('\n');
  auto const behind = static_cast<std::size_t>(read.ptr - text.data());
  if (end == text.npos || end < behind) return std::nullopt;
  constexpr std::string_view kMayFollow = "; \t\r\n";
  if (kMayFollow.find(text[behind]) == kMayFollow.npos) return std::nullopt;
  text.remove_prefix(end + 1);
  return size;
}

// Chunks that a cut or a wrong size ends early give what there is.
std::optional<std::string> without_chunks(std::string_view text) {
  std::string out;
  auto size = take_chunk_size(text);
  if (!size) return std::nullopt;
  while (size && *size > 0) {
    out += text.substr(0, *size);
    text.remove_prefix(std::min(*size, text.size()));
    text.remove_prefix(std::min(text.find('\n'), text.size() - (text.empty() ? 0 : 1)) +
                       (text.empty() ? 0 : 1));
    size = take_chunk_size(text);
  }
  return out;
}

class Inflater {
 public:
  explicit Inflater(int window) {
    if (inflateInit2(&stream_, window) != Z_OK) throw std::bad_alloc{};
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(Inflater const&) = delete;
  Inflater& operator=(Inflater const&) = delete;

  // What can be read; nothing where the bytes are damaged from their beginning.
  std::optional<std::string> all(std::string_view bytes, std::size_t limit) {
    std::string out;
    std::array<char, 1u << 16> block;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    int status = Z_OK;
    while (status == Z_OK) {
      stream_.next_out = reinterpret_cast<Bytef*>(block.data());
      stream_.avail_out = static_cast<uInt>(block.size());
      status = inflate(&stream_, Z_NO_FLUSH);
      out.append(block.data(), block.size() - stream_.avail_out);
      if (out.size() > limit) refuse_input("unpacks to more than " + format_size(limit));
    }
    if (status != Z_STREAM_END && out.empty()) return std::nullopt;
    return out;
  }

 private:
  z_stream stream_{};
};

// Servers say deflate for both kinds.
std::optional<std::string> inflated(std::string_view bytes, std::string_view coding,
                                    std::size_t limit) {
  constexpr int kGzip = 15 + 16;
  constexpr int kZlib = 15;
  constexpr int kRaw = -15;
  if (coding != "deflate") return Inflater{kGzip}.all(bytes, limit);
  if (auto out = Inflater{kZlib}.all(bytes, limit)) return out;
  return Inflater{kRaw}.all(bytes, limit);
}

}  // namespace

std::optional<ArchivedResponse> read_http_response(std::string_view bytes) {
  if (!bytes.starts_with("HTTP/")) return std::nullopt;
  ArchivedResponse response;
  auto const head = header_size(bytes);
  auto const line = bytes.substr(0, bytes.find('\n'));
  auto const status = line.substr(std::min(line.find(' '), line.size() - 1) + 1);
  std::from_chars(status.data(), status.data() + status.size(), response.status);
  response.fields = HeaderFields{bytes.substr(std::min(line.size() + 1, bytes.size()))};
  response.body = bytes.substr(head.value_or(bytes.size()));
  return response;
}

std::string plain_body(ArchivedResponse const& response, std::size_t limit) {
  std::optional<std::string> body;
  if (lower_ascii(response.fields.value("transfer-encoding")).find("chunked") != std::string::npos)
    body = without_chunks(response.body);
  if (!body) body = response.body;
  auto const coding = lower_ascii(response.fields.value("content-encoding"));
  if (coding.empty() || coding == "identity") return *std::move(body);
  if (coding != "gzip" && coding != "x-gzip" && coding != "deflate")
    refuse_input(fmt::format("compressed by '{}', which is not read", coding));
  auto plain = inflated(*body, coding, limit);
  return plain ? *std::move(plain) : *std::move(body);
}

}  // namespace backfile::internal
