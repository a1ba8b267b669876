// What can be asked, in a table: the router, the description of the interface and the answers to
// wrong requests are made from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "searcher/serve/api/backend.hpp"
#include "searcher/serve/api/parameters.hpp"
#include "searcher/serve/transport/message.hpp"

namespace backfile::internal {

struct Route;

// A request that fits a row: its parameters are known ones.
struct Call {
  HttpRequest const& request;
  Route const& route;
  std::vector<std::string> arguments;  // what stands for {id} and {field}
  std::vector<KeyValue> values;

  // Of a parameter that is no list.
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  // Throws Error{bad_value}.
  [[nodiscard]] std::size_t number(std::string_view name, std::size_t otherwise,
                                   std::size_t most) const;
};

struct RouteKind {
  bool light = false;   // no search: answered at once, under any load
  bool open = false;    // without a token
  bool cached = false;  // the same until the next commit
};

struct Route {
  std::string_view method;  // GET, which stands for HEAD too, or POST with a JSON object
  std::string_view path;    // {name} stands for any one segment
  unsigned takes;           // Takes
  HttpResponse (*handler)(Backend& backend, Call const& call);
  RouteKind kind;
  std::string_view name;  // of the operation
  std::string_view summary;
};

[[nodiscard]] std::span<Route const> routes() noexcept;

// Throws RefusedRequest: not_found, method_not_allowed, unknown_parameter, unsupported_media_type;
// and Error for an address or a body that cannot be read.
struct RefusedRequest {
  Problem problem;
};
[[nodiscard]] Call route(HttpRequest const& request);

// The row for the path, whatever its method and parameters; null where there is none.
[[nodiscard]] Route const* find_route(HttpRequest const& request) noexcept;

}  // namespace backfile::internal
