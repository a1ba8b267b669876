// The dates that a page has to offer, by each of the ways in which it can state one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/extract/header_line.hpp"
#include "indexer/extract/html/header_blocks.hpp"
#include "indexer/extract/html/page.hpp"

namespace backfile::internal {

// A date that was found, from markup or print.
struct DateCandidate {
  Date date;
  DateLabel label = DateLabel::none;
  bool attribute = false;  // of an element that prints another text
  Where where = Where::between;
  int weight = 0;  // of markup
  Evidence evidence;
  bool in_text = false;        // printed in the first lines of the body
  bool beside_author = false;  // "by Kester · Jan 3, 2025"
  std::string_view note;       // what of it is left out
};

using DateCandidates = std::vector<DateCandidate>;

// Of markup, for `published` or `updated`; the most trusted first.
[[nodiscard]] DateCandidates stated_dates(Page const& page, ClaimField field);
// What the first date that the page states and that cannot be read is, and why; empty for none.
[[nodiscard]] std::string unread_date(Page const& page);
// In the lines around title and body.
[[nodiscard]] DateCandidates dates_in_print(Page const& page);
// "Published" and one day, or a day with its change behind it, anywhere on the page but in its text
// and in other stories; nothing where there are several days.
[[nodiscard]] DateCandidates dates_far_off(Page const& page);
// <time datetime> whose text ("3 hours ago") is no date.
[[nodiscard]] DateCandidates timed_dates(Page const& page);
// "…/2023/01/17/…" or "…/2023-01-17-…" in the page's address.
[[nodiscard]] std::optional<DateCandidate> addressed_date(Page const& page);

[[nodiscard]] std::int64_t days_apart(Date const& a, Date const& b);

}  // namespace backfile::internal
