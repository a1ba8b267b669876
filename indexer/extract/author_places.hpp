// Lines that name authors without "By": what the search above the body and that below it share.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/extract/draft.hpp"

namespace backfile::internal {

// The nearest line with text below and above.
[[nodiscard]] std::size_t next_text(Draft const& draft, std::size_t at);
[[nodiscard]] std::size_t previous_text(Draft const& draft, std::size_t at);

// Authors stand from a few lines above the title to the body.
[[nodiscard]] std::size_t authors_begin(Draft const& draft);

// Whether authors are known from a line in [begin, end).
[[nodiscard]] bool has_authors(Draft const& draft, std::size_t begin, std::size_t end);

// A day on the line, or directly above or below it.
[[nodiscard]] bool stands_with_date(Draft const& draft, std::size_t at);

void take_authors(Draft& draft, std::size_t at, std::vector<HeaderName> names);

// "By" on a line of its own, the name below it.
bool take_labelled(Draft& draft, std::size_t begin, std::size_t end);

// "Ann Oduya is a reporter …"; biographies in a row are of several authors.
bool take_cards(Draft& draft, std::size_t begin, std::size_t end);

}  // namespace backfile::internal
