// Answers to many questions, a line an answer.
#pragma once

#include <backfile/search.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

// Ranks count from `offset` + 1.

// A run for trec_eval and its kin: question Q0 id rank score tag. Throws Error{bad_value} for an
// id with a blank in it, which such a line cannot hold.
[[nodiscard]] std::string trec_lines(std::string_view question, std::vector<RankedId> const& hits,
                                     std::string_view tag, std::size_t offset);

// {"query":"q1","rank":1,"score":7.31,"id":"…"}.
[[nodiscard]] std::string json_lines(std::string_view question, std::vector<RankedId> const& hits,
                                     std::size_t offset);

}  // namespace backfile::internal
