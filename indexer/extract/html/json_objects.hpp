// Reading objects of schema.org as JSON-LD has them.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace backfile::internal {

// The text without markup, also of {"@value": …}; empty for anything else.
[[nodiscard]] std::string text_of(simdjson::dom::element value);

// The value of a key; nothing where the element is no object, or the value null.
[[nodiscard]] std::optional<simdjson::dom::element> at(simdjson::dom::element object,
                                                       std::string_view key);

// How well the object's type fits an article: 90 for news, 50 for a mere page, 0 for others.
[[nodiscard]] int weight_of_type(simdjson::dom::element object);

// One of its types ends so: NewsMediaOrganization is an "Organization".
[[nodiscard]] bool is_type(simdjson::dom::element object, std::string_view ending);

}  // namespace backfile::internal
