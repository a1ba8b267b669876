// What came in on a connection, as values. Included by sources that know Boost.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>

#include "searcher/serve/transport/message.hpp"
#include "searcher/serve/transport/options.hpp"
#include "searcher/serve/transport/problem.hpp"

namespace backfile::internal {

using Received = boost::beast::http::request<boost::beast::http::string_body>;

[[nodiscard]] HttpRequest request_of(Received&& message);

// What is wrong with a request that could not be read.
[[nodiscard]] Problem problem_of_parse(boost::system::error_code error,
                                       TransportLimits const& limits);

// The reading broke off, and nobody waits for an answer.
[[nodiscard]] bool is_gone(boost::system::error_code error);

}  // namespace backfile::internal
