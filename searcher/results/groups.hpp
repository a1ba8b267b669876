// Rows of several articles: which they are, and which of them is shown.
#pragma once

#include <backfile/search.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/match/matcher.hpp"

namespace backfile::internal {

// The slot whose values make rows.
[[nodiscard]] std::optional<unsigned> group_slot(Grouping grouping);

struct Row {
  Ranked shown;
  HitGroup group;
};

// What the page of a search that was collapsed on `grouping` stands for. `plan` is all that was
// asked. Cost: a search within the groups of the page.
[[nodiscard]] std::vector<Row> make_rows(Reader const& reader, Plan const& plan, Grouping grouping,
                                         Sort sort, std::vector<Ranked> const& page);

// Rows that `articles` matches of the plan make, without a page.
[[nodiscard]] std::uint64_t count_rows(Reader const& reader, Plan const& plan, Grouping grouping,
                                       std::uint64_t articles);

}  // namespace backfile::internal
