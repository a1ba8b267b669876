// Now, in the time zone of the question.
#pragma once

#include <cstdint>

#include "indexer/analysis/zones.hpp"
#include "searcher/query/parser.hpp"

namespace backfile::internal {

class Clock {
 public:
  // Throws Error bad_value for an unknown zone or a `now` that is not a moment.
  explicit Clock(ParseOptions const& options);
  [[nodiscard]] Day today() const { return day_at(now_); }
  [[nodiscard]] Day day_before(std::int64_t seconds) const { return day_at(now_ - seconds); }

  // The day in the zone of a moment that states its offset; the day as written without one.
  [[nodiscard]] Day day_of(Date const& moment) const;

 private:
  // Throws Error bad_date outside of the years 1 to 9999.
  [[nodiscard]] Day day_at(std::int64_t seconds_since_1970) const;

  Zone zone_;
  std::int64_t now_ = 0;
};

}  // namespace backfile::internal
