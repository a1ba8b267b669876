#include "searcher/serve/transport/address.hpp"

#include <fmt/format.h>

#include <backfile/error.hpp>
#include <charconv>
#include <system_error>

#include "searcher/serve/transport/server.hpp"

namespace backfile::internal {
namespace {

[[noreturn]] void refuse_address(std::string const& text) {
  throw Error{Code::usage, fmt::format("--listen {}: no address and port", text),
              "write 127.0.0.1:7700, [::1]:7700 or localhost:7700"};
}

}  // namespace

Tcp::endpoint endpoint_of(std::string const& text) {
  auto const colon = text.rfind(':');
  if (colon == text.npos) refuse_address(text);
  auto host = text.substr(0, colon);
  if (host == "localhost") host = "127.0.0.1";
  if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    host = host.substr(1, host.size() - 2);
  unsigned short port = 0;
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data() + colon + 1, end, port);
  boost::system::error_code bad;
  auto const address = boost::asio::ip::make_address(host, bad);
  if (bad || read.ec != std::errc{} || read.ptr != end) refuse_address(text);
  return {address, port};
}

std::string url_of(Tcp::endpoint const& endpoint) {
  auto const host = endpoint.address().to_string();
  return endpoint.address().is_v6() ? fmt::format("http://[{}]:{}", host, endpoint.port())
                                    : fmt::format("http://{}:{}", host, endpoint.port());
}

bool is_loopback(std::string const& address) {
  return endpoint_of(address).address().is_loopback();
}

}  // namespace backfile::internal
