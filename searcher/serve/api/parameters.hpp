// The parameters of requests, in a table: what a request may name, and what the description of
// the interface says of it. How a key of a search is read stands in embed/request_keys.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "searcher/embed/json_keys.hpp"
#include "searcher/serve/api/target.hpp"

namespace backfile::internal {

// Groups of parameters that routes take together.
enum Takes : unsigned {
  kTakesNothing = 0,
  kTakesQuestion = 1u << 0,
  kTakesBounds = 1u << 1,
  kTakesOrder = 1u << 2,
  kTakesPage = 1u << 3,
  kTakesCounting = 1u << 4,
  kTakesShape = 1u << 5,
  kTakesPart = 1u << 6,
  kTakesValues = 1u << 7,
  kTakesBeginning = 1u << 8,
  kTakesExport = 1u << 9,
};

struct ParameterRow {
  std::string_view name;
  unsigned group;
  ValueKind kind;
  std::string_view summary;
  bool commas = false;  // one text may hold several, with commas
};

[[nodiscard]] std::span<ParameterRow const> parameter_rows() noexcept;

// The row of that name in one of the groups; null where there is none.
[[nodiscard]] ParameterRow const* find_parameter(std::string_view name, unsigned groups) noexcept;

// What the names near a mistyped one are; of the groups.
[[nodiscard]] std::vector<std::string> near_parameters(std::string_view name, unsigned groups);

// Parameters of an address as values of keys. Throws Error{bad_value} for one that is given twice
// and is no list. The names are known to be in the groups.
[[nodiscard]] std::vector<KeyValue> key_values(std::vector<Parameter> const& parameters,
                                               unsigned groups);

}  // namespace backfile::internal
