// Where a server listens. Included by sources that know Boost.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <string>

namespace backfile::internal {

using Tcp = boost::asio::ip::tcp;

// "127.0.0.1:7700", "[::1]:7700", "localhost:7700". Other names are not looked up: what is listened
// on should not depend on a name server. Throws Error{usage}.
[[nodiscard]] Tcp::endpoint endpoint_of(std::string const& text);

[[nodiscard]] std::string url_of(Tcp::endpoint const& endpoint);

}  // namespace backfile::internal
