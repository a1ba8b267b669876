// Names of a state that an answer was made from.
#pragma once

#include <string>
#include <string_view>

#include "searcher/serve/api/routes.hpp"

namespace backfile::internal {

// Weak: two answers of one state differ in the time they took.
[[nodiscard]] std::string etag_of(std::string_view state);

// The state for a request: the commit, and the days that relative dates stand for now. Empty where
// the request cannot be read: its handler says why.
[[nodiscard]] std::string etag_of(IndexState const& index, Call const& call);

// Whether an If-None-Match has it.
[[nodiscard]] bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace backfile::internal
