// Every printed date that may be the page's own, and how much its place speaks for it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/extract/draft.hpp"

namespace backfile::internal {

// How much a place speaks for a date, best first.
enum class DateRank {
  labelled,       // "Published" above the body
  headed,         // beside an author, or alone below the title
  near_title,     // a few lines above it
  labelled_tail,  // "Published" below the body
  coarse,         // a month or year alone
  tail,
  within,  // alone on its line between the paragraphs
  issue,   // far above the title, where the site prints today's date
  updated,
  doubtful,  // of something else, perhaps: never the date
};

struct WeighedDate {
  HeaderDate const* date = nullptr;
  std::size_t line = 0;
  std::string_view rule;
  double confidence = 0.0;
  DateRank rank = DateRank::tail;
};

// In the order of the page. Adds a note for each date that does not exist.
[[nodiscard]] std::vector<WeighedDate> weigh_dates(Draft& draft);

}  // namespace backfile::internal
