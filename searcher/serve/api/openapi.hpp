// The description of the interface (OpenAPI 3.1), made from the table of routes.
#pragma once

#include "indexer/index/article_json.hpp"

namespace backfile::internal {

[[nodiscard]] Json openapi_json();

}  // namespace backfile::internal
