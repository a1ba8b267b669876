#include "indexer/formats/archived_page.hpp"

#include <fmt/format.h>
#include <backfile/date.hpp>

#include <algorithm>
#include <array>
#include <string>

#include "backfile/error.hpp"
#include "indexer/analysis/utf8.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/formats/http_response.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::array<std::string_view, 4> kPageTypes{"text/html", "application/xhtml+xml",
                                                     "text/plain", "application/json"};
constexpr std::array<std::string_view, 2> kVagueTypes{"", "application/octet-stream"};
constexpr std::array<std::string_view, 4> kPageSchemes{"http://", "https://", "ftp://", "file://"};
constexpr int kOk = 200;

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

// "2023-09-14T08:15:00Z", "20230914081500"
std::string day_of(std::string_view moment) {
  constexpr std::size_t kDay = 8;  // digits
  if (moment.size() >= kDay && moment.find_first_not_of("0123456789") == moment.npos)
    return day_of(fmt::format("{}-{}-{}", moment.substr(0, 4), moment.substr(4, 2),
                              moment.substr(6, 2)));
  auto const date = Date::from_iso(moment);
  return date && date->precision >= Precision::day ? date->day.iso() : std::string{};
}

}  // namespace

std::optional<PageInput> read_archived_page(ArchivedPage const& record) {
  if (!is_of_page(record.uri)) return std::nullopt;
  auto media = media_type(record.type);
  PageInput page;
  if (record.sent) {
    auto const response = read_http_response(record.block);
    if (!response) throw Error{Code::input_unusable, "no answer of a web server"};
    media = media_type(response->fields.value("content-type"));
    if (response->status != kOk) return std::nullopt;
    if (!is_page(media.type, response->body)) return std::nullopt;
    page.bytes = plain_body(*response, kMaxRecordBytes);
  } else {
    page.bytes = record.block;
  }
  if (!is_page(media.type, page.bytes)) return std::nullopt;
  page.url = address(record.uri);
  page.captured = day_of(record.moment);
  page.charset = media.charset;
  if (media.type.ends_with("html") || media.type.ends_with("xhtml+xml"))
    page.declared = InputFormat::html;
  return page;
}

}  // namespace backfile::internal
