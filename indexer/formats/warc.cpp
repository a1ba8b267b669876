#include "indexer/formats/warc.hpp"

#include <fmt/format.h>
#include <backfile/date.hpp>

#include <algorithm>
#include <array>
#include <optional>

#include "backfile/error.hpp"
#include "indexer/analysis/utf8.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/formats/http_response.hpp"
#include "indexer/formats/warc_reader.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::array<std::string_view, 4> kPageTypes{"text/html", "application/xhtml+xml",
                                                     "text/plain", "application/json"};
constexpr std::array<std::string_view, 2> kVagueTypes{"", "application/octet-stream"};
constexpr std::array<std::string_view, 4> kPageSchemes{"http://", "https://", "ftp://", "file://"};
constexpr int kOk = 200;

// Wget 1.14 writes it in brackets.
std::string_view target(HeaderFields const& fields) {
  auto uri = fields.value("warc-target-uri");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

// Bytes that no address has are written as they would be in one: crawlers keep what links say.
std::string address(std::string_view uri) {
  std::string text;
  for (std::size_t at = 0; at < uri.size();) {
    auto const begin = at;
    auto const c = next_character(uri, at);
    if (c > 0x20 && c != 0x7F) {
      text += uri.substr(begin, at - begin);
      continue;
    }
    for (char const byte : uri.substr(begin, at - begin))
      text += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return text;
}

// Not what crawlers note about themselves ("metadata://..."), nor what sites say to them.
bool is_of_page(std::string_view uri) {
  auto const path = uri.substr(0, uri.find_first_of("?#"));
  return !path.ends_with("/robots.txt") &&
         std::ranges::any_of(kPageSchemes, [&](auto scheme) { return uri.starts_with(scheme); });
}

bool is_page(std::string_view type, std::string_view body) {
  if (std::ranges::find(kVagueTypes, type) != kVagueTypes.end()) return binary_type(body).empty();
  return std::ranges::find(kPageTypes, type) != kPageTypes.end();
}

std::string day_of(std::string_view moment) {
  auto const date = Date::from_iso(moment);
  return date && date->precision >= Precision::day ? date->day.iso() : std::string{};
}

// The page that a record holds, if it does. Throws Error{input_unusable}.
std::optional<PageInput> page_of(HeaderFields const& fields, std::string_view block) {
  auto const type = lower_ascii(fields.value("warc-type"));
  bool const sent = type == "response";
  if (!sent && type != "resource" && type != "conversion") return std::nullopt;
  if (!is_of_page(target(fields))) return std::nullopt;
  auto media = media_type(fields.value("content-type"));
  PageInput page;
  if (sent) {
    auto const response = read_http_response(block);
    if (!response) throw Error{Code::input_unusable, "no answer of a web server"};
    media = media_type(response->fields.value("content-type"));
    if (response->status != kOk) return std::nullopt;
    if (!is_page(media.type, response->body)) return std::nullopt;
    page.bytes = plain_body(*response, kMaxRecordBytes);
  } else {
    page.bytes = block;
  }
  if (!is_page(media.type, page.bytes)) return std::nullopt;
  if (!fields.value("warc-segment-number").empty())
    throw Error{Code::input_unusable, "a part of a record; parts are not joined"};
  page.url = address(target(fields));
  page.captured = day_of(fields.value("warc-date"));
  page.charset = media.charset;
  if (media.type.ends_with("html") || media.type.ends_with("xhtml+xml"))
    page.declared = InputFormat::html;
  return page;
}

}  // namespace

bool looks_like_warc(std::string_view head, std::string_view) { return begins_warc_record(head); }

void read_warc(ManyInput const& input, ArticleSink& sink) {
  WarcReader reader{input.stream};
  for (auto got = reader.next(); got != WarcReader::Got::end; got = reader.next()) {
    if (got == WarcReader::Got::bad) {
      sink.refuse(reader.fault(), reader.number());
    } else {
      try {
        if (auto page = page_of(reader.fields(), reader.block()))
          sink.page(*std::move(page), reader.number());
      } catch (Error const& error) {
        if (error.code() != Code::input_unusable) throw;
        sink.refuse(error.message(), reader.number());
      }
    }
    if (sink.stopping()) return;
  }
}

}  // namespace backfile::internal
