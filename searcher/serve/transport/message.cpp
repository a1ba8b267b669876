#include "searcher/serve/transport/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace backfile::internal {
namespace {

constexpr auto kReasons = std::to_array<std::pair<unsigned, std::string_view>>({
    {200, "OK"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
});

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const noexcept {
  auto const found = std::ranges::find(headers, name, &Header::name);
  return found == headers.end() ? std::string_view{} : std::string_view{found->value};
}

std::string_view reason_of(unsigned status) noexcept {
  auto const found = std::ranges::find(kReasons, status, &decltype(kReasons)::value_type::first);
  return found == kReasons.end() ? "Unknown" : found->second;
}

std::string response_head(HttpResponse const& response, HeadShape const& shape) {
  auto head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  // Neither has a body by definition; 304 would have to give the length of what it stands for.
  bool const bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) {
    head += fmt::format("Content-Type: {}\r\n", response.type);
    head += shape.chunked     ? "Transfer-Encoding: chunked\r\n"
            : response.stream ? std::string{}
                              : fmt::format("Content-Length: {}\r\n", shape.length);
  }
  head += "X-Content-Type-Options: nosniff\r\n";
  if (!shape.keep_alive) head += "Connection: close\r\n";
  for (auto const& [name, value] : response.headers) head += fmt::format("{}: {}\r\n", name, value);
  return head + "\r\n";
}

}  // namespace backfile::internal
