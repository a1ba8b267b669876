// Records of web archives, as crawlers write them.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace backfile::tests {

struct WarcRecord {
  std::string_view type = "response";
  std::string_view uri = "https://keld.example/storm";
  std::string_view content_type = "application/http; msgtype=response";
  std::string block = {};
  std::string_view date = "2023-09-14T08:15:00Z";
  std::string length = {};  // what the header says; empty: the truth
  std::string more = {};    // further lines of the header
  std::string_view version = "1.0";
};

[[nodiscard]] inline std::string warc(WarcRecord const& record) {
  auto const length = record.length.empty() ? std::to_string(record.block.size()) : record.length;
  return fmt::format(
      "WARC/{}\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: {}\r\n"
      "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {}\r\n{}Content-Length: {}\r\n\r\n{}\r\n\r\n",
      record.version, record.type, record.uri, record.date, record.content_type, record.more,
      length, record.block);
}

// An answer of a server, with further lines in its header.
[[nodiscard]] inline std::string http(std::string_view body, std::string_view more = {},
                                      std::string_view type = "text/html; charset=UTF-8",
                                      std::string_view status = "200 OK") {
  return fmt::format("HTTP/1.1 {}\r\nServer: keld\r\nContent-Type: {}\r\n{}\r\n{}", status, type,
                     more, body);
}

}  // namespace backfile::tests
