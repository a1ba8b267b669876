#include "searcher/match/recency.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace backfile::internal {
namespace {

// Two or four digits of a key; `missing` where it ends before.
int digits(std::string_view key, std::size_t at, std::size_t size, int missing) {
  int number = missing;
  if (key.size() >= at + size) std::from_chars(key.data() + at, key.data() + at + size, number);
  return number;
}

}  // namespace

double Recency::factor(std::string_view key) const {
  if (key.size() < 4) return 1.0;
  Day const day{digits(key, 0, 4, 0), static_cast<unsigned>(digits(key, 4, 2, 1)),
                static_cast<unsigned>(digits(key, 6, 2, 1))};
  auto const age = std::max<std::int64_t>(0, today_.number() - day.number());
  return 1.0 + std::exp2(-static_cast<double>(age) / half_life_);
}

}  // namespace backfile::internal
