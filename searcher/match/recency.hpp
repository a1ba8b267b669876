// New articles before old ones, where that was asked for.
#pragma once

#include <backfile/date.hpp>
#include <string_view>

namespace backfile::internal {

// score · (1 + 2^(−age / half_life)): twice the score on the day itself, one and a half times it a
// half-life earlier. An article without a date keeps its score: it is not taken for new, and
// stands beside articles of the same score that are very old.
class Recency {
 public:
  static constexpr double kMost = 2.0;  // no factor is greater

  Recency(double half_life_days, Day const& today) : half_life_{half_life_days}, today_{today} {}

  // `key`: the sort key of a date (terms.hpp), empty without one. A month or year counts from its
  // first day; days to come count as today.
  [[nodiscard]] double factor(std::string_view key) const;

  [[nodiscard]] double half_life() const { return half_life_; }
  [[nodiscard]] Day const& today() const { return today_; }

 private:
  double half_life_;
  Day today_;
};

}  // namespace backfile::internal
