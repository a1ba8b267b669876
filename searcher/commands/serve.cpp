// The index over HTTP.
#include <fmt/format.h>

#include "searcher/commands/commands.hpp"
#include "searcher/serve/service.hpp"
#include "searcher/serve/transport/server.hpp"

namespace backfile::internal {
namespace {

AccessRules access_rules(ServeOptions const& options) {
  AccessRules rules;
  rules.hosts = options.hosts;
  rules.origins = options.origins;
  for (auto const& origin : rules.origins) check_origin(origin);
  if (!options.token_file.empty()) rules.tokens = read_tokens(options.token_file);
  for (auto const& address : options.listen)
    if (rules.tokens.empty() && !is_loopback(address))
      throw Error{
          Code::usage,
          fmt::format("--listen {}: other machines can reach it, and there is no token", address),
          "add --token-file FILE; what it sends is not encrypted: put a proxy with TLS "
          "before it"};
  return rules;
}

}  // namespace

int run_serve(SearchArguments const& arguments) {
  if (!arguments.words.empty())
    throw Error{Code::usage, fmt::format("serve takes no query: {}", arguments.text()),
                "backfile-search serve --listen 127.0.0.1:7700"};
  Service service{arguments.indexes, access_rules(arguments.serve)};
  service.set_query_time(arguments.serve.limits.query_time);
  Server server{service, arguments.serve};
  service.set_traffic([&server] {
    auto const traffic = server.traffic();
    Gauges gauges;
    gauges.connections = traffic.connections;
    gauges.waiting = traffic.waiting;
    gauges.refused = traffic.refused;
    return gauges;
  });
  std::string text;
  for (auto const& address : server.addresses()) text += fmt::format("listening on {}\n", address);
  // Whoever started this may have stopped reading; the server runs all the same.
  if (!text.empty()) static_cast<void>(write_out(text));
  server.run();
  return 0;
}

}  // namespace backfile::internal
