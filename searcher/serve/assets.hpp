// Files that are part of the program and served as they are: the search page.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "searcher/serve/transport/message.hpp"

namespace backfile::internal {

struct Asset {
  std::string_view path;  // "/"
  std::string_view type;  // "text/html; charset=utf-8"
  std::string_view bytes;
};

// Of this program; made from the files of searcher/serve/page when it is built.
[[nodiscard]] std::span<Asset const> assets() noexcept;

// Nothing but itself may run in a page or be loaded by it, and no other site may frame it.
inline constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

[[nodiscard]] Asset const* find_asset(std::span<Asset const> assets,
                                      HttpRequest const& request) noexcept;

[[nodiscard]] HttpResponse asset_response(Asset const& asset, HttpRequest const& request);

}  // namespace backfile::internal
