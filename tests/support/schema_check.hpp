// Whether JSON is as a JSON Schema says: the part of draft 2020-12 that our schema uses. A keyword
// that is not known here fails, so that no rule goes unchecked.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace backfile::tests {

// What is wrong, "/hits/0/date: …" each; nothing where all is well.
[[nodiscard]] std::vector<std::string> schema_faults(nlohmann::json const& schema,
                                                     nlohmann::json const& value);

}  // namespace backfile::tests
