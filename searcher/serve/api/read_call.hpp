// The parameters of a request as those of a search, within the limits of HTTP.
#pragma once

#include "searcher/embed/request.hpp"
#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {

// Passes over parameters that are no keys of a search. Throws Error: usage, bad_value.
[[nodiscard]] SearchRequest read_call(Call const& call);

// Throws what parse_query throws, and query_too_large.
[[nodiscard]] Query read_query(SearchRequest const& request);

}  // namespace backfile::internal
