// Units of time as words, and stretches of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "searcher/query/dates.hpp"

namespace backfile::internal {

enum class Unit : std::uint8_t { second, minute, hour, day, week, month, quarter, year };

// The unit that a word names: d, days, wk, mo, m (months), min … Any case.
[[nodiscard]] std::optional<Unit> unit_from(std::string_view word);

// 3, three or a.
[[nodiscard]] std::optional<unsigned> amount_from(DatePiece const& piece);

// Calendar parts, and seconds for what is shorter than a day.
struct Stretch {
  Period period;
  std::int64_t seconds = 0;
};

// Throws Error bad_date for an amount beyond any calendar.
void add(Stretch& stretch, unsigned amount, Unit unit);

// The whole unit around a day; weeks start on Monday.
[[nodiscard]] DaySpan unit_around(Day const& day, Unit unit);

}  // namespace backfile::internal
