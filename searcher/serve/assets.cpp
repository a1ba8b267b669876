#include "searcher/serve/assets.hpp"

#include <algorithm>

#include "searcher/serve/etag.hpp"

namespace backfile::internal {

Asset const* find_asset(std::span<Asset const> assets, HttpRequest const& request) noexcept {
  auto const path = std::string_view{request.target}.substr(0, request.target.find('?'));
  auto const found = std::ranges::find(assets, path, &Asset::path);
  return found == assets.end() ? nullptr : &*found;
}

HttpResponse asset_response(Asset const& asset, HttpRequest const& request) {
  if (request.method != "GET" && request.method != "HEAD")
    return problem_response(
        {405, "method_not_allowed", "this path takes GET, HEAD", {}, {}, {{"Allow", "GET, HEAD"}}});
  auto const tag = etag_of(asset.bytes);
  HttpResponse response;
  response.type = asset.type;
  // A new program has new files under the old names: they are kept, and asked about each time.
  response.headers = {{"ETag", tag},
                      {"Cache-Control", "no-cache"},
                      {"Content-Security-Policy", std::string{kContentPolicy}},
                      {"Referrer-Policy", "no-referrer"}};
  if (matches_etag(request.header("if-none-match"), tag))
    response.status = 304;
  else
    response.body = asset.bytes;
  return response;
}

}  // namespace backfile::internal
