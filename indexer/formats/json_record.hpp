// The values of a JSON object, found by the names that a map or habit gives them.
#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

#include "indexer/formats/record.hpp"

namespace backfile::internal {

// Adds to the record what the object says. Gives the keys that no field took; throws
// Error{input_unusable} for values of the wrong type under names that are sure.
std::vector<std::string> read_json_values(simdjson::dom::object object, FieldMap const& map,
                                          Record& record);

}  // namespace backfile::internal
