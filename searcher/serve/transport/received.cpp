#include "searcher/serve/transport/received.hpp"

#include <fmt/format.h>

#include <boost/beast/http/error.hpp>

namespace backfile::internal {

namespace http = boost::beast::http;

Problem problem_of_parse(boost::system::error_code error, TransportLimits const& limits) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return {431, "header_too_large",
            fmt::format("the header has more than {} bytes", limits.header_bytes)};
  if (error == http::error::body_limit)
    return {413, "request_too_large",
            fmt::format("the body has more than {} bytes", limits.body_bytes)};
  if (error == http::error::bad_version) return {505, "bad_request", "this server speaks HTTP/1.1"};
  return {400, "bad_request", "the request is no HTTP"};
}

bool is_gone(boost::system::error_code error) {
  return error == http::error::end_of_stream || error == http::error::partial_message ||
         error.category() != http::make_error_code(http::error::bad_field).category();
}

HttpRequest request_of(Received&& message) {
  HttpRequest request;
  request.method = std::string{message.method_string()};
  request.target = std::string{message.target()};
  for (auto const& field : message) {
    Header header{std::string{field.name_string()}, std::string{field.value()}};
    for (auto& letter : header.name)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    request.headers.push_back(std::move(header));
  }
  request.body = std::move(message.body());
  return request;
}

}  // namespace backfile::internal
