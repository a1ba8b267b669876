// What went wrong, as application/problem+json (RFC 9457).
#pragma once

#include <backfile/error.hpp>
#include <optional>
#include <string>
#include <vector>

#include "searcher/serve/transport/message.hpp"

namespace backfile::internal {

// Codes are those of Error and these of HTTP alone: not_found, method_not_allowed,
// unknown_parameter, unauthorized, wrong_host, unsupported_media_type, bad_request, timeout,
// query_timeout, request_too_large, header_too_large, overloaded.
struct Problem {
  unsigned status = 500;
  std::string code;
  std::string detail;
  std::vector<std::string> suggestions{};
  std::optional<Position> position{};  // bytes of the query
  std::vector<Header> headers{};
};

// A question's error as it is. Of all others only the code and a sentence of our own: their
// messages name files.
[[nodiscard]] Problem problem_of(Error const& error);

// For a request that is not let in now; with Retry-After.
[[nodiscard]] Problem overloaded();

[[nodiscard]] HttpResponse problem_response(Problem const& problem);

}  // namespace backfile::internal
