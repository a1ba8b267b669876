// What is wrong with JSON that cannot be read, in words that help.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

namespace backfile::internal {

[[nodiscard]] std::string malformation(std::string_view text,
                                       simdjson::simdjson_error const& error);

// Throws Error{input_unusable} that names the key.
void refuse_repeated_keys(simdjson::dom::object object);

}  // namespace backfile::internal
